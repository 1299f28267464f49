import { emails } from '@leora/db/schema/index'
import { uuid7 } from '@leora/domain/uuid7'
import type { MailScope } from './readers.ts'

export interface Mail {
  readonly recipient: string
  readonly subject: string
  readonly body: string
}

/** Puts a mail into the outbox within the caller's transaction: no commit, no mail. */
export async function sendLater(scope: MailScope, mail: Mail): Promise<string> {
  const { tenantId, userId } = scope.actor
  const id = uuid7()
  await scope.db.insert(emails).values({ tenantId, id, ...mail })
  await scope.jobs.enqueue(scope.db, 'send-email', { tenantId, userId, emailId: id })
  return id
}

/** The same for any number of mails, in two statements. */
export async function sendAllLater(scope: MailScope, mails: readonly Mail[]): Promise<void> {
  if (mails.length === 0) return
  const { tenantId, userId } = scope.actor
  const rows = mails.map((mail) => ({ tenantId, id: uuid7(), ...mail }))
  await scope.db.insert(emails).values(rows)
  const jobs = rows.map(({ id }) => ({ tenantId, userId, emailId: id }))
  await scope.jobs.enqueueAll(scope.db, 'send-email', jobs)
}
