import type { Locale } from '@leora/domain/account/inputs'
import { withClosing } from '../closing.ts'
import type { MailText } from './mail-text.ts'

export interface ApiKeyExpiringFacts {
  companyName: string
  makerName: string
  /** True when the reader made the key. */
  isOwn: boolean
  keyName: string
  keyStart: string | null
  expiresAt: string
  lastUsedAt: string | null
}

/** Says in time that a program will stop working, and whether it still uses the key. */
export function apiKeyExpiringMail(
  { locale, name, timeZone }: { locale: Locale; name: string; timeZone: string },
  facts: ApiKeyExpiringFacts,
): MailText {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  const { subject, body } = texts[locale]({
    ...facts,
    name,
    expires: format.format(new Date(facts.expiresAt)),
    lastUsed: facts.lastUsedAt === null ? null : format.format(new Date(facts.lastUsedAt)),
    start: facts.keyStart === null ? '' : ` (${facts.keyStart}…)`,
  })
  return { subject, body: withClosing(locale, body) }
}

type Words = ApiKeyExpiringFacts & {
  name: string
  expires: string
  lastUsed: string | null
  start: string
}

const texts: Record<Locale, (words: Words) => MailText> = {
  en: (words) => ({
    subject: `An API key for ${words.companyName} expires on ${words.expires}`,
    body: `Hello ${words.name},

the API key "${words.keyName}"${words.start} that ${words.isOwn ? 'you' : words.makerName} made for ${words.companyName} expires on ${words.expires}. Programs that use it stop working then.

${words.lastUsed === null ? 'It was never used.' : `It was last used on ${words.lastUsed}.`}

If it is still needed, make a new key in Leora under Settings, API keys, and give it to the program before that day.
`,
  }),
  de: (words) => ({
    subject: `Ein API-Schlüssel für ${words.companyName} läuft am ${words.expires} ab`,
    body: `Guten Tag ${words.name},

der API-Schlüssel „${words.keyName}“${words.start}, den ${words.isOwn ? 'Sie' : words.makerName} für ${words.companyName} angelegt ${words.isOwn ? 'haben' : 'hat'}, läuft am ${words.expires} ab. Programme mit diesem Schlüssel arbeiten dann nicht mehr.

${words.lastUsed === null ? 'Er wurde nie genutzt.' : `Er wurde zuletzt am ${words.lastUsed} genutzt.`}

Falls er noch gebraucht wird, legen Sie in Leora unter Einstellungen, API-Schlüssel, einen neuen an und geben Sie ihn dem Programm vor diesem Tag.
`,
  }),
}
