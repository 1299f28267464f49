import { bossConnection } from '@leora/db/boss-connection'
import { jobCountSchema } from '@leora/domain/admin/admin'
import { type QueueName, queueNames } from '@leora/domain/jobs'
import { useDatabase } from '@leora/testing/database'
import { startMailServer } from '@leora/testing/simulators/mail-server'
import { PgBoss } from 'pg-boss'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { sendLater } from '../mail/send-later.ts'
import {
  aColleague,
  aCompany,
  asPerson,
  aWorker,
  retryAtOnce,
  servicesFor,
} from './arrange.fixture.ts'
import { lanes } from './handlers.ts'
import { listJobs } from './list-jobs.ts'

// Five hundred mails take a busy machine their time.
vi.setConfig({ testTimeout: 120_000 })

const database = useDatabase()

beforeEach(() => retryAtOnce(database))

const aMail = (recipient: string) => ({ recipient, subject: 'S', body: 'B' })

async function addCustomers(tenantId: string, count: number, deletedDaysAgo: number | null) {
  return await database.admin<{ id: string }[]>`
    insert into customers (tenant_id, id, number, name, currency, deleted_at)
    select ${tenantId}, gen_random_uuid(), gen_random_uuid()::text, 'Bar', 'USD',
      now() - make_interval(days => ${deletedDaysAgo}::int)
    from generate_series(1, ${count}) returning id`
}

async function countCustomers(tenantId: string): Promise<number> {
  const [row] = await database.admin<{ count: number }[]>`
    select count(*)::int as count from customers where tenant_id = ${tenantId}`
  return row?.count ?? 0
}

async function jobsOf(tenantId: string) {
  return await database.admin`
    select name, state::text as state, count(*)::int as count from pgboss.job
    where data ->> 'tenantId' = ${tenantId} group by 1, 2 order by 1, 2`
}

/** As the schedule sends it: for no tenant. */
async function sendAsSchedule(queue: QueueName) {
  const boss = new PgBoss({ db: bossConnection(database.app), supervise: false, schedule: false })
  await boss.send(queue, {})
}

/** Keeps what running jobs show, which their result replaces. */
async function keepProgress() {
  await database.admin.unsafe(`
    create table seen_progress (output jsonb);
    create function see_progress() returns trigger language plpgsql security definer as
      'begin insert into public.seen_progress values (new.output); return new; end';
    create trigger see_progress after update of output on pgboss.job for each row
      when (new.state = 'active') execute function see_progress()`)
}

const aGate = () => Promise.withResolvers<void>()

test('one tenant’s 500 jobs hold two of four slots, so another tenant’s job starts at once', async () => {
  const gate = aGate()
  const busy = await aCompany(database)
  const other = await aCompany(database)
  const server = await startMailServer({
    onMail: (mail) => (mail.recipient === other.email ? undefined : gate.promise),
  })
  onTestFinished(() => server.close())
  const services = servicesFor(database, server.url)
  const worker = await aWorker(services)
  await asPerson(services, busy, async (ctx) => {
    for (let nth = 0; nth < 500; nth++) await sendLater(ctx, aMail(busy.email))
  })
  await server.next(busy.email)
  await asPerson(services, other, (ctx) => sendLater(ctx, aMail(other.email)))
  // The first tenant's mails are all held back by the server: none ends before this one is sent.
  await services.noted(other.tenantId, 1)
  expect(
    server.received.filter((mail) => mail.recipient === busy.email).length,
  ).toBeLessThanOrEqual(lanes['send-email'].slotsPerTenant)
  gate.resolve()
  await services.noted(busy.tenantId, 500)
  await worker.stop()
  expect(server.received).toHaveLength(501)
  expect(services.reported).toEqual([])
})

