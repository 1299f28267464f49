import { sql } from '@leora/db'
import type { JobHandler, WorkerServices } from '../jobs/job.ts'
import { MailRefusedError } from '../mail/mailer.ts'
import { mailBodyPlace } from './post-identity-mail.ts'

const mostAttempts = 8

interface Due extends Record<string, unknown> {
  id: string
  recipient: string
  subject: string
  body: Buffer
  attempts: number
}

/**
 * Sends what waits in the outbox of identity. Woken after each commit, and by a clock for what a crash
 * left; a mail may go out twice, with one Message-ID, but not never.
 */
export const deliverIdentityMail: JobHandler = async (services, job) => {
  const { mailer } = services
  if (!mailer) return { sent: 0, because: 'No mail server is configured.' }
  let sent = 0
  let failed = 0
  for (;;) {
    job.signal.throwIfAborted()
    const due = await takeDue(services)
    if (!due) return { sent, failed }
    try {
      const body = await services.keyRing.open(mailBodyPlace(due.id), due.body)
      await mailer.send({ ...due, body: body.toString('utf8') })
      await settle(services, due.id, { state: 'sent' })
      sent++
    } catch (error) {
      const isFinal = error instanceof MailRefusedError || due.attempts >= mostAttempts
      const reason = error instanceof Error ? error.message : String(error)
      await settle(services, due.id, { state: isFinal ? 'failed' : 'queued', reason })
      failed++
    }
  }
}

// Counted as it is taken; the next try waits longer each time, here or in another process.
async function takeDue({ database }: WorkerServices): Promise<Due | undefined> {
  const [due] = await database.auth.execute<Due>(sql`
    update auth.mail set attempts = attempts + 1
    where id = (select id from auth.mail
      where state = 'queued' and body_sealed is not null
        and (attempts = 0 or created_at + make_interval(secs => 15 * power(2, attempts)) <= now())
      order by created_at limit 1 for update skip locked)
    returning id, recipient, subject, body_sealed as body, attempts`)
  return due
}

async function settle(
  { database }: WorkerServices,
  id: string,
  { state, reason = null }: { state: 'sent' | 'queued' | 'failed'; reason?: string | null },
): Promise<void> {
  await database.auth.execute(sql`
    update auth.mail set state = ${state}, error = ${reason?.slice(0, 1_000) ?? null},
      sent_at = case when ${state} = 'sent' then now() end,
      body_sealed = case when ${state} = 'queued' then body_sealed end
    where id = ${id}`)
}
