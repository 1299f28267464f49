import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { useDatabase } from '@leora/testing/database'
import {
  MailRefusal,
  type MailServer,
  type MailServerOptions,
  startMailServer,
} from '@leora/testing/simulators/mail-server'
import { readPart } from '@leora/testing/simulators/read-part'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import {
  aColleague,
  aCompany,
  asPerson,
  aWorker,
  retryAtOnce,
  servicesFor,
} from '../jobs/arrange.fixture.ts'
import { mailApiKeyCreated } from './mail-api-key-created.ts'
import { mailRightsChanged } from './mail-rights-changed.ts'
import { createMailer } from './mailer.ts'
import { sendLater } from './send-later.ts'
import { roleChangedMail } from './templates/role-changed.ts'

const database = useDatabase()

beforeEach(() => retryAtOnce(database))

async function aMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const server = await startMailServer(options)
  onTestFinished(() => server.close())
  return server
}

const mail = { recipient: 'bo@example.test', subject: 'Grüße', body: 'Bis bald.' }

async function readEmail(id: string) {
  const [row] = await database.admin`
    select state, attempts, error, sent_at is not null as "isSent" from emails where id = ${id}`
  return row
}

async function readJobs(emailId: string) {
  return await database.admin`
    select name, state::text as state, output from pgboss.job
    where data ->> 'emailId' = ${emailId} order by name desc`
}

test('a mail is sent once its transaction commits, and marked', async () => {
  const server = await aMailServer()
  const services = servicesFor(database, server.url)
  const owner = await aCompany(database)
  const worker = await aWorker(services)
  const id = await asPerson(services, owner, (ctx) => sendLater(ctx, mail))
  await services.noted(owner.tenantId, 1)
  await worker.stop()
  expect(server.received).toHaveLength(1)
  expect(server.received[0]).toMatchObject({
    messageId: `<${id}@example.test>`,
    recipient: 'bo@example.test',
  })
  expect(await readEmail(id)).toEqual({ state: 'sent', attempts: 1, error: null, isSent: true })
  expect(await readJobs(id)).toEqual([
    { name: 'send-email', state: 'completed', output: { sent: true } },
  ])
  expect(services.reported).toEqual([])
})

