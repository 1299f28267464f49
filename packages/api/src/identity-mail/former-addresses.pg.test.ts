import { aTenant, type TestActor } from '@leora/testing/actors'
import { aPassword } from '@leora/testing/builders/authenticator'
import { aPasskey } from '@leora/testing/builders/passkey'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { type MailServer, startMailServer } from '@leora/testing/simulators/mail-server'
import { expect, onTestFinished, test } from 'vitest'
import { aWorker, servicesFor } from '../jobs/arrange.fixture.ts'
import { confirmEmail } from '../sign-in/change-email.ts'
import { listOutbox } from './list-outbox.ts'

const database = useDatabase()

/** Moves the account to another address, as its person does: both mails and all. */
async function moveTo(actor: TestActor, email: string): Promise<void> {
  const services = servicesOf(database)
  await actor.caller.account.changeEmail({ email })
  const asked = (await listOutbox(services)).find(({ recipient }) => recipient === email)
  const token = /#([\w-]{43})/.exec(asked?.body ?? '')?.[1] ?? ''
  expect(await confirmEmail(services, { token }, { id: 'test' })).toEqual({ next: 'changed' })
}

/** Sends all that waits, over a real mail server. */
async function deliver(): Promise<MailServer> {
  const server = await startMailServer()
  onTestFinished(() => server.close())
  await aWorker(servicesFor(database, server.url))
  return server
}

test('what changes about an account whose address was changed a moment ago reaches the former address, too (ASVS 6.3.7)', async () => {
  const { rep } = await aTenant(database)
  const currentPassword = await aPassword(rep)
  const email = `moved.${rep.email}`
  await moveTo(rep, email)
  await aPasskey(rep)
  await rep.caller.account.changePassword({ currentPassword, newPassword: 'another sentence' })
  const server = await deliver()
  const subjects = ['How you sign in to Leora was changed', 'Your Leora password was changed']
  for (const subject of subjects) {
    for (const recipient of [rep.email, email]) {
      const { text } = await server.next(recipient, subject)
      const isFormer = recipient === rep.email
      expect(text.includes('You hear of this at your former address')).toBe(isFormer)
      // What leads into the account goes to its own address alone.
      expect(text.includes('/forgot')).toBe(!isFormer && subject.includes('password'))
    }
  }
})

test('each former address hears of the next change, and how to take its own back', async () => {
  const { rep } = await aTenant(database)
  const [second, third] = [`second.${rep.email}`, `third.${rep.email}`]
  await moveTo(rep, second)
  await moveTo(rep, third)
  const told = (await listOutbox(servicesOf(database))).filter(
    ({ body, subject }) => subject.includes('was changed') && body.includes(third),
  )
  const isFormer = Object.fromEntries(
    told.map(({ recipient, body }) => [recipient, body.includes('former address')]),
  )
  expect(isFormer).toEqual({ [second]: false, [rep.email]: true })
})

test('once the change cannot be taken back any more, the present address alone is told', async () => {
  const { rep } = await aTenant(database)
  const email = `moved.${rep.email}`
  await moveTo(rep, email)
  await database.admin`
    update auth.mailed_links set expires_at = now() where user_id = ${rep.userId}`
  await aPasskey(rep)
  const sent = await database.admin`
    select recipient from emails where tenant_id = ${rep.tenantId}`
  expect([...sent]).toEqual([{ recipient: email }])
})
