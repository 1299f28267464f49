import { type Role, roles } from '@leora/domain/actor'

export interface DemoAccount {
  email: string
  name: string
  role: Role
  tenant: string
  password: string
}

const demoPassword = 'leora-demo-sign-in'

function readAccount(raw: unknown): DemoAccount[] {
  if (typeof raw !== 'object' || raw === null) return []
  const { email, name, role, tenant, password } = raw as Record<string, unknown>
  if (typeof email !== 'string') return []
  const [person = '', host = ''] = email.split('@')
  const known = roles.find((one) => one === (role ?? person.replace(/\d+$/, '')))
  if (!known) return []
  return [
    {
      email,
      role: known,
      name: typeof name === 'string' ? name : person,
      tenant: typeof tenant === 'string' ? tenant : host,
      password: typeof password === 'string' ? password : demoPassword,
    },
  ]
}

export interface SignInConfig {
  /** The accounts offered on a demo install; none anywhere else. */
  accounts: DemoAccount[]
  isSignUpOpen: boolean
  /** True on a demo without a mail server, which shows the mail it cannot send. */
  showsOutbox: boolean
  hasPasskeys: boolean
  /** The name of the provider one may sign in with. */
  provider: string | null
}

export async function loadSignInConfig(): Promise<SignInConfig> {
  const response = await fetch('/api/auth/config')
  const config = response.ok ? ((await response.json()) as Record<string, unknown>) : {}
  const { demo, accounts, signUp, outbox, passkeys, provider } = config
  return {
    accounts: demo === true && Array.isArray(accounts) ? accounts.flatMap(readAccount) : [],
    isSignUpOpen: signUp === true,
    showsOutbox: outbox === true,
    provider: typeof provider === 'string' ? provider : null,
    hasPasskeys: passkeys === true && window.isSecureContext && 'PublicKeyCredential' in window,
  }
}
