import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './sign-in.module.css'

interface EntryFormProps {
  submit: string
  refusal: string | null
  isWorking: boolean
  isReady?: boolean
  /** True where it ends something. */
  isDanger?: boolean
  onSubmit: () => void
  children?: ReactNode
}

export function EntryForm(props: EntryFormProps) {
  const { submit, refusal, isWorking, isReady = true, isDanger = false, onSubmit, children } = props
  const { t } = useTranslation()
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
      <div role="alert">{refusal && <p className={classes.refusal}>{refusal}</p>}</div>
      <Button
        type="submit"
        fullWidth
        {...(isDanger && { variant: 'danger' })}
        disabled={isWorking || !isReady}
        className={classes.submit ?? ''}
      >
        {isWorking ? t('signUp.working') : submit}
      </Button>
    </form>
  )
}
