import type { Locale } from '@leora/domain/account/inputs'
import type { Role } from '@leora/domain/actor'

export const roleNames: Record<Locale, Record<Role, string>> = {
  en: {
    owner: 'owner',
    manager: 'manager',
    rep: 'sales rep',
    warehouse: 'warehouse',
    viewer: 'viewer',
  },
  de: {
    owner: 'Inhaber',
    manager: 'Leitung',
    rep: 'Außendienst',
    warehouse: 'Lager',
    viewer: 'Nur lesen',
  },
}
