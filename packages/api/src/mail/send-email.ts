import { and, eq, ne } from '@leora/db'
import { emails, members, notifications } from '@leora/db/schema/index'
import type { TenantDb } from '@leora/db/slots'
import { uuid7 } from '@leora/domain/uuid7'
import { z } from 'zod'
import { FinalJobError, inTenantOf, type JobHandler } from '../jobs/job.ts'
import { MailRefusedError } from './mailer.ts'

const sendEmailData = z.object({ tenantId: z.uuid(), userId: z.string(), emailId: z.uuid() })
type SendEmailData = z.infer<typeof sendEmailData>

/**
 * No transaction is open while the mail server is spoken to. A crash after it has taken the mail
 * and before the row says so sends it again, with the same Message-ID.
 */
export const sendEmail: JobHandler = async (services, job) => {
  const data = sendEmailData.parse(job.data)
  const inTenant = <Result>(run: (db: TenantDb) => Promise<Result>) =>
    inTenantOf(services, job, data, run)
  const email = await inTenant((db) => findUnsent(db, data))
  if (!email) return { sent: false, because: 'It was sent before.' }
  const { mailer } = services
  if (!mailer) {
    services.log.info(
      {
        tenant: data.tenantId,
        email: email.id,
        recipient: email.recipient,
        subject: email.subject,
      },
      'Mail stays in the outbox: no mail server is configured.',
    )
    return { sent: false, because: 'No mail server is configured.' }
  }
  // Nobody is left to say so when the process dies in its last try.
  if (job.isLastAttempt) {
    const reason = 'Leora stopped while it sent this for the last time.'
    await inTenant((db) => saveTry(db, data, { state: 'failed', attempts: job.attempt, reason }))
  }
  try {
    await mailer.send(email)
  } catch (error) {
    const isFinal = job.isLastAttempt || error instanceof MailRefusedError
    const reason = error instanceof Error ? error.message : String(error)
    await inTenant(async (db) => {
      const state = isFinal ? 'failed' : 'queued'
      const isSaved = await saveTry(db, data, { state, attempts: job.attempt, reason })
      if (isFinal && isSaved) await notifyOwners(db, data.tenantId, email)
    })
    if (isFinal) throw new FinalJobError(reason, { cause: error })
    throw error
  }
  await inTenant((db) =>
    db
      .update(emails)
      .set({
        state: 'sent',
        attempts: job.attempt,
        error: null,
        sentAt: new Date().toISOString(),
      })
      .where(isUnsent(data)),
  )
  return { sent: true }
}

async function saveTry(
  db: TenantDb,
  data: SendEmailData,
  { state, attempts, reason }: { state: 'queued' | 'failed'; attempts: number; reason: string },
): Promise<boolean> {
  const saved = await db
    .update(emails)
    .set({ state, attempts, error: reason.slice(0, 1_000) })
    .where(isUnsent(data))
    .returning({ id: emails.id })
  return saved.length > 0
}

async function notifyOwners(
  db: TenantDb,
  tenantId: string,
  { recipient, subject }: { recipient: string; subject: string },
): Promise<void> {
  const owners = await db
    .select({ userId: members.userId })
    .from(members)
    .where(and(eq(members.tenantId, tenantId), eq(members.role, 'owner')))
  if (owners.length === 0) return
  await db.insert(notifications).values(
    owners.map(({ userId }) => ({
      tenantId,
      id: uuid7(),
      userId,
      kind: 'email_failed',
      params: { recipient, subject },
    })),
  )
}

async function findUnsent(db: TenantDb, data: SendEmailData) {
  const [email] = await db
    .select({
      id: emails.id,
      recipient: emails.recipient,
      subject: emails.subject,
      body: emails.body,
    })
    .from(emails)
    .where(isUnsent(data))
  return email
}

// A failed mail that a person tries again is sent like any other.
function isUnsent({ tenantId, emailId }: SendEmailData) {
  return and(eq(emails.tenantId, tenantId), eq(emails.id, emailId), ne(emails.state, 'sent'))
}
