import type { Locale } from '@leora/domain/account/inputs'
import { DomainError } from '@leora/domain/errors'
import type { CodeChannel } from '@leora/domain/second-factor/code-channels'
import { sentCodeRules } from '@leora/domain/second-factor/code-channels'
import type { Services } from '../context.ts'
import { postIdentityMail } from '../identity-mail/post-identity-mail.ts'

export interface OutgoingCode {
  to: string
  code: string
  locale: Locale
  /** Whose code it is, as far as the channel greets. */
  name: string
  userId: string
}

/** Brings a code to its person; resolves once somebody else has taken it over. */
export interface CodeSender {
  send(code: OutgoingCode): Promise<void>
}

/** How a channel sends; null where this install has nobody who could. */
export function senderOf(
  services: Pick<Services, 'database' | 'keyRing' | 'jobs' | 'textSender'>,
  channel: CodeChannel,
): CodeSender | null {
  return channel === 'email' ? mailSender(services) : (services.textSender ?? null)
}

function mailSender(services: Pick<Services, 'database' | 'keyRing' | 'jobs'>): CodeSender {
  return {
    async send({ to, code, locale, name, userId }) {
      await postIdentityMail(services, services.database.auth, {
        kind: 'sign_in_code',
        recipient: to,
        locale,
        facts: { name, code },
        userId,
      })
      await services.jobs.wake('deliver-identity-mail')
    },
  }
}

export interface TextSettings {
  /** Takes `{to, text}` as JSON, as gateways for text messages do. */
  url: string | undefined
  token: string | undefined
}

const patienceMs = 10_000

/** Hands text messages to a provider by HTTP; null where none is configured. */
export function createTextSender({ url, token }: TextSettings): CodeSender | null {
  if (!url) return null
  return {
    async send({ to, code, locale }) {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token ? { authorization: `Bearer ${token}` } : {}),
        },
        body: JSON.stringify({ to, text: texts[locale](code) }),
        // A provider that points elsewhere would be handed the token.
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      }).catch(() => null)
      await response?.body?.cancel()
      if (response?.ok) return
      throw new DomainError(
        'unavailable',
        'The text message could not be sent. Try again in a moment, or choose another way.',
      )
    },
  }
}

const texts: Record<Locale, (code: string) => string> = {
  en: (code) =>
    `${code} is your Leora code. It works for ${sentCodeRules.minutes} minutes. Nobody from Leora will ask you for it.`,
  de: (code) =>
    `${code} ist Ihr Leora-Code. Er gilt ${sentCodeRules.minutes} Minuten. Niemand von Leora wird Sie danach fragen.`,
}
