import { sql } from '@leora/db'
import type { JobHandler, WorkerServices } from '../jobs/job.ts'
import { MailRefusedError } from '../mail/mailer.ts'
import { mailBodyPlace } from './post-identity-mail.ts'

const mostAttempts = 8
// A code is waited for: its next try begins after seconds, not after the minute of the clock.
const tryAgainSeconds = 15

interface Due extends Record<string, unknown> {
  id: string
  channel: 'mail' | 'text'
  recipient: string
  subject: string
  body: Buffer
  attempts: number
}

/**
 * Sends what waits in the outbox of identity, mail by its server and text messages by their gateway. Woken
 * after each commit, and by a clock for what a crash left; a mail may go out twice, with one Message-ID,
 * but not never. Without a mail server it stays.
 */
export const deliverIdentityMail: JobHandler = async (services, job) => {
  const { mailer, textSender } = services
  const channels = [...(mailer ? ['mail'] : []), ...(textSender ? ['text'] : [])]
  if (channels.length === 0) return null
  let sent = 0
  let failed = 0
  let isLeft = false
  for (;;) {
    job.signal.throwIfAborted()
    const due = await takeDue(services, channels)
    if (!due) break
    try {
      const body = (await services.keyRing.open(mailBodyPlace(due.id), due.body)).toString('utf8')
      if (due.channel === 'mail') await mailer?.send({ ...due, body })
      else await textSender?.send({ to: due.recipient, text: body })
      await settle(services, due.id, { state: 'sent' })
      sent++
    } catch (error) {
      const isFinal = error instanceof MailRefusedError || due.attempts >= mostAttempts
      const reason = error instanceof Error ? error.message : String(error)
      await settle(services, due.id, { state: isFinal ? 'failed' : 'queued', reason })
      failed++
      isLeft ||= !isFinal
    }
  }
  if (sent + failed === 0) return null
  if (isLeft) await services.jobs.wake('deliver-identity-mail', { afterSeconds: tryAgainSeconds })
  return { sent, failed }
}

// Counted as it is taken; the next try waits longer each time, here or in another process.
async function takeDue(
  { database }: WorkerServices,
  channels: readonly string[],
): Promise<Due | undefined> {
  const [due] = await database.auth.execute<Due>(sql`
    update auth.mail set attempts = attempts + 1
    where id = (select id from auth.mail
      where state = 'queued' and body_sealed is not null
        and channel = any (${`{${channels.join(',')}}`}::text[])
        and (attempts = 0 or created_at + make_interval(
          secs => case channel when 'text' then 5 else 15 end * power(2, attempts)) <= now())
      order by created_at limit 1 for update skip locked)
    returning id, channel, recipient, subject, body_sealed as body, attempts`)
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
