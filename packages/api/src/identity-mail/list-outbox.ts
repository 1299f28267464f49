import { desc, isNotNull } from '@leora/db'
import { mail } from '@leora/db/schema/index'
import type { Services } from '../context.ts'
import { mailBodyPlace } from './post-identity-mail.ts'

export interface OutboxMail {
  id: string
  recipient: string
  subject: string
  body: string
  createdAt: string
}

/** For who tries Leora on their own machine without a mail server; it is served nowhere else. */
export async function listOutbox({ database, keyRing }: Services): Promise<OutboxMail[]> {
  const rows = await database.auth
    .select()
    .from(mail)
    .where(isNotNull(mail.bodySealed))
    .orderBy(desc(mail.createdAt))
    .limit(50)
  return await Promise.all(
    rows.map(async ({ id, recipient, subject, bodySealed, createdAt }) => {
      const body = bodySealed ? await keyRing.open(mailBodyPlace(id), bodySealed) : ''
      return { id, recipient, subject, body: body.toString(), createdAt }
    }),
  )
}
