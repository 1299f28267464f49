import { listOutbox } from '@leora/api/identity-mail/list-outbox'
import { aTenant, type TestActor, type TestTenant } from '@leora/testing/actors'
import { anAuthenticator, aPassword } from '@leora/testing/builders/authenticator'
import { anIdentity } from '@leora/testing/builders/identity'
import { aPasskey } from '@leora/testing/builders/passkey'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import type { ProviderPerson } from '@leora/testing/simulators/sign-in-provider'
import { expect, test } from 'vitest'
import { comeBack, cookieOf, saidIn, start, useProvider } from './provider-visit.fixture.ts'

const database = useDatabase()
const visit = useProvider(database)
let guests = 0

/** Somebody new, at the keyboard of the provider, with an address that it has verified. */
function aGuest(person: Partial<ProviderPerson> = {}) {
  guests += 1
  const email = `guest-${guests}@example.test`
  visit.provider.person = {
    subject: `guest-${guests}`,
    email,
    isEmailVerified: true,
    name: '  Ada\n Lovelace ',
    ...person,
  }
  return visit.provider.person
}

async function invite({ owner }: TestTenant, email: string): Promise<string> {
  await owner.caller.admin.inviteMember({ email, role: 'warehouse' })
  const mails = await listOutbox(servicesOf(database))
  const mail = mails.find(
    ({ recipient, subject }) => recipient === email && /invited/.test(subject),
  )
  return /#([\w-]{43})/.exec(mail?.body ?? '')?.[1] ?? ''
}

async function aBrowser() {
  const { app } = await visit.aHost()
  const enter = async (invitation?: string) => {
    const left = await start(app, { input: { invitation } })
    expect(left.statusCode).toBe(200)
    const back = await visit.provider.visit(left.json().url)
    return await comeBack(app, back, cookieOf(left, 'leora-step'))
  }
  const me = async (answer: Awaited<ReturnType<typeof enter>>) => {
    const headers = { cookie: cookieOf(answer, 'leora') }
    const found = await app.inject({ url: '/trpc/account.me', headers })
    return found.json().result?.data ?? null
  }
  /** With what the browser held on to after it came back from there. */
  const prove = (from: Awaited<ReturnType<typeof enter>>, payload: object) =>
    app.inject({
      method: 'POST',
      url: '/api/auth/sign-in',
      headers: { 'sec-fetch-site': 'same-origin', cookie: cookieOf(from, 'leora-link') },
      payload,
    })
  return { app, enter, me, prove }
}

async function usersWith(email: string): Promise<number> {
  const [row] = await database.admin`
    select count(*)::int as count from auth.users where lower(email) = lower(${email})`
  return row?.['count']
}

const tenantsOf = async ({ userId }: TestActor) => {
  const rows = await database.admin`select tenant_id from members where user_id = ${userId}`
  return rows.map(({ tenant_id }) => String(tenant_id))
}

test('who is new joins by the link they opened, with the address that the provider verified (ASVS 6.4.1)', async () => {
  const company = await aTenant(database)
  const { email } = aGuest()
  const invitation = await invite(company, email.toUpperCase())
  const { enter, me } = await aBrowser()
  const answer = await enter(invitation)
  expect([answer.statusCode, answer.headers.location]).toEqual([302, '/'])
  expect(await me(answer)).toMatchObject({
    user: { name: 'Ada Lovelace' },
    tenant: { id: company.tenant.id },
    role: 'warehouse',
  })
  // Accepting consumed it, and left the record that it leaves by password.
  const [row] = await database.admin`
    select accepted_at is not null as "isAccepted", (select array_agg(distinct entity_type || ' ' || action)
      from audit_log a where a.tenant_id = i.tenant_id and a.actor_id = (select id from auth.users u
        where lower(u.email) = lower(i.email))) as record
    from invitations i where tenant_id = ${company.tenant.id}`
  expect(row).toEqual({ isAccepted: true, record: ['members created'] })
  const [password] = await database.admin`
    select 1 from auth.passwords p join auth.users u on u.id = p.user_id where lower(u.email) = lower(${email})`
  expect(password).toBeUndefined()
  // Known by now, and used by now.
  expect(saidIn(await enter(invitation), 'refused')).toBe('not_invited')
  expect((await me(await enter()))?.tenant.id).toBe(company.tenant.id)
})

test.each([
  ['expired', "expires_at = now() - interval '1 second'"],
  ['taken back', 'revoked_at = now()'],
  ['used', 'accepted_at = now()'],
])('an invitation that is %s lets nobody in, and leaves nobody behind', async (_name, change) => {
  const company = await aTenant(database)
  const { email } = aGuest()
  const invitation = await invite(company, email)
  await database.admin`
    update invitations set ${database.admin.unsafe(change)} where tenant_id = ${company.tenant.id}`
  const { enter } = await aBrowser()
  expect(saidIn(await enter(invitation), 'refused')).toBe('not_invited')
  expect(await usersWith(email)).toBe(0)
})

test('the link of somebody else is of no use, whoever holds it; nor is an address that is not verified', async () => {
  const company = await aTenant(database)
  const invitation = await invite(company, 'somebody-else@example.test')
  const { email } = aGuest()
  const { enter } = await aBrowser()
  expect(saidIn(await enter(invitation), 'refused')).toBe('not_invited')
  aGuest({ email: 'somebody-else@example.test', isEmailVerified: false })
  expect(saidIn(await enter(invitation), 'refused')).toBe('unverified')
  expect([await usersWith(email), await usersWith('somebody-else@example.test')]).toEqual([0, 0])
})

