import type { AuthDb } from '@leora/db/database'
import type { Locale } from '@leora/domain/account/inputs'
import { DomainError } from '@leora/domain/errors'
import { type CodeChannel, sentCodeRules } from '@leora/domain/second-factor/code-channels'
import type { Services } from '../context.ts'
import { postIdentityMail, postIdentityText } from '../identity-mail/post-identity-mail.ts'

export interface OutgoingCode {
  to: string
  code: string
  locale: Locale
  /** Whose code it is, as far as the channel greets. */
  name: string
  userId: string
}

/** Lays a code into the outbox within the caller's transaction: what is noted is sent, and tried again. */
export type PostCode = (tx: AuthDb, outgoing: OutgoingCode) => Promise<void>

/** How a channel sends; null where this install has nobody who could. */
export function codePostOf(
  services: Pick<Services, 'keyRing' | 'textSender'>,
  channel: CodeChannel,
): PostCode | null {
  if (channel === 'sms' && !services.textSender) return null
  return async (tx, { to, code, locale, name, userId }) => {
    const isPosted =
      channel === 'sms'
        ? await postIdentityText(services, tx, { recipient: to, body: texts[locale](code), userId })
        : await postIdentityMail(services, tx, {
            kind: 'sign_in_code',
            recipient: to,
            locale,
            facts: { name, code },
            userId,
          })
    if (isPosted) return
    throw new DomainError(
      'limit_reached',
      'Many codes were sent within the hour. Choose another way, or wait.',
    )
  }
}

const texts: Record<Locale, (code: string) => string> = {
  en: (code) =>
    `${code} is your Leora code. It works for ${sentCodeRules.minutes} minutes. Nobody from Leora will ask you for it.`,
  de: (code) =>
    `${code} ist Ihr Leora-Code. Er gilt ${sentCodeRules.minutes} Minuten. Niemand von Leora wird Sie danach fragen.`,
}
