import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '#shared/parts/avatar.tsx'
import classes from './sign-in.module.css'
import { type DemoAccount, loadDemoAccounts } from './sign-in-config.ts'

type Refusal = 'refused' | 'tooMany' | 'failed'

async function signIn(email: string, password: string): Promise<Refusal | null> {
  try {
    const response = await fetch('/api/auth/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    if (response.ok) return null
    if (response.status === 429) return 'tooMany'
    return response.status < 500 ? 'refused' : 'failed'
  } catch {
    return 'failed'
  }
}

export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [working, setWorking] = useState<string | null>(null)
  const [accounts, setAccounts] = useState<DemoAccount[]>([])

  useEffect(() => {
    loadDemoAccounts().then(setAccounts, () => setAccounts([]))
  }, [])

  const enter = async (as: { email: string; password: string }, what: string) => {
    setWorking(what)
    setRefusal(null)
    const answer = await signIn(as.email, as.password)
    if (answer === null) return onSignedIn()
    setWorking(null)
    setRefusal(answer)
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void enter({ email: email.trim(), password }, 'form')
  }

  return (
    <>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          label={t('signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
        />
        <div role="alert">
          {refusal && <p className={classes.refusal}>{t(`signIn.${refusal}`)}</p>}
        </div>
        <Button
          type="submit"
          fullWidth
          disabled={email.trim() === '' || password === '' || working !== null}
          className={classes.submit ?? ''}
        >
          {working === 'form' ? t('signIn.working') : t('signIn.submit')}
        </Button>
      </form>
      {accounts.length > 0 && (
        <DemoAccounts
          accounts={accounts}
          working={working}
          onPick={(account) => void enter(account, account.email)}
        />
      )}
    </>
  )
}

interface DemoAccountsProps {
  accounts: DemoAccount[]
  working: string | null
  onPick: (account: DemoAccount) => void
}

function DemoAccounts({ accounts, working, onPick }: DemoAccountsProps) {
  const { t } = useTranslation()
  return (
    <section className={classes.demo} aria-labelledby="demo-title">
      <h2 id="demo-title">{t('signIn.demo')}</h2>
      <div className={classes.accounts}>
        {accounts.map((account) => (
          <button
            key={account.email}
            type="button"
            className={classes.account}
            disabled={working !== null}
            onClick={() => onPick(account)}
          >
            <Avatar name={account.name} size={28} />
            <span className={classes.accountText}>
              <b>{t(`frame.role.${account.role}`)}</b>
              <span>{account.email}</span>
            </span>
          </button>
        ))}
      </div>
      <p className={classes.hint}>{t('signIn.demoHint')}</p>
    </section>
  )
}