test('stopping lets the running job finish and takes no more', async () => {
  const gate = aGate()
  const server = await startMailServer({ onMail: () => gate.promise })
  onTestFinished(() => server.close())
  const services = servicesFor(database, server.url)
  const owner = await aCompany(database)
  const worker = await aWorker(services)
  await asPerson(services, owner, (ctx) => sendLater(ctx, aMail(owner.email)))
  await server.next(owner.email)
  const stopped = worker.stop()
  await asPerson(services, owner, (ctx) => sendLater(ctx, aMail('late@example.test')))
  gate.resolve()
  await stopped
  expect(
    await database.admin`
      select recipient, state from emails where tenant_id = ${owner.tenantId} order by id`,
  ).toEqual([
    { recipient: owner.email, state: 'sent' },
    { recipient: 'late@example.test', state: 'queued' },
  ])
})

test('a job that outlasts the deadline goes back to the queue', async () => {
  const gate = aGate()
  const server = await startMailServer({ onMail: () => gate.promise })
  const services = servicesFor(database, server.url)
  const owner = await aCompany(database)
  const worker = await aWorker(services, { stopDeadlineMs: 1_000 })
  await asPerson(services, owner, (ctx) => sendLater(ctx, aMail(owner.email)))
  await server.next(owner.email)
  await worker.stop()
  expect(await jobsOf(owner.tenantId)).toEqual([{ name: 'send-email', state: 'retry', count: 1 }])
  gate.resolve()
  await services.noted(owner.tenantId, 1)
  await server.close()
})

test('connections that end do not end the worker', async () => {
  const server = await startMailServer()
  onTestFinished(() => server.close())
  const services = servicesFor(database, server.url)
  const owner = await aCompany(database)
  const worker = await aWorker(services, { pollSeconds: 0.5 })
  await asPerson(services, owner, (ctx) => sendLater(ctx, aMail('first@example.test')))
  await services.noted(owner.tenantId, 1)
  await database.admin`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'leora-app'`
  await asPerson(services, owner, (ctx) => sendLater(ctx, aMail(owner.email)))
  // The first job may be noted twice, when its end was lost with the connection.
  await vi.waitUntil(() => server.received.length === 2, { timeout: 60_000 })
  await worker.stop()
  expect(server.received).toHaveLength(2)
})

test('the audit log’s months ahead are made, and again without harm', async () => {
  const services = servicesFor(database)
  const month = new Date()
  month.setUTCMonth(month.getUTCMonth() + 3, 1)
  const partition = `audit_log_${month.toISOString().slice(0, 7).replace('-', '_')}`
  await database.admin.unsafe(`drop table ${partition}`)
  const worker = await aWorker(services)
  for (const round of [1, 2]) {
    await sendAsSchedule('maintain-audit')
    await services.noted(null, round)
  }
  await worker.stop()
  const outputs = await database.admin`
    select output from pgboss.job where name = 'maintain-audit' order by created_on`
  expect(outputs).toEqual([{ output: { partitions: 1 } }, { output: { partitions: 0 } }])
})

test('what was deleted over 30 days ago is purged in chunks, tenant by tenant', async () => {
  const services = servicesFor(database)
  const [first, second] = [await aCompany(database), await aCompany(database)]
  await addCustomers(first.tenantId, 1_203, 31)
  await addCustomers(first.tenantId, 2, 29)
  await addCustomers(first.tenantId, 3, null)
  await addCustomers(second.tenantId, 1, 40)
  const [buyer] = await addCustomers(second.tenantId, 1, 40)
  await database.admin`
    insert into orders (tenant_id, id, number, customer_id, ordered_at, currency)
    values (${second.tenantId}, gen_random_uuid(), 'SO-1', ${buyer?.id ?? ''}, now(), 'EUR')`
  await keepProgress()
  const worker = await aWorker(services)
  await sendAsSchedule('purge-deleted')
  await Promise.all([services.noted(first.tenantId, 1), services.noted(second.tenantId, 1)])
  await worker.stop()
  expect(await countCustomers(first.tenantId)).toBe(5)
  // Who ever ordered stays for the books.
  expect(await countCustomers(second.tenantId)).toBe(1)
  expect(
    await database.admin`
      select output from pgboss.job where data ->> 'tenantId' = ${first.tenantId}`,
  ).toEqual([{ output: { purged: 1_203 } }])
  expect(await database.admin`select output from seen_progress`).toEqual([
    { output: { purged: 500 } },
    { output: { purged: 1_000 } },
  ])
  expect(
    await database.admin`
      select distinct actor_kind, action from audit_log
      where tenant_id = ${first.tenantId} and action = 'purged'`,
  ).toEqual([{ actor_kind: 'job', action: 'purged' }])
})

