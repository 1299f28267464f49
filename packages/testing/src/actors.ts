import { randomBytes, randomInt } from 'node:crypto'
import { newApiKeySecret } from '@leora/api/account/api-key-secret'
import type { RequestContext } from '@leora/api/context'
import { createCaller } from '@leora/api/root'
import { type Credential, hashToken } from '@leora/db/tenant'
import { type ApiScope, type Role, roles } from '@leora/domain/actor'
import { uuid7 } from '@leora/domain/uuid7'
import type { TestDatabase } from './database.ts'
import { servicesOf } from './services.ts'

export type Caller = ReturnType<typeof createCaller>

/** A signed-in person, or a key that acts for one. */
export interface TestActor {
  readonly database: TestDatabase
  readonly tenantId: string
  readonly userId: string
  readonly role: Role
  readonly name: string
  readonly email: string
  /** The session, or the key. */
  readonly sessionId: string
  readonly token: string
  readonly credential: Credential
  readonly caller: Caller
}

export interface TestTenant extends Readonly<Record<Role, TestActor>> {
  readonly tenant: { readonly id: string; readonly name: string }
}

/** A company of its own with one signed-in person per role. */
export async function aTenant(
  database: TestDatabase,
  { name = 'Harbour Beverages' }: { name?: string } = {},
): Promise<TestTenant> {
  const id = uuid7()
  await database.admin`
    insert into tenants (tenant_id, name, number_prefix)
    values (${id}, ${name}, ${randomLetter() + randomLetter()})`
  const [owner, manager, rep, warehouse, viewer] = await Promise.all(
    roles.map((role) => aMember(database, id, role)),
  )
  if (!owner || !manager || !rep || !warehouse || !viewer) throw new Error('A role has no member.')
  return { tenant: { id, name }, owner, manager, rep, warehouse, viewer }
}

/** One more person of a company, signed in. */
export async function aMember(
  database: TestDatabase,
  tenantId: string,
  role: Role,
): Promise<TestActor> {
  const userId = uuid7()
  const word = randomBytes(4).toString('hex')
  const name = `${role} ${word}`
  const email = `${role}.${word}@example.test`
  await database.admin`insert into auth.users (id, email, name) values (${userId}, ${email}, ${name})`
  await database.admin`
    insert into members (tenant_id, user_id, role) values (${tenantId}, ${userId}, ${role})`
  return await signIn(database, { tenantId, userId, role, name, email })
}

type Person = Pick<TestActor, 'tenantId' | 'userId' | 'role' | 'name' | 'email'>

export interface Proofs {
  isFactorProven?: boolean
  isSteppedUp?: boolean
}

/** One more session of the same person, who has just proven to be there unless said otherwise. */
export async function signIn(
  database: TestDatabase,
  person: Person,
  { isFactorProven = true, isSteppedUp = true }: Proofs = {},
): Promise<TestActor> {
  const { tenantId, userId, role, name, email } = person
  const sql = database.admin
  const token = randomBytes(32).toString('base64url')
  const sessionId = uuid7()
  const credential: Credential = { kind: 'session', tokenHash: hashToken(token) }
  await database.admin`
    insert into auth.sessions (id, token_hash, user_id, tenant_id, user_agent, ip_address, expires_at,
      factor_proven_at, stepped_up_at)
    values (${sessionId}, ${credential.tokenHash}, ${userId}, ${tenantId}, 'Test browser', '192.0.2.1',
      now() + interval '1 day', ${isFactorProven ? sql`now()` : null}, ${isSteppedUp ? sql`now()` : null})`
  const caller = callerOf(database, credential)
  return { database, tenantId, userId, role, name, email, sessionId, token, credential, caller }
}

/** A key of this person with these rights. */
export async function anApiKey(person: TestActor, scopes: readonly ApiScope[]): Promise<TestActor> {
  const token = newApiKeySecret()
  const sessionId = uuid7()
  const credential: Credential = { kind: 'key', tokenHash: hashToken(token) }
  await person.database.admin`
    insert into api_keys (tenant_id, id, token_hash, user_id, name, scopes, expires_at)
    values (${person.tenantId}, ${sessionId}, ${credential.tokenHash}, ${person.userId}, 'Test key',
      ${[...scopes]}, now() + interval '1 day')`
  const caller = callerOf(person.database, credential)
  return { ...person, sessionId, token, credential, caller }
}

/** Calls procedures as this credential, or signed out; each call is a request with its own id. */
export function callerOf(
  database: TestDatabase,
  credential: Credential | null,
  { isWire = false }: { isWire?: boolean } = {},
): Caller {
  return createCaller(
    (): RequestContext => ({
      ...servicesOf(database),
      credential,
      isWire,
      request: { id: `req-${uuid7()}`, ip: '192.0.2.1', agent: 'Test browser' },
    }),
  )
}

function randomLetter(): string {
  return String.fromCharCode(65 + randomInt(26))
}
