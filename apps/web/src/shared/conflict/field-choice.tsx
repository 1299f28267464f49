import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './field-choice.module.css'

export type Side = 'mine' | 'theirs'

export interface ContestedField {
  field: string
  label: string
  /** Both values in the reader's words; null for one that is not set. */
  mine: string | null
  theirs: string | null
}

interface FieldChoiceProps {
  /** What was changed by two people. */
  name: string
  contested: readonly ContestedField[]
  onResolve: (choice: Readonly<Record<string, Side>>) => void
  onClose: () => void
}

/** Two people wrote the same field: each value is shown, one is chosen. */
export function FieldChoice({ name, contested, onResolve, onClose }: FieldChoiceProps) {
  const { t } = useTranslation()
  const [choice, setChoice] = useState<Record<string, Side>>(() =>
    Object.fromEntries(contested.map(({ field }) => [field, 'mine'])),
  )

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('customers.conflict.title')}
      size={560}
      closeButtonProps={{ 'aria-label': t('frame.action.close') }}
    >
      <p className={classes.text}>{t('customers.conflict.text', { name })}</p>
      {contested.map(({ field, label, ...values }) => (
        <fieldset key={field} className={classes.contest}>
          <legend>{label}</legend>
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
                <bdi>{values[side] ?? t('customers.notSet')}</bdi>
              </span>
            </label>
          ))}
        </fieldset>
      ))}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('customers.conflict.keepTheirs')}
        </Button>
        <Button onClick={() => onResolve(choice)}>{t('customers.conflict.save')}</Button>
      </div>
    </Modal>
  )
}
