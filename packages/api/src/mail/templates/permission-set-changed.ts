import type { Locale } from '@leora/domain/account/inputs'
import type { Role } from '@leora/domain/actor'
import { withClosing } from '../closing.ts'
import type { MailText } from './mail-text.ts'
import { roleNames } from './role-names.ts'

export interface PermissionSetChangedFacts {
  companyName: string
  changedByName: string
  role: Role
  /** The set that counts from now on, or null where the role does. */
  set: string | null
}

export function permissionSetChangedMail(
  { locale, name }: { locale: Locale; name: string },
  facts: PermissionSetChangedFacts,
): MailText {
  const { subject, body } = texts[locale]({
    ...facts,
    name,
    roleName: roleNames[locale][facts.role],
  })
  return { subject, body: withClosing(locale, body) }
}

type Words = PermissionSetChangedFacts & { name: string; roleName: string }

const texts: Record<Locale, (words: Words) => MailText> = {
  en: (words) => ({
    subject: `Your rights at ${words.companyName} have changed`,
    body: `Hello ${words.name},

${words.changedByName} changed what you may do at ${words.companyName} in Leora. ${words.set === null ? `The rights of your role, ${words.roleName}, count` : `The permission set "${words.set}" counts`} from now on; you need not sign in again.

If you did not expect this, ask an owner of your company.
`,
  }),
  de: (words) => ({
    subject: `Ihre Rechte bei ${words.companyName} haben sich geändert`,
    body: `Guten Tag ${words.name},

${words.changedByName} hat geändert, was Sie bei ${words.companyName} in Leora dürfen. ${words.set === null ? `Ab sofort gelten die Rechte Ihrer Rolle ${words.roleName}` : `Ab sofort gilt der Berechtigungssatz „${words.set}“`}; Sie müssen sich nicht neu anmelden.

Falls Sie das nicht erwartet haben, fragen Sie eine Inhaberin oder einen Inhaber Ihrer Firma.
`,
  }),
}
