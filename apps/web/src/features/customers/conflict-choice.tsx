import type { CustomerChanges } from '@leora/domain/customers/inputs'
import { useTranslation } from 'react-i18next'
import { FieldChoice } from '#shared/conflict/field-choice.tsx'
import { resolveConflict } from './conflict.ts'
import { useFieldText } from './use-field-text.ts'
import type { OpenConflict } from './use-update-customer.ts'

interface ConflictChoiceProps {
  conflict: OpenConflict
  onResolve: (changes: CustomerChanges) => void
  onClose: () => void
}

export function ConflictChoice({ conflict, onResolve, onClose }: ConflictChoiceProps) {
  const { t } = useTranslation()
  const { contested, current, mine } = conflict
  const textOf = useFieldText(current.currency)
  return (
    <FieldChoice
      name={current.name}
      contested={contested.map((field) => ({
        field,
        label: t(`customers.field.${field}`),
        mine: textOf(field, mine[field]),
        theirs: textOf(field, current[field]),
      }))}
      onResolve={(choice) => onResolve(resolveConflict(mine, conflict, choice))}
      onClose={onClose}
    />
  )
}
