import { emails } from '@leora/db/schema/index'
import { uuid7 } from '@leora/domain/uuid7'
import type { TenantContext } from '../context.ts'

export interface Mail {
  readonly recipient: string
  readonly subject: string
  readonly body: string
}

/** Puts a mail into the outbox within the caller's transaction: no commit, no mail. */
export async function sendLater(ctx: TenantContext, mail: Mail): Promise<string> {
  const { tenantId, userId } = ctx.actor
  const id = uuid7()
  await ctx.db.insert(emails).values({ tenantId, id, ...mail })
  await ctx.jobs.enqueue(ctx.db, 'send-email', { tenantId, userId, emailId: id })
  return id
}

/** The same for any number of mails, in two statements. */
export async function sendAllLater(ctx: TenantContext, mails: readonly Mail[]): Promise<void> {
  if (mails.length === 0) return
  const { tenantId, userId } = ctx.actor
  const rows = mails.map((mail) => ({ tenantId, id: uuid7(), ...mail }))
  await ctx.db.insert(emails).values(rows)
  const jobs = rows.map(({ id }) => ({ tenantId, userId, emailId: id }))
  await ctx.jobs.enqueueAll(ctx.db, 'send-email', jobs)
}
