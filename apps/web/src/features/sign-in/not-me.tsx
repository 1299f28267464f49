import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './sign-in.module.css'

type State = 'asking' | 'working' | 'done' | 'used' | 'failed'

// The token stands behind the #, so that no server on the way sees or logs it.
async function endEverything(token: string): Promise<State> {
  try {
    const response = await fetch('/api/auth/not-me', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    if (response.ok) return 'done'
    return response.status === 404 || response.status === 400 ? 'used' : 'failed'
  } catch {
    return 'failed'
  }
}

/** Asks once more before it ends anything: programs that check mail open its links, too. */
export function NotMe({ token }: { token: string }) {
  const { t } = useTranslation()
  const [state, setState] = useState<State>('asking')
  if (state === 'done' || state === 'used') {
    return (
      <div role="status">
        <p>{t(`sessions.notMe.${state}`)}</p>
        <a href="/sign-in">{t('signIn.title')}</a>
      </div>
    )
  }
  const act = async () => {
    setState('working')
    setState(await endEverything(token))
  }
  return (
    <>
      <p>{t('sessions.notMe.text')}</p>
      <div role="alert">
        {state === 'failed' && <p className={classes.refusal}>{t('sessions.notMe.failed')}</p>}
      </div>
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
