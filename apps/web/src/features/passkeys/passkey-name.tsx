import { renamePasskeyInput } from '@leora/domain/passkeys/inputs'
import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { rulesOf } from '#shared/forms/rules-of.ts'
import classes from '#shared/parts/proof-list.module.css'

interface PasskeyNameProps {
  text: string
  initial: string
  submit: string
  isWorking: boolean
  /** Why the last try failed. */
  refusal: string | null
  /** What else is asked. */
  children?: ReactNode
  onSubmit: (name: string) => void
  onCancel: () => void
}

/** A name for a passkey, and what is done with it. */
export function PasskeyName(props: PasskeyNameProps) {
  const { t } = useTranslation()
  const form = useForm<{ name: string }>({
    initialValues: { name: props.initial },
    validate: rulesOf(renamePasskeyInput.pick({ name: true })),
  })
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit(({ name }) => props.onSubmit(name))}
    >
      <p className={classes.text}>{props.text}</p>
      <TextInput
        label={t('passkeys.name')}
        data-autofocus
        maxLength={80}
        {...form.getInputProps('name')}
        error={form.errors['name'] ?? props.refusal}
      />
      {props.children}
      <div className={classes.actions}>
        <Button variant="default" onClick={props.onCancel}>
          {t('frame.action.cancel')}
        </Button>
        <Button type="submit" disabled={props.isWorking}>
          {props.isWorking ? t('passkeys.waiting') : props.submit}
        </Button>
      </div>
    </form>
  )
}
