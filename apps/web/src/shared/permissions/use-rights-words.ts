import type { Role } from '@leora/domain/actor'
import type { Act, Reach } from '@leora/domain/permissions/acts'
import { hasReach } from '@leora/domain/permissions/acts'
import type { FieldAccess, RuledField } from '@leora/domain/permissions/fields'
import { useTranslation } from 'react-i18next'

/** The names of rights, reaches and fields in the reader's language. */
export function useRightsWords() {
  const { t } = useTranslation()
  return {
    act: (act: Act) => t(`rights.act.${act}`),
    field: (field: RuledField) => t(`rights.field.${field}`),
    access: (access: FieldAccess) => t(`rights.access.${access}`),
    role: (role: Role) => t(`frame.role.${role}`),
    /** Short, for a row of choices. */
    reach: (act: Act, reach: Reach | null) => {
      if (!hasReach(act)) return t(reach === null ? 'rights.roles.no' : 'rights.roles.yes')
      return t(`rights.reach.${reach ?? 'none'}`)
    },
    /** In full, for a sentence about one right. */
    reachLong: (act: Act, reach: Reach | null) => {
      if (!hasReach(act)) return t(reach === null ? 'rights.roles.no' : 'rights.roles.yes')
      return act === 'customers.assign'
        ? t(`rights.assignReach.${reach ?? 'none'}`)
        : t(`rights.reachLong.${reach ?? 'none'}`)
    },
  }
}