test('a job that finds nothing to do leaves no note: the clock calls it every minute', async () => {
  const services = servicesFor(database, 'smtp://127.0.0.1:9')
  const worker = await aWorker(services)
  const queues = ['deliver-identity-mail', 'tell-anomalies'] as const
  for (const queue of queues) await services.jobs.wake(queue)
  await vi.waitUntil(async () => {
    const [row] = await database.admin`
      select count(*)::int as count from pgboss.job where name = any (${[...queues]}) and state <> 'completed'`
    return row?.['count'] === 0
  })
  await worker.stop()
  const noted = services.notes.filter(({ queue }) => queues.some((name) => name === queue))
  expect(noted).toEqual([])
})

test('every queue that fills itself is on schedule', async () => {
  const worker = await aWorker(servicesFor(database))
  await worker.stop()
  const scheduled =
    await database.admin`select name, cron, timezone from pgboss.schedule order by name`
  // Stored as a text within JSON, they would make each firing fail.
  const kinds = await database.admin`
    select distinct jsonb_typeof(data) as data, jsonb_typeof(options) as options from pgboss.schedule`
  expect(kinds).toEqual([{ data: 'object', options: 'object' }])
  expect(scheduled).toEqual([
    { name: 'count-standings', cron: '2 * * * *', timezone: 'UTC' },
    { name: 'deliver-identity-mail', cron: '* * * * *', timezone: 'UTC' },
    { name: 'learn-words', cron: '* * * * *', timezone: 'UTC' },
    { name: 'maintain-audit', cron: '10 2 * * *', timezone: 'UTC' },
    { name: 'notice-expiring-keys', cron: '20 6 * * *', timezone: 'UTC' },
    { name: 'purge-deleted', cron: '40 2 * * *', timezone: 'UTC' },
    { name: 'tell-anomalies', cron: '* * * * *', timezone: 'UTC' },
    { name: 'tidy-identity', cron: '20 * * * *', timezone: 'UTC' },
  ])
  const queues = await database.admin`
    select name, notify, dead_letter from pgboss.queue where name = any(${queueNames})`
  expect(queues).toHaveLength(queueNames.length)
  for (const queue of queues)
    expect(queue).toMatchObject({ notify: true, dead_letter: 'dead-letter' })
})

test('owners and managers see their own company’s jobs, counted', async () => {
  const services = servicesFor(database)
  const [owner, stranger] = [await aCompany(database), await aCompany(database)]
  const rep = await aColleague(database, owner.tenantId, 'rep')
  await asPerson(services, stranger, (ctx) => sendLater(ctx, aMail('a@example.test')))
  await asPerson(services, owner, async (ctx) => {
    await sendLater(ctx, aMail('a@example.test'))
    await sendLater(ctx, aMail('b@example.test'))
  })
  const counts = await asPerson(services, owner, listJobs)
  expect(counts).toEqual([
    { queue: 'send-email', state: 'created', count: 2, oldestAt: expect.any(String) },
  ])
  expect(counts.every((count) => jobCountSchema.safeParse(count).success)).toBe(true)
  await expect(asPerson(services, rep, listJobs)).rejects.toThrow('Your role (rep) may not')
})
