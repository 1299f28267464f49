import type { Locale } from '@leora/domain/account/inputs'
import type { ApiScope } from '@leora/domain/actor'
import { withClosing } from '../closing.ts'
import type { MailText } from './mail-text.ts'

export interface ApiKeyCreatedFacts {
  companyName: string
  creatorName: string
  /** True when the reader made the key. */
  isOwn: boolean
  keyName: string
  scopes: readonly ApiScope[]
  expiresAt: string
}

/** A security notice: whoever made the key, its maker and the owners hear of it. */
export function apiKeyCreatedMail(
  { locale, name, timeZone }: { locale: Locale; name: string; timeZone: string },
  facts: ApiKeyCreatedFacts,
): MailText {
  const expires = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(
    new Date(facts.expiresAt),
  )
  const { subject, body } = texts[locale]({ ...facts, name, expires })
  return { subject, body: withClosing(locale, body) }
}

type Words = ApiKeyCreatedFacts & { name: string; expires: string }

const texts: Record<Locale, (words: Words) => MailText> = {
  en: (words) => ({
    subject: `A new API key for ${words.companyName}`,
    body: `Hello ${words.name},

${words.isOwn ? 'You' : words.creatorName} made the API key "${words.keyName}" for ${words.companyName} in Leora.

It may ${words.scopes.map((scope) => englishScopes[scope]).join(' and ')} everything that ${words.isOwn ? 'you' : words.creatorName} may, until ${words.expires}.

If this was not intended, revoke the key in Leora under Settings, API keys, and change the password.
`,
  }),
  de: (words) => ({
    subject: `Ein neuer API-Schlüssel für ${words.companyName}`,
    body: `Guten Tag ${words.name},

${words.isOwn ? 'Sie haben' : `${words.creatorName} hat`} in Leora den API-Schlüssel „${words.keyName}“ für ${words.companyName} angelegt.

Er darf bis zum ${words.expires} alles ${words.scopes.map((scope) => germanScopes[scope]).join(' und ')}, was ${words.isOwn ? 'Sie dürfen' : `${words.creatorName} darf`}.

Falls das nicht gewollt war, widerrufen Sie den Schlüssel in Leora unter Einstellungen, API-Schlüssel, und ändern Sie das Passwort.
`,
  }),
}

const englishScopes: Record<ApiScope, string> = { read: 'read', write: 'change' }
const germanScopes: Record<ApiScope, string> = { read: 'lesen', write: 'ändern' }
