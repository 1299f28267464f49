import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { postIdentity } from '#shared/session/identity-call.ts'
import classes from './sign-in.module.css'

/** Asks once more before it ends anything: programs that check mail open its links, too. */
export function NotMe({ token }: { token: string }) {
  const { t } = useTranslation()
  const [state, setState] = useState<'asking' | 'working' | 'done'>('asking')
  const [refusal, setRefusal] = useState<string | null>(null)
  if (state === 'done') {
    return (
      <div role="status">
        <p>{t('sessions.notMe.done')}</p>
        <a href="/sign-in">{t('signIn.title')}</a>
      </div>
    )
  }
  const act = async () => {
    setState('working')
    const answer = await postIdentity('/api/auth/not-me', { token })
    setState(answer.isDone ? 'done' : 'asking')
    setRefusal(answer.isDone ? null : answer.sentence)
  }
  return (
    <>
      <p>{t('sessions.notMe.text')}</p>
      <div role="alert">{refusal && <p className={classes.refusal}>{refusal}</p>}</div>
      <Button
        fullWidth
        variant="danger"
        disabled={state === 'working'}
        onClick={() => void act()}
        className={classes.submit ?? ''}
      >
        {t('sessions.notMe.act')}
      </Button>
    </>
  )
}
