import { listOutbox } from '@leora/api/identity-mail/list-outbox'
import { aTenant, signIn, type TestActor } from '@leora/testing/actors'
import { aPassword } from '@leora/testing/builders/authenticator'
import { anIdentity } from '@leora/testing/builders/identity'
import { useDatabase } from '@leora/testing/database'
import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { browserOf } from '../host.fixture.ts'
import { comeBack, cookieOf, saidIn, start, useProvider } from './provider-visit.fixture.ts'

const database = useDatabase()
const visit = useProvider(database)
let persons = 0

/** Somebody signed in, with another address at the provider than here. */
async function aPerson(): Promise<TestActor> {
  const { rep } = await aTenant(database)
  await aPassword(rep)
  persons += 1
  visit.provider.person = {
    subject: `attached-${persons}`,
    email: `private-${persons}@example.test`,
    isEmailVerified: false,
  }
  return rep
}

async function call(app: FastifyInstance, actor: TestActor, name: string, input?: object) {
  const answer = await app.inject({
    method: 'POST',
    url: `/trpc/account.${name}`,
    headers: { ...browserOf(actor), 'content-type': 'application/json' },
    payload: JSON.stringify(input ?? {}),
  })
  return answer.json().result?.data ?? answer.json().error
}

async function list(app: FastifyInstance, actor: TestActor) {
  const answer = await app.inject({
    url: '/trpc/account.listIdentities',
    headers: browserOf(actor),
  })
  return answer.json().result.data
}

/** Away to the provider and to the door on the way back. */
async function depart(app: FastifyInstance, actor: TestActor) {
  const { ticket } = await call(app, actor, 'beginIdentity')
  const left = await start(app, { input: { ticket }, headers: browserOf(actor) })
  expect(left.statusCode).toBe(200)
  const step = cookieOf(left, 'leora-step')
  return { ticket, step, back: await visit.provider.visit(left.json().url) }
}

const inBrowserOf = (actor: TestActor, step: string) => `leora=${actor.token}; ${step}`

async function attach(app: FastifyInstance, actor: TestActor) {
  const { step, back } = await depart(app, actor)
  return await comeBack(app, back, inBrowserOf(actor, step))
}

async function outcomesOf({ userId }: TestActor): Promise<string[]> {
  const rows = await database.admin`
    select outcome from auth.sign_in_events where user_id = ${userId} order by at, id`
  return rows.map(({ outcome }) => String(outcome))
}

test('a signed-in person attaches the provider, is told by mail, and gets in by it from then on (ASVS 10.5.2)', async () => {
  const rep = await aPerson()
  const { app, services } = await visit.aHost()
  expect(await list(app, rep)).toEqual({ provider: 'Harbour ID', items: [] })
  const answer = await attach(app, rep)
  expect([answer.statusCode, answer.headers.location]).toEqual([
    302,
    '/settings/security?provider=attached',
  ])
  // The session stays the one it was: nobody is signed in by attaching.
  expect(answer.cookies.map(({ name }) => name)).not.toContain('leora')
  const { email } = visit.provider.person
  expect((await list(app, rep)).items).toMatchObject([
    { provider: 'Harbour ID', account: email, isUsable: true },
  ])
  const [mail] = (await listOutbox(services)).filter(({ recipient }) => recipient === rep.email)
  expect(mail?.subject).toBe('You can sign in to Leora by Harbour ID')
  expect(mail?.body).toContain(`${email} at Harbour ID signs you in to Leora from now on.`)

  const left = await start(app)
  const back = await visit.provider.visit(left.json().url)
  const entered = await comeBack(app, back, cookieOf(left, 'leora-step'))
  expect(entered.cookies.map(({ name }) => name)).toContain('leora')
  expect(await outcomesOf(rep)).toEqual(['identity_attached', 'signed_in'])

  expect(saidIn(await attach(app, rep), 'provider')).toBe('known')
  expect((await list(app, rep)).items).toHaveLength(1)
})

test('cross-user OAuth callback: what one person began attaches nothing to another (ASVS 10.1.2, 10.2.1)', async () => {
  const attacker = await aPerson()
  const { rep: victim } = await aTenant(database)
  const { app } = await visit.aHost()

  // The attacker's answer in the victim's browser, without and with the attacker's cookie planted there.
  const first = await depart(app, attacker)
  const bare = await comeBack(app, first.back, `leora=${victim.token}`)
  expect(bare.headers.location).toBe('/sign-in?refused=ended')
  const planted = await comeBack(app, first.back, inBrowserOf(victim, first.step))
  expect(saidIn(planted, 'provider')).toBe('other_person')
  // It was used up there.
  const again = await comeBack(app, first.back, inBrowserOf(attacker, first.step))
  expect(saidIn(again, 'refused')).toBe('ended')

  // Another session of the same person, one that ended, and nobody.
  const second = await depart(app, attacker)
  const elsewhere = await signIn(database, attacker)
  const other = await comeBack(app, second.back, inBrowserOf(elsewhere, second.step))
  expect(saidIn(other, 'provider')).toBe('other_person')
  const third = await depart(app, attacker)
  await database.admin`delete from auth.sessions where id = ${attacker.sessionId}`
  const ended = await comeBack(app, third.back, inBrowserOf(attacker, third.step))
  expect(saidIn(ended, 'provider')).toBe('other_person')

  // An answer that somebody else's sign-in earned does not fit the ticket.
  const mine = await depart(app, elsewhere)
  const foreign = await visit.provider.visit((await start(app)).json().url)
  const swapped = await comeBack(app, foreign, inBrowserOf(elsewhere, mine.step))
  expect(saidIn(swapped, 'provider')).toBe('refused')

  expect([
    ...(await database.admin`select user_id from auth.identities
    where user_id in (${attacker.userId}, ${victim.userId})`),
  ]).toEqual([])
  expect(new Set(await outcomesOf(attacker))).toEqual(new Set(['refused']))
})

