import type { FactorMethod, SignInAnswer } from '@leora/domain/sign-in/sign-in'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withWords } from '#shared/i18n/with-words.ts'
import { Avatar } from '#shared/parts/avatar.tsx'
import { postIdentity } from '#shared/session/identity-call.ts'
import entryClasses from './entry.module.css'
import { OtherWays } from './other-ways.tsx'
import classes from './sign-in.module.css'
import { type DemoAccount, loadSignInConfig, type SignInConfig } from './sign-in-config.ts'

const loadFactorStep = withWords(() => import('./factor-step.tsx'))
const FactorStep = lazy(() => loadFactorStep().then((module) => ({ default: module.FactorStep })))

const loadNoCompany = withWords(() => import('./no-company.tsx'))
const NoCompany = lazy(() => loadNoCompany().then((module) => ({ default: module.NoCompany })))

const loadRefusal = withWords(() => import('./provider-refusal.tsx'))
const ProviderRefusal = lazy(() =>
  loadRefusal().then((module) => ({ default: module.ProviderRefusal })),
)

export interface BegunSignIn {
  factors?: readonly FactorMethod[]
  /** Why a provider's sign-in ended. */
  refused?: string
}

interface SignInFormProps {
  /** The only address that leads on from here, such as an invited one. */
  address?: string
  /** What the mail of an invitation carried, which this sign-in accepts. */
  invitation?: string
  onSignedIn: () => void
  /** Where the person wanted to go. */
  from?: string | undefined
  /** How a sign-in went that a provider sent back. */
  begun?: BegunSignIn
}

export function SignInForm(props: SignInFormProps) {
  const { address, invitation, onSignedIn, from, begun = {} } = props
  const { t } = useTranslation()
  const [email, setEmail] = useState(address ?? '')
  const [password, setPassword] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const [refused, setRefused] = useState(begun.refused)
  const [working, setWorking] = useState<string | null>(null)
  const [factors, setFactors] = useState<readonly FactorMethod[] | null>(begun.factors ?? null)
  const [worksNowhere, setWorksNowhere] = useState(false)
  const [config, setConfig] = useState<SignInConfig | null>(null)

  useEffect(() => {
    loadSignInConfig().then(setConfig, () => setConfig(null))
  }, [])
  const accounts = address === undefined ? (config?.accounts ?? []) : []

  const enter = async (as: { email: string; password: string }, what: string) => {
    setWorking(what)
    setRefusal(null)
    setRefused(undefined)
    const { email, password } = as
    const step = await postIdentity<SignInAnswer>('/api/auth/sign-in', {
      email,
      password,
      invitation,
    })
    if (step.isDone) return follow(step.answer)
    setWorking(null)
    setRefusal(step.sentence)
  }
  const follow = (answer: SignInAnswer) => {
    if (answer.next === 'done') return onSignedIn()
    setWorking(null)
    if (answer.next === 'factor') setFactors(answer.methods)
    else setWorksNowhere(true)
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    void enter({ email: email.trim(), password }, 'form')
  }

  if (worksNowhere) {
    return (
      <Suspense fallback={null}>
        <NoCompany
          isSignUpOpen={config?.isSignUpOpen ?? false}
          onBack={() => {
            setWorksNowhere(false)
            setFactors(null)
          }}
        />
      </Suspense>
    )
  }
  if (factors) {
    return (
      <Suspense fallback={null}>
        <FactorStep methods={factors} onStep={follow} onBack={() => setFactors(null)} />
      </Suspense>
    )
  }
  return (
    <>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          label={t('signIn.email')}
          type="email"
          name="email"
          autoComplete="username webauthn"
          autoFocus={address === undefined}
          readOnly={address !== undefined}
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('signIn.password')}
          name="password"
          autoComplete="current-password"
          autoFocus={address !== undefined}
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
        />
        <div>
          <div role="alert">{refusal && <p className={classes.refusal}>{refusal}</p>}</div>
          <Suspense>{refused && <ProviderRefusal reason={refused} />}</Suspense>
        </div>
        <Button
          type="submit"
          fullWidth
          disabled={email.trim() === '' || password === '' || working !== null}
          className={classes.submit ?? ''}
        >
          {working === 'form' ? t('signIn.working') : t('signIn.submit')}
        </Button>
        <Link to="/forgot" className={entryClasses.link ?? ''}>
          {t('signIn.forgot')}
        </Link>
      </form>
      {config && (config.hasPasskeys || config.provider) && (
        <OtherWays
          config={config}
          from={from}
          invitation={invitation}
          isBusy={working !== null}
          onStep={follow}
        />
      )}
      {config?.isSignUpOpen && address === undefined && (
        <p className={entryClasses.other}>
          {t('signIn.isNew')} <Link to="/sign-up">{t('signIn.signUp')}</Link>
        </p>
      )}
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
            <Avatar name={account.name} size={20} />
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
