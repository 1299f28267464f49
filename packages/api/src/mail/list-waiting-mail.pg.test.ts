import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'
import { postIdentityMail } from '../identity-mail/post-identity-mail.ts'
import { aCompany, asPerson, servicesFor } from '../jobs/arrange.fixture.ts'
import { listWaitingMail } from './list-waiting-mail.ts'
import { sendLater } from './send-later.ts'

const database = useDatabase()

test('the mail of identity and of every company is listed while it waits, the newest first', async () => {
  const services = servicesFor(database)
  const post = (subject: string) => ({ recipient: 'bo@example.test', subject, body: 'Hello.' })
  const send = async (subject: string) =>
    asPerson(services, await aCompany(database), (ctx) => sendLater(ctx, post(subject)))
  await send('From one company')
  await send('From another')
  const sent = await send('Sent')
  await database.admin`update emails set state = 'sent' where id = ${sent}`
  await postIdentityMail(services, database.auth, {
    kind: 'reset_password',
    recipient: 'bo@example.test',
    locale: 'en',
    facts: { name: 'Bo', link: 'http://localhost:3000/reset#token' },
  })
  const waiting = await listWaitingMail(services)
  expect(waiting.map(({ subject }) => subject)).toEqual([
    'Choose a new password for Leora',
    'From another',
    'From one company',
  ])
  expect(waiting[0]?.body).toContain('/reset#token')
  expect(waiting[1]).toMatchObject({ recipient: 'bo@example.test', body: 'Hello.' })
})
