import { notMeInput } from '@leora/domain/sign-in/inputs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './entry.module.css'
import { EntryForm } from './entry-form.tsx'
import { useIdentityForm } from './use-identity-form.ts'
import { Closed, Outcome } from './ways.tsx'

/** Asks once more before it ends anything: programs that check mail open its links, too. */
export function NotMe({ token }: { token: string }) {
  const { t } = useTranslation()
  const [isDone, setDone] = useState(false)
  const form = useIdentityForm('/api/auth/not-me', notMeInput, () => setDone(true))
  if (isDone) return <Outcome text={t('sessions.notMe.done')} to={['signIn']} />
  if (form.isClosed) return <Closed sentence={form.refusal} to={['signIn', 'forgot']} />
  return (
    <>
      <p className={classes.intro}>{t('sessions.notMe.text')}</p>
      <EntryForm
        {...form}
        submit={t('sessions.notMe.act')}
        isDanger
        onSubmit={() => void form.send({ token })}
      />
    </>
  )
}
