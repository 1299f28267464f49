import { and, desc, eq, isNotNull } from '@leora/db'
import { mail } from '@leora/db/schema/index'
import type { Services } from '../context.ts'
import { mailHtml } from '../mail/mail-html.ts'
import { mailBodyPlace } from './post-identity-mail.ts'

export interface OutboxMail {
  id: string
  recipient: string
  subject: string
  body: string
  /** The part to look at. */
  html: string
  createdAt: string
}

/** The mail of identity that waits, the newest first. */
export async function listOutbox({
  database,
  keyRing,
  publicUrl,
}: Services): Promise<OutboxMail[]> {
  const rows = await database.auth
    .select()
    .from(mail)
    .where(and(isNotNull(mail.bodySealed), eq(mail.channel, 'mail')))
    .orderBy(desc(mail.createdAt))
    .limit(50)
  return await Promise.all(
    rows.map(async ({ id, recipient, subject, bodySealed, createdAt }) => {
      const opened = bodySealed ? await keyRing.open(mailBodyPlace(id), bodySealed) : ''
      const body = opened.toString()
      const html = mailHtml({ subject, body }, publicUrl)
      return { id, recipient, subject, body, html, createdAt }
    }),
  )
}
