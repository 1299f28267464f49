import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './sign-in-acts.module.css'

const ChangePassword = lazy(() =>
  import('./change-password.tsx').then((module) => ({ default: module.ChangePassword })),
)
const ChangeEmail = lazy(() =>
  import('./change-email.tsx').then((module) => ({ default: module.ChangeEmail })),
)

/** Changes what one signs in with. */
export function SignInActs() {
  const { t } = useTranslation()
  const [act, setAct] = useState<'password' | 'email' | null>(null)
  const close = () => setAct(null)
  return (
    <>
      <div className={classes.acts}>
        <Button variant="default" onClick={() => setAct('password')}>
          {t('invitations.password.change')}
        </Button>
        <Button variant="default" onClick={() => setAct('email')}>
          {t('invitations.address.change')}
        </Button>
      </div>
      <Suspense>
        {act === 'password' && <ChangePassword onClose={close} />}
        {act === 'email' && <ChangeEmail onClose={close} />}
      </Suspense>
    </>
  )
}
