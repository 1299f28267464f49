import { sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { mail } from '@leora/db/schema/index'
import type { Locale } from '@leora/domain/account/inputs'
import { uuid7 } from '@leora/domain/uuid7'
import type { Services } from '../context.ts'
import { type IdentityMailFacts, type IdentityMailKind, identityMail } from './templates.ts'

export interface IdentityMail {
  kind: IdentityMailKind
  recipient: string
  locale: Locale
  facts: IdentityMailFacts
  userId?: string | null
  /** True where the recipient's account has another address by now. */
  isFormer?: boolean
}

export const mailBodyPlace = (rowId: string) => ({
  tenantId: null,
  table: 'auth.mail',
  column: 'body_sealed',
  rowId,
})

// One person's mailbox is not flooded by whoever knows the address.
const mostPerHour = 4

/**
 * Puts a mail into the outbox within the caller's transaction: no commit, no mail. Its text holds a
 * link that lets its reader in, so it is sealed until it is sent and then gone. Answers whether it will
 * be sent.
 */
export async function postIdentityMail(
  services: Pick<Services, 'keyRing'>,
  tx: AuthDb,
  { kind, recipient, locale, facts, userId = null, isFormer = false }: IdentityMail,
): Promise<boolean> {
  const written = identityMail(kind, locale, facts, { isFormer })
  return await post(services, tx, { channel: 'mail', kind, recipient, userId, ...written })
}

/** Whom mail about an account reaches, as `accountReader` reads them. */
export interface AccountReader {
  userId: string
  name: string
  email: string
  locale: string
  formerEmails: readonly string[]
}

/**
 * Tells of a change of how somebody signs in. Where their address was changed a moment ago the former one
 * hears of it as well, in the first sentence and without the link.
 */
export async function postAccountChange(
  services: Pick<Services, 'keyRing'>,
  tx: AuthDb,
  { userId, name, email, formerEmails, locale: language }: AccountReader,
  { kind, facts }: { kind: IdentityMailKind; facts: Omit<IdentityMailFacts, 'name'> },
): Promise<void> {
  const locale: Locale = language === 'de' ? 'de' : 'en'
  const mail = { kind, locale, facts: { ...facts, name }, userId }
  await postIdentityMail(services, tx, { ...mail, recipient: email })
  for (const recipient of formerEmails) {
    await postIdentityMail(services, tx, { ...mail, recipient, isFormer: true })
  }
}

/** The same for a text message to a phone. */
export async function postIdentityText(
  services: Pick<Services, 'keyRing'>,
  tx: AuthDb,
  { recipient, body, userId }: { recipient: string; body: string; userId: string },
): Promise<boolean> {
  const subject = ''
  const kind = 'sign_in_code'
  return await post(services, tx, { channel: 'text', kind, recipient, userId, subject, body })
}

interface Posted {
  channel: 'mail' | 'text'
  kind: IdentityMailKind
  recipient: string
  userId: string | null
  subject: string
  body: string
}

async function post(
  { keyRing }: Pick<Services, 'keyRing'>,
  tx: AuthDb,
  { channel, kind, recipient, userId, subject, body }: Posted,
): Promise<boolean> {
  const id = uuid7()
  const bodySealed = await keyRing.seal(mailBodyPlace(id), body)
  const posted = await tx.execute(sql`
    insert into ${mail} (id, user_id, channel, recipient, kind, subject, body_sealed)
    select ${id}::uuid, ${userId}::uuid, ${channel}, ${recipient}, ${kind}, ${subject}, ${bodySealed}::bytea
    where ${recipient} <> '' and (select count(*) from ${mail} m where lower(m.recipient) = lower(${recipient})
      and m.kind = ${kind} and m.created_at > now() - interval '1 hour') < ${mostPerHour}
    returning id`)
  return posted.length > 0
}

/** The part behind # is never sent to a server, so it stands in no log and no referrer. */
export function mailedLink(publicUrl: string, page: string, token: string): string {
  return `${publicUrl}/${page}#${token}`
}
