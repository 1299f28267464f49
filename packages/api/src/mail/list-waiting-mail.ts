import { and, desc, eq } from '@leora/db'
import { emails, tenants } from '@leora/db/schema/index'
import type { Services } from '../context.ts'
import { listOutbox, type OutboxMail } from '../identity-mail/list-outbox.ts'
import { jobActor } from '../jobs/job.ts'
import { mailHtml } from './mail-html.ts'

const most = 100

/**
 * The mail of identity and of every company that waits for a mail server, the newest first. For who tries
 * Leora on their own machine; it is served nowhere else.
 */
export async function listWaitingMail(services: Services): Promise<OutboxMail[]> {
  const { database } = services
  const companies = await database.auth.select({ tenantId: tenants.tenantId }).from(tenants)
  const mails = await listOutbox(services)
  // One after the other: a request of a company sees its own mail alone.
  for (const { tenantId } of companies) mails.push(...(await listOfCompany(services, tenantId)))
  return mails.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt)).slice(0, most)
}

async function listOfCompany(
  { database, publicUrl }: Services,
  tenantId: string,
): Promise<OutboxMail[]> {
  const actor = jobActor({ tenantId, userId: '' })
  const rows = await database.tenants.asActor(actor, { id: 'outbox' }, async (db) =>
    db
      .select({
        id: emails.id,
        recipient: emails.recipient,
        subject: emails.subject,
        body: emails.body,
        createdAt: emails.createdAt,
      })
      .from(emails)
      .where(and(eq(emails.tenantId, tenantId), eq(emails.state, 'queued')))
      .orderBy(desc(emails.createdAt))
      .limit(most),
  )
  return rows.map((row) => ({ ...row, html: mailHtml(row, publicUrl) }))
}
