import { findAnomalies } from '@leora/domain/sign-in/anomalies'
import { aTenant, type TestActor } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { testKeyRing } from '@leora/testing/services'
import { beforeEach, expect, test } from 'vitest'
import { mailBodyPlace } from '../identity-mail/post-identity-mail.ts'
import { servicesFor } from '../jobs/arrange.fixture.ts'
import type { Job } from '../jobs/job.ts'
import { answerNotMe } from './not-me.ts'
import { hashPassword } from './password.ts'
import { recordSignIn } from './sign-in-events.ts'
import { tellAnomalies } from './tell-anomalies.ts'

const database = useDatabase()

beforeEach(() => database.admin`delete from auth.sign_in_events`)

function job(): Job {
  return {
    id: crypto.randomUUID(),
    data: {},
    attempt: 1,
    isLastAttempt: true,
    signal: new AbortController().signal,
    progress: () => Promise.resolve(),
  }
}

const run = () => tellAnomalies(servicesFor(database), job())

async function anEvent(actor: TestActor, outcome: string, anomalies: string[] = []) {
  await database.admin`
    insert into auth.sign_in_events (id, user_id, tenant_id, outcome, method, country, user_agent, anomalies)
    values (${crypto.randomUUID()}, ${actor.userId}, ${outcome === 'signed_in' ? actor.tenantId : null},
      ${outcome}, 'password', 'JP', 'Test browser', ${anomalies})`
}

const noticesOf = (actor: TestActor) => database.admin<{ kind: string; params: object }[]>`
  select kind, params from notifications where user_id = ${actor.userId} order by id`

async function mailTo(actor: TestActor) {
  const rows = await database.admin<{ id: string; subject: string; body_sealed: Buffer }[]>`
    select id, subject, body_sealed from auth.mail where recipient = ${actor.email} order by id`
  return await Promise.all(
    rows.map(async ({ id, subject, body_sealed }) => ({
      subject,
      body: (await testKeyRing.open(mailBodyPlace(id), body_sealed)).toString(),
    })),
  )
}

test('a new device is told to its person once, by notice and mail', async () => {
  const { owner, rep } = await aTenant(database)
  await anEvent(rep, 'signed_in', ['new_device'])
  expect(await run()).toEqual({ told: 1 })
  expect(await run()).toBeNull()
  expect(await noticesOf(rep)).toEqual([
    { kind: 'sign_in_anomaly', params: { anomalies: 'new_device' } },
  ])
  expect(await noticesOf(owner)).toEqual([])
  const [mail, ...more] = await mailTo(rep)
  expect(more).toEqual([])
  expect(mail?.subject).toBe('A new sign-in to your Leora account')
  expect(mail?.body).toMatch(/a new device[\s\S]*Japan[\s\S]*http:\/\/localhost:3000\/not-me#/)
})

test('what looks like somebody else is told to the owners too (ASVS 6.3.5)', async () => {
  const { owner, manager, rep } = await aTenant(database)
  await anEvent(rep, 'signed_in', ['new_country', 'impossible_travel'])
  await run()
  expect(await noticesOf(owner)).toEqual([
    {
      kind: 'member_anomaly',
      params: { anomalies: 'new_country,impossible_travel', name: rep.name },
    },
  ])
  expect(await noticesOf(manager)).toEqual([])
})

test('guessing at an account is told once a day, though nobody got in (ASVS 6.3.5)', async () => {
  const { owner, rep } = await aTenant(database)
  for (let n = 0; n < 12; n++) await anEvent(rep, n % 2 ? 'locked' : 'wrong_password')
  expect(await run()).toEqual({ told: 1 })
  for (let n = 0; n < 12; n++) await anEvent(rep, 'wrong_password')
  expect(await run()).toBeNull()
  expect(await noticesOf(owner)).toHaveLength(1)
  expect((await mailTo(rep))[0]?.subject).toBe('Somebody tries to sign in to your Leora account')
})

test('the link "this was not me" ends every session and takes the password back, once', async () => {
  const { rep } = await aTenant(database)
  await database.admin`
    insert into auth.passwords (user_id, hash) values (${rep.userId}, ${await hashPassword('a long and quiet evening')})`
  await anEvent(rep, 'signed_in', ['new_device'])
  await run()
  const token = /#(\S+)/.exec((await mailTo(rep))[0]?.body ?? '')?.[1] ?? ''
  const request = { id: 'test' }
  await answerNotMe(servicesFor(database), { token }, request)
  await expect(rep.caller.account.ping()).rejects.toThrow('Sign in to go on.')
  const [left] = await database.admin`
    select (select count(*)::int from auth.passwords where user_id = ${rep.userId}) as passwords,
      (select count(*)::int from auth.sessions where user_id = ${rep.userId}) as sessions`
  expect(left).toEqual({ passwords: 0, sessions: 0 })
  expect((await mailTo(rep)).map(({ subject }) => subject)).toEqual([
    'A new sign-in to your Leora account',
    'Choose a new password: your Leora account is yours again',
  ])
  await expect(answerNotMe(servicesFor(database), { token }, request)).rejects.toThrow(
    'used already',
  )
})

test('what the database compares is what the rule judges', async () => {
  const { rep } = await aTenant(database)
  const place = { country: 'AT', city: null, latitude: 48, longitude: 14 }
  const deviceHash = Buffer.alloc(32, 7)
  const from = (origin: { deviceHash: Buffer; place: typeof place }) =>
    recordSignIn(database.auth, {
      outcome: 'signed_in',
      method: 'password',
      userId: rep.userId,
      tenantId: rep.tenantId,
      request: { id: 'test', origin: () => Promise.resolve(origin) },
    })
  await from({ deviceHash, place })
  await from({
    deviceHash,
    place: { country: 'NZ', city: null, latitude: -41, longitude: 173 } as never,
  })
  const [last] = await database.admin<{ anomalies: string[] }[]>`
    select anomalies from auth.sign_in_events where user_id = ${rep.userId} and country = 'NZ'`
  const expected = findAnomalies(
    {
      at: new Date(),
      place: { country: 'NZ', city: null, latitude: -41, longitude: 173 },
      hasDevice: true,
    },
    {
      signIns: 1,
      knowsDevice: true,
      knowsCountry: false,
      failures: 0,
      last: { at: new Date(), place },
    },
  )
  expect(last?.anomalies).toEqual(expected)
  expect(expected).toEqual(['new_country', 'impossible_travel'])
})
