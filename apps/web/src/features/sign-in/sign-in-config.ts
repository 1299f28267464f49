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

/** The accounts offered on a demo install; none anywhere else. */
export async function loadDemoAccounts(): Promise<DemoAccount[]> {
  const response = await fetch('/api/auth/config')
  if (!response.ok) return []
  const config = (await response.json()) as { demo?: unknown; accounts?: unknown }
  return config.demo === true && Array.isArray(config.accounts)
    ? config.accounts.flatMap(readAccount)
    : []
}
