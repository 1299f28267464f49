import type { Locale } from '@leora/domain/account/inputs'
import type { Role } from '@leora/domain/actor'
import { withClosing } from '../closing.ts'
import type { MailText } from './mail-text.ts'
import { roleNames } from './role-names.ts'

export interface RoleChangedFacts {
  companyName: string
  changedByName: string
  from: Role
  to: Role
}

export function roleChangedMail(
  { locale, name }: { locale: Locale; name: string },
  facts: RoleChangedFacts,
): MailText {
  const { subject, body } = texts[locale]({
    ...facts,
    name,
    fromName: roleNames[locale][facts.from],
    toName: roleNames[locale][facts.to],
  })
  return { subject, body: withClosing(locale, body) }
}

type Words = RoleChangedFacts & { name: string; fromName: string; toName: string }

const texts: Record<Locale, (words: Words) => MailText> = {
  en: (words) => ({
    subject: `Your role at ${words.companyName} is now ${words.toName}`,
    body: `Hello ${words.name},

${words.changedByName} changed your role at ${words.companyName} in Leora from ${words.fromName} to ${words.toName}. It counts from now on; you need not sign in again.

If you did not expect this, ask an owner of your company.
`,
  }),
  de: (words) => ({
    subject: `Ihre Rolle bei ${words.companyName} ist jetzt ${words.toName}`,
    body: `Guten Tag ${words.name},

${words.changedByName} hat Ihre Rolle bei ${words.companyName} in Leora von ${words.fromName} zu ${words.toName} geändert. Das gilt ab sofort; Sie müssen sich nicht neu anmelden.

Falls Sie das nicht erwartet haben, fragen Sie eine Inhaberin oder einen Inhaber Ihrer Firma.
`,
  }),
}
