import type { CustomerChanges } from '@leora/domain/customers/inputs'
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { resolveConflict } from './conflict.ts'
import type { EditableField } from './customer-fields.ts'
import classes from './customer-record.module.css'
import { useFieldText } from './use-field-text.ts'
import type { OpenConflict } from './use-update-customer.ts'

interface ConflictChoiceProps {
  conflict: OpenConflict
  onResolve: (changes: CustomerChanges) => void
  onClose: () => void
}

type Side = 'mine' | 'theirs'

/** Two people wrote the same field: each value is shown, one is chosen. */
export function ConflictChoice({ conflict, onResolve, onClose }: ConflictChoiceProps) {
  const { t } = useTranslation()
  const textOf = useFieldText(conflict.current.currency)
  const [choice, setChoice] = useState<Partial<Record<EditableField, Side>>>(() =>
    Object.fromEntries(conflict.contested.map((field) => [field, 'mine'])),
  )
  const readValue = (field: EditableField, side: Side) =>
    textOf(field, side === 'mine' ? conflict.mine[field] : conflict.current[field]) ??
    t('customers.notSet')

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('customers.conflict.title')}
      size={560}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      <p className={classes.conflictText}>
        {t('customers.conflict.text', { name: conflict.current.name })}
      </p>
      {conflict.contested.map((field) => (
        <fieldset key={field} className={classes.contest}>
          <legend>{t(`customers.field.${field}`)}</legend>
          {(['mine', 'theirs'] as const).map((side) => (
            <label
              key={side}
              className={classes.option}
              data-chosen={choice[field] === side || undefined}
            >
              <input
                type="radio"
                name={field}
                checked={choice[field] === side}
                onChange={() => setChoice((before) => ({ ...before, [field]: side }))}
              />
              <span>
                <b>{t(`customers.conflict.${side}`)}</b>
                <bdi>{readValue(field, side)}</bdi>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <div className={classes.conflictActions}>
        <Button variant="default" onClick={onClose}>
          {t('customers.conflict.keepTheirs')}
        </Button>
        <Button onClick={() => onResolve(resolveConflict(conflict.mine, conflict, choice))}>
          {t('customers.conflict.save')}
        </Button>
      </div>
    </Modal>
  )
}
