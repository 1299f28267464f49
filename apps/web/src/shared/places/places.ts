import type { Me } from '@leora/domain/account/account'
import { type Role, roles } from '@leora/domain/actor'
import type { Act } from '@leora/domain/permissions/acts'
import {
  type Icon,
  IconBuildingStore,
  IconChecklist,
  IconDevices,
  IconHistory,
  IconKey,
  IconProgressCheck,
  IconShieldCheck,
  IconShieldLock,
  IconSun,
  IconUserCircle,
  IconUserShield,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'

interface PlaceRule {
  to: string
  group: string
  icon: Icon
  roles: readonly Role[]
  /** With a permission set, any of these leads there; none are needed where there are none. */
  acts?: readonly Act[]
  phone: boolean
}

const keepers = ['owner', 'manager'] as const satisfies readonly Role[]

/**
 * Every place one can go, in the order and groups of the navigation. A permission set opens those whose act it
 * names; the roles stand here besides, so that the first page need not load the table of their rights.
 */
export const places = {
  today: { to: '/', group: 'sell', icon: IconSun, roles, phone: true },
  customers: {
    to: '/customers',
    group: 'sell',
    icon: IconBuildingStore,
    roles,
    acts: ['customers.read'],
    phone: true,
  },
  tasks: {
    to: '/tasks',
    group: 'sell',
    icon: IconChecklist,
    roles,
    acts: ['customers.read'],
    phone: true,
  },
  members: {
    to: '/admin/members',
    group: 'admin',
    icon: IconUsers,
    roles: keepers,
    acts: ['members.invite', 'members.suspend', 'access.explain'],
    phone: false,
  },
  teams: {
    to: '/admin/teams',
    group: 'admin',
    icon: IconUsersGroup,
    roles: keepers,
    acts: ['access.explain'],
    phone: false,
  },
  roles: {
    to: '/admin/roles',
    group: 'admin',
    icon: IconUserShield,
    roles: keepers,
    acts: ['access.explain'],
    phone: false,
  },
  securityOverview: {
    to: '/admin/security',
    group: 'admin',
    icon: IconShieldCheck,
    roles: ['owner'],
    acts: ['security.read'],
    phone: false,
  },
  audit: {
    to: '/admin/audit',
    group: 'admin',
    icon: IconHistory,
    roles: keepers,
    acts: ['audit.read'],
    phone: false,
  },
  jobs: {
    to: '/admin/jobs',
    group: 'admin',
    icon: IconProgressCheck,
    roles: keepers,
    acts: ['jobs.read'],
    phone: false,
  },
  profile: {
    to: '/settings/profile',
    group: 'settings',
    icon: IconUserCircle,
    roles,
    phone: false,
  },
  security: {
    to: '/settings/security',
    group: 'settings',
    icon: IconShieldLock,
    roles,
    phone: false,
  },
  sessions: { to: '/settings/sessions', group: 'settings', icon: IconDevices, roles, phone: false },
  apiKeys: {
    to: '/settings/api-keys',
    group: 'settings',
    icon: IconKey,
    roles: keepers,
    acts: ['apiKeys.manage'],
    phone: false,
  },
} as const satisfies Record<string, PlaceRule>

export type Place = keyof typeof places
export const placeNames = Object.keys(places) as Place[]
export const placeGroups = ['sell', 'admin', 'settings'] as const

type Visitor = Pick<Me, 'role' | 'permissionSet'>

export function placesFor({ role, permissionSet }: Visitor): Place[] {
  return placeNames.filter((name) => {
    const place: PlaceRule = places[name]
    if (permissionSet === null) return place.roles.includes(role)
    return place.acts?.some((act) => permissionSet.grants[act] !== undefined) ?? true
  })
}