test('a mail arrives as text and to look at; what people wrote is no markup and no header (ASVS 1.2.1, 1.3.11)', async () => {
  const server = await aMailServer()
  const mailer = createMailer({
    smtpUrl: server.url,
    from: 'leora@example.test',
    publicUrl: 'https://crm.example.test',
  })
  onTestFinished(() => mailer?.close())
  const company = '<script>alert(1)</script>\r\nBcc: thief@evil.test'
  const { subject, body } = roleChangedMail(
    { locale: 'de', name: 'Bo' },
    { companyName: company, changedByName: 'Ädä & Co', from: 'rep', to: 'manager' },
  )
  await mailer?.send({ id: 'one', recipient: 'bo@example.test', subject, body })
  const { text } = await server.next('bo@example.test')
  const headers = text.slice(0, text.indexOf('\r\n\r\n'))
  expect(headers).toMatch(/^Content-Type: multipart\/alternative/m)
  expect(headers).not.toMatch(/^Bcc:/im)
  expect(readPart(text, 'text/plain')).toContain('Ädä & Co hat Ihre Rolle bei <script>')
  const html = readPart(text, 'text/html') ?? ''
  expect(html).toContain('Ädä &amp; Co hat Ihre Rolle bei &lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).not.toContain('<script')
})

test('a rolled back transaction sends nothing', async () => {
  const server = await aMailServer()
  const services = servicesFor(database, server.url)
  const owner = await aCompany(database)
  const worker = await aWorker(services)
  const failing = asPerson(services, owner, async (ctx) => {
    await sendLater(ctx, mail)
    throw new Error('The business failed.')
  })
  await expect(failing).rejects.toThrow('The business failed.')
  // The queue is first in, first out: what comes later would come after it.
  await asPerson(services, owner, (ctx) => sendLater(ctx, { ...mail, recipient: 'l@example.test' }))
  await services.noted(owner.tenantId, 1)
  await worker.stop()
  expect(server.received.map(({ recipient }) => recipient)).toEqual(['l@example.test'])
})

test('a mail refused for now is tried again', async () => {
  let tries = 0
  const server = await aMailServer({
    onMail() {
      if (++tries === 1) throw new MailRefusal(451, 'Try again later.')
    },
  })
  const services = servicesFor(database, server.url)
  const owner = await aCompany(database)
  const worker = await aWorker(services)
  const id = await asPerson(services, owner, (ctx) => sendLater(ctx, mail))
  await services.noted(owner.tenantId, 2)
  await worker.stop()
  expect(await readEmail(id)).toEqual({ state: 'sent', attempts: 2, error: null, isSent: true })
  expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(1)
})

test('a mail refused for good fails at once and its owners are told', async () => {
  const server = await aMailServer({
    onRecipient() {
      throw new MailRefusal(550, 'No such user here.')
    },
  })
  const services = servicesFor(database, server.url)
  const owner = await aCompany(database)
  const rep = await aColleague(database, owner.tenantId, 'rep')
  const worker = await aWorker(services)
  const id = await asPerson(services, rep, (ctx) => sendLater(ctx, mail))
  await services.noted(owner.tenantId, 1)
  await worker.stop()
  expect(await readEmail(id)).toMatchObject({
    state: 'failed',
    attempts: 1,
    error: expect.stringContaining('No such user here.'),
    isSent: false,
  })
  expect(await readJobs(id)).toMatchObject([
    { name: 'send-email', state: 'failed' },
    { name: 'dead-letter', state: 'created' },
  ])
  expect(
    await database.admin`
      select user_id, kind, params from notifications where tenant_id = ${owner.tenantId}`,
  ).toEqual([
    {
      user_id: owner.userId,
      kind: 'email_failed',
      params: { recipient: 'bo@example.test', subject: 'Grüße' },
    },
  ])
})

test('after the last try with nobody listening the mail has failed', async () => {
  await retryAtOnce(database, 1)
  const server = await startMailServer()
  await server.close()
  const services = servicesFor(database, server.url)
  const owner = await aCompany(database)
  const worker = await aWorker(services)
  const id = await asPerson(services, owner, (ctx) => sendLater(ctx, mail))
  await services.noted(owner.tenantId, 2)
  await worker.stop()
  expect(await readEmail(id)).toMatchObject({
    state: 'failed',
    attempts: 2,
    error: expect.stringContaining('ECONNREFUSED'),
  })
  expect(await readJobs(id)).toMatchObject([
    { name: 'send-email', state: 'failed' },
    { name: 'dead-letter', state: 'created' },
  ])
})

test('without a mail server the mail stays in the outbox and is noted without its text', async () => {
  const services = servicesFor(database)
  const owner = await aCompany(database)
  const worker = await aWorker(services)
  const id = await asPerson(services, owner, (ctx) => sendLater(ctx, mail))
  await services.noted(owner.tenantId, 1)
  await worker.stop()
  expect(await readEmail(id)).toMatchObject({ state: 'queued', attempts: 0 })
  expect(services.notes.find((note) => note['email'] === id)).toMatchObject({
    recipient: 'bo@example.test',
  })
  expect(JSON.stringify(services.notes)).not.toContain('Bis bald')
})

/** A mail server that kills the worker after it took its first mail and before it says so. */
async function killAfterTaking(start: (url: string) => ChildProcess) {
  let child: ChildProcess | undefined
  const server = await aMailServer({
    async onMail() {
      if (!child?.kill('SIGKILL')) return
      await once(child, 'exit')
    },
  })
  child = start(server.url)
  await once(child, 'exit')
  return server
}

function startWorkerProcess(smtpUrl: string): ChildProcess {
  const program = fileURLToPath(new URL('../jobs/worker-process.fixture.ts', import.meta.url))
  return spawn(process.execPath, [program, database.appUrl, database.authUrl, smtpUrl], {
    stdio: 'ignore',
  })
}

/** As if the dead worker's last heartbeat were long past. */
async function letTimePass() {
  await database.admin`update pgboss.job set heartbeat_on = now() - interval '1 hour'`
  await database.admin`update pgboss.queue set monitor_on = null`
}

test('a worker killed after the server took the mail sends it again under the same Message-ID', async () => {
  const owner = await aCompany(database)
  const id = await asPerson(servicesFor(database), owner, (ctx) => sendLater(ctx, mail))
  const server = await killAfterTaking(startWorkerProcess)
  expect(await readJobs(id)).toMatchObject([{ name: 'send-email', state: 'active' }])
  expect(await readEmail(id)).toMatchObject({ state: 'queued' })
  await letTimePass()
  const services = servicesFor(database, server.url)
  const worker = await aWorker(services, { superviseSeconds: 1, pollSeconds: 0.5 })
  await services.noted(owner.tenantId, 1)
  await worker.stop()
  expect(server.received.map(({ messageId }) => messageId)).toEqual([
    `<${id}@example.test>`,
    `<${id}@example.test>`,
  ])
  expect(await readEmail(id)).toMatchObject({ state: 'sent', attempts: 2 })
})

test('a worker killed in the last try leaves a mail that says so', async () => {
  await retryAtOnce(database, 0)
  const owner = await aCompany(database)
  const id = await asPerson(servicesFor(database), owner, (ctx) => sendLater(ctx, mail))
  await killAfterTaking(startWorkerProcess)
  expect(await readEmail(id)).toMatchObject({
    state: 'failed',
    attempts: 1,
    error: 'Leora stopped while it sent this for the last time.',
  })
})

test('a mail that was sent is not sent again by a second job', async () => {
  const server = await aMailServer()
  const services = servicesFor(database, server.url)
  const owner = await aCompany(database)
  const { tenantId, userId } = owner
  const worker = await aWorker(services)
  const id = await asPerson(services, owner, (ctx) => sendLater(ctx, mail))
  await services.noted(tenantId, 1)
  await asPerson(services, owner, (ctx) =>
    ctx.jobs.enqueue(ctx.db, 'send-email', { tenantId, userId, emailId: id }),
  )
  await services.noted(tenantId, 2)
  await worker.stop()
  expect(server.received).toHaveLength(1)
})

test('the maker of an API key and the owners are told, each in their language', async () => {
  const services = servicesFor(database)
  const owner = await aCompany(database, 'de')
  const rep = await aColleague(database, owner.tenantId, 'rep')
  await aColleague(database, owner.tenantId, 'manager')
  await asPerson(services, rep, (ctx) =>
    mailApiKeyCreated(ctx, {
      name: 'Till export',
      scopes: ['read'],
      expiresAt: '2026-03-01T12:00:00Z',
    }),
  )
  const sent = await database.admin`
    select recipient, subject from emails where tenant_id = ${owner.tenantId}`
  expect(new Set(sent)).toEqual(
    new Set([
      { recipient: owner.email, subject: 'Ein neuer API-Schlüssel für Harbour' },
      { recipient: rep.email, subject: 'A new API key for Harbour' },
    ]),
  )
})

test('a member is told of their new role', async () => {
  const services = servicesFor(database)
  const owner = await aCompany(database)
  const rep = await aColleague(database, owner.tenantId, 'rep', 'de')
  await asPerson(services, owner, (ctx) =>
    mailRightsChanged(ctx, { userId: rep.userId, from: 'rep', to: 'manager', set: null }),
  )
  expect(
    await database.admin`select recipient, subject from emails where tenant_id = ${owner.tenantId}`,
  ).toEqual([{ recipient: rep.email, subject: 'Ihre Rolle bei Harbour ist jetzt Leitung' }])
})
