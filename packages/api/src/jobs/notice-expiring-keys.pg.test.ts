import { uuid7 } from '@leora/domain/uuid7'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'
import { aColleague, aCompany, servicesFor, type TestPerson } from './arrange.fixture.ts'
import type { Job } from './job.ts'
import { noticeExpiringKeys } from './notice-expiring-keys.ts'

const database = useDatabase()

interface KeyFacts {
  name: string
  endsInDays: number
  livesDays?: number
  isRevoked?: boolean
}

async function aKey(
  { tenantId, userId }: TestPerson,
  { name, endsInDays, livesDays = 90, isRevoked = false }: KeyFacts,
): Promise<void> {
  await database.admin`
    insert into api_keys (tenant_id, id, token_hash, token_start, user_id, name, scopes, created_at, expires_at, revoked_at)
    values (${tenantId}, ${uuid7()}, ${Buffer.from(uuid7())}, 'leora_ab12', ${userId}, ${name}, '{read}',
      now() + make_interval(days => ${endsInDays - livesDays}), now() + make_interval(days => ${endsInDays}),
      case when ${isRevoked}::boolean then now() end)`
}

const aJob = (data: unknown): Job => ({
  id: uuid7(),
  data,
  attempt: 1,
  isLastAttempt: false,
  signal: new AbortController().signal,
  progress: () => Promise.resolve(),
})

async function mailsOf(tenantId: string) {
  return await database.admin<{ recipient: string; subject: string; body: string }[]>`
    select recipient, subject, body from emails where tenant_id = ${tenantId} order by recipient`
}

test('a week before a key ends its maker and the owners are told, once', async () => {
  const owner = await aCompany(database)
  const manager = await aColleague(database, owner.tenantId, 'manager', 'de')
  await aColleague(database, owner.tenantId, 'rep')
  await aKey(manager, { name: 'Till export', endsInDays: 6 })
  const services = servicesFor(database)
  const job = aJob({ tenantId: owner.tenantId, userId: '' })
  expect(await noticeExpiringKeys(services, job)).toEqual({ noticed: 1 })
  const mails = await mailsOf(owner.tenantId)
  expect(mails.map(({ recipient }) => recipient).sort()).toEqual(
    [owner.email, manager.email].sort(),
  )
  for (const { body } of mails) {
    expect(body).toContain('Till export')
    expect(body).toContain('leora_ab12…')
  }
  expect(mails.find((mail) => mail.recipient === manager.email)?.subject).toContain('läuft am')
  const waiting = await database.admin`
    select 1 from pgboss.job where name = 'send-email' and data ->> 'tenantId' = ${owner.tenantId}`
  expect(waiting).toHaveLength(2)
  expect(await noticeExpiringKeys(services, job)).toEqual({ noticed: 0 })
})

test.each([
  ['ends later', { endsInDays: 8 }],
  ['has ended', { endsInDays: -1 }],
  ['was revoked', { endsInDays: 3, isRevoked: true }],
  ['was made for a week', { endsInDays: 3, livesDays: 7 }],
])('nobody is told of a key that %s', async (_why, facts) => {
  const owner = await aCompany(database)
  await aKey(owner, { name: 'Till export', ...facts })
  const job = aJob({ tenantId: owner.tenantId, userId: '' })
  expect(await noticeExpiringKeys(servicesFor(database), job)).toEqual({ noticed: 0 })
  expect(await mailsOf(owner.tenantId)).toEqual([])
})

test('nobody is told of a key whose person was let go', async () => {
  const owner = await aCompany(database)
  const rep = await aColleague(database, owner.tenantId, 'rep')
  await aKey(rep, { name: 'Till export', endsInDays: 3 })
  await database.admin`update members set suspended_at = now() where user_id = ${rep.userId}`
  const job = aJob({ tenantId: owner.tenantId, userId: '' })
  expect(await noticeExpiringKeys(servicesFor(database), job)).toEqual({ noticed: 0 })
})

test('the daily job makes one for each company with such keys, and none for the others', async () => {
  const [first, second, other] = [
    await aCompany(database),
    await aCompany(database),
    await aCompany(database),
  ]
  for (const owner of [first, second]) await aKey(owner, { name: 'A', endsInDays: 2 })
  await aKey(other, { name: 'A', endsInDays: 20 })
  await noticeExpiringKeys(servicesFor(database), aJob({}))
  const rows = await database.admin<{ tenant: string }[]>`
    select data ->> 'tenantId' as tenant from pgboss.job where name = 'notice-expiring-keys'`
  const tenants = rows.map(({ tenant }) => tenant)
  expect(tenants).toEqual(expect.arrayContaining([first.tenantId, second.tenantId]))
  expect(tenants).not.toContain(other.tenantId)
})
