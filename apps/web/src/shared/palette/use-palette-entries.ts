import { trpc } from '@leora/client'
import { canCreateCustomer } from '@leora/domain/customers/policy'
import {
  IconArrowsExchange,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconPlus,
  IconSun,
} from '@tabler/icons-react'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { createElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '#shared/parts/avatar.tsx'
import { places, placesFor } from '#shared/places/places.ts'
import { useActor, useMe } from '#shared/session/me.ts'
import { useUpdateProfile } from '#shared/session/use-preferences.ts'
import { useSwitchTenant } from '#shared/session/use-switch-tenant.ts'
import { matches } from './matches.ts'

export interface PaletteEntry {
  id: string
  title: string
  detail?: string
  icon: ReactNode
  keys?: string
  run: () => void
}

const placeKeys: Partial<Record<string, string>> = {
  today: 'g t',
  tasks: 'g d',
  customers: 'g c',
  audit: 'g h',
}
const iconOf = (icon: typeof IconPlus) =>
  createElement(icon, { size: 16, stroke: 1.75, 'aria-hidden': true })

/** What the frame does rather than the palette. */
export interface FrameActs {
  onShortcuts: () => void
  onSignOut: () => void
}

export function usePaletteEntries(
  text: string,
  settled: string,
  { onShortcuts, onSignOut }: FrameActs,
) {
  const { t } = useTranslation()
  const me = useMe()
  const actor = useActor()
  const navigate = useNavigate()
  const updateProfile = useUpdateProfile()
  const switchTenant = useSwitchTenant()
  const search = trpc.crm.customers.search.useQuery(
    { text: settled, limit: 8 },
    { enabled: settled !== '', placeholderData: keepPreviousData },
  )

  const pages: PaletteEntry[] = placesFor(me).map((name) => ({
    id: `page-${name}`,
    title: t(`frame.nav.${name}`),
    icon: iconOf(places[name].icon),
    ...(placeKeys[name] && { keys: placeKeys[name] }),
    run: () => void navigate({ to: places[name].to }),
  }))

  const otherTheme =
    document.documentElement.getAttribute('data-mantine-color-scheme') === 'dark' ? 'light' : 'dark'
  const actions: PaletteEntry[] = [
    ...(canCreateCustomer(actor, {}).allowed
      ? [
          {
            id: 'new-customer',
            title: t('frame.palette.newCustomer'),
            icon: iconOf(IconPlus),
            keys: 'c',
            run: () => void navigate({ to: '/customers', search: { create: true } }),
          },
        ]
      : []),
    {
      id: 'theme',
      title: t('frame.palette.switchTheme', {
        theme: t(
          otherTheme === 'dark' ? 'frame.top.themeDark' : 'frame.top.themeLight',
        ).toLowerCase(),
      }),
      icon: iconOf(otherTheme === 'dark' ? IconMoon : IconSun),
      run: () => updateProfile({ theme: otherTheme }),
    },
    ...me.tenants
      .filter((tenant) => tenant.id !== me.tenant.id)
      .map((tenant) => ({
        id: `tenant-${tenant.id}`,
        title: t('frame.palette.switchTenant', { tenant: tenant.name }),
        icon: iconOf(IconArrowsExchange),
        run: () => switchTenant(tenant.id),
      })),
    {
      id: 'shortcuts',
      title: t('frame.top.shortcuts'),
      icon: iconOf(IconKeyboard),
      keys: '?',
      run: onShortcuts,
    },
    {
      id: 'sign-out',
      title: t('frame.top.signOut'),
      icon: iconOf(IconLogout),
      run: onSignOut,
    },
  ]

  const customers: PaletteEntry[] =
    text === '' || !search.data
      ? []
      : search.data.items.map((hit) => ({
          id: hit.id,
          title: hit.name,
          detail: [hit.number, hit.city].filter(Boolean).join(' · '),
          icon: createElement(Avatar, { name: hit.name, size: 20, isSquare: true }),
          run: () => void navigate({ to: '/customers/$id', params: { id: hit.id } }),
        }))

  const groups = [
    {
      name: search.data?.areSimilar ? ('similarCustomers' as const) : ('customers' as const),
      entries: customers,
    },
    { name: 'pages' as const, entries: pages.filter((entry) => matches(entry.title, text)) },
    { name: 'actions' as const, entries: actions.filter((entry) => matches(entry.title, text)) },
  ].filter((group) => group.entries.length > 0)

  return { groups, isSearching: search.isFetching || text !== settled }
}