test('a ticket leaves once, in time, and only somebody who just proved to be there gets one (ASVS 7.5.1)', async () => {
  const rep = await aPerson()
  const { app } = await visit.aHost()
  const { ticket } = await depart(app, rep)
  const usedUp = [403, 'This took too long, or was used already. Try again.']
  const told = async (given: string) => {
    const answer = await start(app, { input: { ticket: given }, headers: browserOf(rep) })
    return [answer.statusCode, answer.json().error.message]
  }
  expect(await told(ticket)).toEqual(usedUp)
  expect(await told('x'.repeat(43))).toEqual(usedUp)
  const { ticket: late } = await call(app, rep, 'beginIdentity')
  await database.admin`update auth.challenges set expires_at = now() - interval '1 second'`
  expect(await told(late)).toEqual(usedUp)
  const idle = await signIn(database, rep, { isSteppedUp: false })
  expect((await call(app, idle, 'beginIdentity')).message).toBe(
    'Confirm that it is you, then try again.',
  )
})

test('an account at the provider belongs to one person here', async () => {
  const first = await aPerson()
  const { rep: second } = await aTenant(database)
  const { app } = await visit.aHost()
  await attach(app, first)
  expect(saidIn(await attach(app, second), 'provider')).toBe('taken')
  expect((await list(app, second)).items).toEqual([])
})

test('removed, it lets nobody in, other sessions end, and the person is told in their language', async () => {
  const rep = await aPerson()
  await database.admin`update auth.users set locale = 'de' where id = ${rep.userId}`
  const { app, services } = await visit.aHost()
  await attach(app, rep)
  const elsewhere = await signIn(database, rep)
  const [{ id }] = (await list(app, rep)).items
  const { owner: stranger } = await aTenant(database)
  const gone = 'This linked account does not exist any more.'
  expect((await call(app, stranger, 'removeIdentity', { id })).message).toBe(gone)
  expect(await call(app, rep, 'removeIdentity', { id })).toEqual({ id })
  expect((await call(app, rep, 'removeIdentity', { id })).message).toBe(gone)
  const ended = await app.inject({ url: '/trpc/account.me', headers: browserOf(elsewhere) })
  expect(ended.statusCode).toBe(401)
  const mails = (await listOutbox(services)).filter(({ recipient }) => recipient === rep.email)
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Eine Anmeldung über Harbour ID wurde bei Leora entfernt',
    'Sie können sich über Harbour ID bei Leora anmelden',
  ])
  const left = await start(app)
  const back = await visit.provider.visit(left.json().url)
  expect(saidIn(await comeBack(app, back, cookieOf(left, 'leora-step')), 'refused')).toBe(
    'unverified',
  )
  expect(await outcomesOf(rep)).toContain('identity_removed')
})

test('the only way in stays, however many are removed at once; what another provider gave is none', async () => {
  const { rep } = await aTenant(database)
  const { app } = await visit.aHost()
  const { issuer } = visit.provider
  const first = await anIdentity(rep, { issuer })
  const second = await anIdentity(rep, { issuer: `${issuer}/` })
  const old = await anIdentity(rep, { issuer: 'https://id.before.example' })
  expect((await list(app, rep)).items).toMatchObject([
    { provider: 'Harbour ID', account: `…${first.id.slice(-6)}`, isUsable: true },
    { provider: 'Harbour ID', isUsable: true },
    { provider: 'id.before.example', isUsable: false },
  ])
  const answers = await Promise.all(
    [first, second].map(({ id }) => call(app, rep, 'removeIdentity', { id })),
  )
  const only = 'This is your only way in. Set a password or add a passkey first.'
  expect(answers.filter(({ message }) => message === only)).toHaveLength(1)
  expect((await list(app, rep)).items).toHaveLength(2)
  expect((await call(app, rep, 'removeIdentity', { id: old.id })).id).toBe(old.id)
  await aPassword(rep)
  const [{ id }] = (await list(app, rep)).items
  expect((await call(app, rep, 'removeIdentity', { id })).id).toBe(id)
})