test('without the link nobody becomes a member, and who is invited is told where it is', async () => {
  const company = await aTenant(database)
  const { email } = aGuest()
  await invite(company, email)
  const { enter } = await aBrowser()
  expect(saidIn(await enter(), 'refused')).toBe('invited')
  expect(await usersWith(email)).toBe(0)

  // Whoever works somewhere already goes on there; a stranger's invitation changes nothing.
  const { rep } = await aTenant(database)
  const { issuer } = visit.provider
  const { subject } = await anIdentity(rep, { issuer })
  aGuest({ subject, email: rep.email })
  await invite(company, rep.email)
  expect((await enter()).headers.location).toBe('/')
  expect(await tenantsOf(rep)).toEqual([rep.tenantId])
})

test('who is known by the provider joins with the link, and lands in that company', async () => {
  const company = await aTenant(database)
  const { rep } = await aTenant(database)
  const { subject } = await anIdentity(rep, { issuer: visit.provider.issuer })
  aGuest({ subject, email: rep.email })
  const { enter, me } = await aBrowser()
  const elsewhere = await invite(company, 'third@example.test')
  expect(saidIn(await enter(elsewhere), 'refused')).toBe('not_invited')
  const answer = await enter(await invite(company, rep.email))
  expect((await me(answer))?.tenant.id).toBe(company.tenant.id)
  expect(await tenantsOf(rep)).toHaveLength(2)
})

test('the second factor comes before joining, here too (ASVS 6.3.4)', async () => {
  const company = await aTenant(database)
  const { rep } = await aTenant(database)
  await anAuthenticator(rep)
  const { subject } = await anIdentity(rep, { issuer: visit.provider.issuer })
  aGuest({ subject, email: rep.email })
  const { enter } = await aBrowser()
  const answer = await enter(await invite(company, rep.email))
  expect(answer.headers.location).toMatch(/^\/sign-in\?factors=totp/)
  expect(await tenantsOf(rep)).toEqual([rep.tenantId])
})

/** Somebody with a password who came back from the provider, invited, and has yet to prove the account. */
async function anInvitedPerson() {
  const company = await aTenant(database)
  const { rep } = await aTenant(database)
  const password = await aPassword(rep)
  aGuest({ email: rep.email })
  const browser = await aBrowser()
  const answer = await browser.enter(await invite(company, rep.email))
  return { ...browser, company, rep, answer, proof: { email: rep.email, password } }
}

test('an account with a password is proven once, and has then joined and attached (ASVS 10.5.2)', async () => {
  const { company, rep, answer, proof, enter, me, prove } = await anInvitedPerson()
  expect(saidIn(answer, 'refused')).toBe('prove_invited')
  expect(await tenantsOf(rep)).toEqual([rep.tenantId])
  const proven = await prove(answer, proof)
  expect(proven.json()).toEqual({ next: 'done' })
  expect((await me(proven))?.tenant.id).toBe(company.tenant.id)
  expect((await me(await enter()))?.user.id).toBe(rep.userId)
})

test('a passkey proves the account as well', async () => {
  const { app, company, rep, answer, me } = await anInvitedPerson()
  const { device } = await aPasskey(rep)
  const post = (url: string, payload: object, cookie = '') =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'sec-fetch-site': 'same-origin', cookie },
      payload,
    })
  const asked = await post('/api/auth/passkey/question', {})
  const held = [cookieOf(asked, 'leora-passkey'), cookieOf(answer, 'leora-link')].join('; ')
  const proven = await post('/api/auth/passkey', { proof: device.use(asked.json()) }, held)
  expect((await me(proven))?.tenant.id).toBe(company.tenant.id)
})

test('what waits for the proof is for that account alone, and stands behind its second factor', async () => {
  const { rep, answer, proof, me, prove } = await anInvitedPerson()
  const { rep: other } = await aTenant(database)
  const byOther = await prove(answer, { email: other.email, password: await aPassword(other) })
  expect((await me(byOther))?.tenant.id).toBe(other.tenantId)
  await anAuthenticator(rep)
  const asked = await prove(answer, proof)
  expect(asked.json().next).toBe('factor')
  expect(await tenantsOf(rep)).toEqual([rep.tenantId])
  const [step] = await database.admin`
    select details ->> 'invitation' as invitation from auth.challenges
    where user_id = ${rep.userId} and purpose = 'sign_in_factor'`
  expect(step?.['invitation']).toMatch(/^[0-9a-f]{64}$/)
})

test('an invitation that closes before the account is proven keeps nobody out of their own company', async () => {
  const { company, rep, answer, proof, enter, me, prove } = await anInvitedPerson()
  await database.admin`update invitations set revoked_at = now() where tenant_id = ${company.tenant.id}`
  expect((await me(await prove(answer, proof)))?.tenant.id).toBe(rep.tenantId)
  expect(await tenantsOf(rep)).toEqual([rep.tenantId])
  const elsewhere = await invite(company, 'fourth@example.test')
  aGuest({ email: company.rep.email })
  await aPassword(company.rep)
  expect(saidIn(await enter(elsewhere), 'refused')).toBe('not_invited')
})
