import { type Role, roles } from '@leora/domain/actor'
import {
  type Icon,
  IconBuildingStore,
  IconDevices,
  IconHistory,
  IconKey,
  IconProgressCheck,
  IconShieldCheck,
  IconShieldLock,
  IconSun,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react'

const keepers = ['owner', 'manager'] as const satisfies readonly Role[]

/** Every place one can go, in the order and groups of the navigation. */
export const places = {
  today: { to: '/', group: 'sell', icon: IconSun, roles, phone: true },
  customers: { to: '/customers', group: 'sell', icon: IconBuildingStore, roles, phone: true },
  members: { to: '/admin/members', group: 'admin', icon: IconUsers, roles: keepers, phone: false },
  securityOverview: {
    to: '/admin/security',
    group: 'admin',
    icon: IconShieldCheck,
    roles: keepers,
    phone: false,
  },
  audit: { to: '/admin/audit', group: 'admin', icon: IconHistory, roles: keepers, phone: true },
  jobs: {
    to: '/admin/jobs',
    group: 'admin',
    icon: IconProgressCheck,
    roles: keepers,
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
    phone: false,
  },
} as const satisfies Record<
  string,
  { to: string; group: string; icon: Icon; roles: readonly Role[]; phone: boolean }
>

export type Place = keyof typeof places
export const placeNames = Object.keys(places) as Place[]
export const placeGroups = ['sell', 'admin', 'settings'] as const

export function placesFor(role: Role): Place[] {
  return placeNames.filter((name) => (places[name].roles as readonly Role[]).includes(role))
}
