import type { Locale } from '@leora/domain/account/inputs'
import { providerMailInEnglish, providerMailInGerman } from './provider-templates.ts'

/** Mail of identity: it reaches people who may belong to no company. */
export const identityMailKinds = [
  'verify_sign_up',
  'known_sign_up',
  'begin_again',
  'reset_password',
  'password_changed',
  'confirm_email',
  'email_changed',
  'invitation',
  'sign_in_code',
  'strange_sign_in',
  'refused_guesses',
  'identity_attached',
  'identity_removed',
] as const
export type IdentityMailKind = (typeof identityMailKinds)[number]

export interface IdentityMailFacts {
  name: string
  /** What the reader is to open. */
  link?: string
  company?: string
  inviter?: string
  newEmail?: string
  code?: string
  /** What is strange about a sign-in, and its circumstances. */
  what?: string
  when?: string
  where?: string
  device?: string
  /** Where a person signs in beside Leora, and as whom. */
  provider?: string
  account?: string
}

export interface Text {
  subject: (facts: IdentityMailFacts) => string
  lines: (facts: IdentityMailFacts) => string[]
}

export function identityMail(
  kind: IdentityMailKind,
  locale: Locale,
  given: IdentityMailFacts,
): { subject: string; body: string } {
  // A line break in a name would begin a new header, or a new paragraph of ours.
  const facts = Object.fromEntries(
    Object.entries(given).map(([key, text]) => [key, String(text).replace(/\s+/g, ' ').trim()]),
  ) as unknown as IdentityMailFacts
  const { subject, lines } = texts[locale][kind]
  const greeting = locale === 'de' ? 'Guten Tag' : 'Hello'
  const hello = facts.name === '' ? `${greeting},` : `${greeting} ${facts.name},`
  return { subject: subject(facts), body: `${[hello, ...lines(facts)].join('\n\n')}\n` }
}

const english: Record<IdentityMailKind, Text> = {
  ...providerMailInEnglish,
  verify_sign_up: {
    subject: () => 'Confirm your address to start with Leora',
    lines: ({ company, link }) => [
      `Open this link to begin ${company} in Leora. It works once, within a day:`,
      link ?? '',
      'If you did not ask for this, do nothing: no account was made.',
    ],
  },
  known_sign_up: {
    subject: () => 'You have a sign-in for Leora already',
    lines: ({ link }) => [
      'Somebody, probably you, asked for a new account with this address. You have one already: sign in with it.',
      'If you forgot the password, choose a new one here:',
      link ?? '',
      'If this was not you, do nothing: nothing was changed.',
    ],
  },
  begin_again: {
    subject: () => 'Begin a company in Leora',
    lines: ({ company, link }) => [
      `Open this link to begin ${company} in Leora. It works once, within a day:`,
      link ?? '',
      'You have a sign-in already, and it stays as it is: sign in with the password you have, not with the one you wrote just now.',
      'If you did not ask for this, do nothing: nothing was changed.',
    ],
  },
  reset_password: {
    subject: () => 'Choose a new password for Leora',
    lines: ({ link }) => [
      'Open this link to choose a new password. It works once, within an hour:',
      link ?? '',
      'If you did not ask for this, do nothing: your password stays as it is.',
    ],
  },
  password_changed: {
    subject: () => 'Your Leora password was changed',
    lines: ({ link }) => [
      'The password of your account was changed. If this was you, all is well.',
      'If it was not, choose a new one at once and tell an owner of your company:',
      link ?? '',
    ],
  },
  confirm_email: {
    subject: () => 'Confirm your new address for Leora',
    lines: ({ link }) => [
      'Open this link to sign in with this address from now on. It works once, within a day:',
      link ?? '',
      'If you did not ask for this, do nothing.',
    ],
  },
  email_changed: {
    subject: () => 'Your address for Leora was changed',
    lines: ({ newEmail, link }) => [
      `You sign in with ${newEmail} from now on. If this was you, all is well.`,
      'If it was not, take it back within three days. All sessions end, and you choose a new password:',
      link ?? '',
    ],
  },
  invitation: {
    subject: ({ company }) => `You are invited to ${company} in Leora`,
    lines: ({ inviter, company, link }) => [
      `${inviter} invites you to work with ${company} in Leora. Open this link to join; it works once, within a week:`,
      link ?? '',
      'If you do not know who this is from, do nothing.',
    ],
  },
  sign_in_code: {
    subject: () => 'Your code to sign in to Leora',
    lines: ({ code }) => [
      `Write this code where you are signing in: ${code}`,
      'It works once, for ten minutes. Nobody from Leora will ask you for it.',
      'If you are not signing in, somebody knows your password: change it now.',
    ],
  },
  strange_sign_in: {
    subject: () => 'A new sign-in to your Leora account',
    lines: ({ what, when, where, device, link }) => [
      `Somebody signed in to your account, and it looks unusual: ${what}.`,
      `When: ${when}\nWhere: ${where}\nWith: ${device}`,
      'If this was you, there is nothing to do. If it was not, open this link. It ends all your sessions and takes your password back, and you get a mail to choose a new one:',
      link ?? '',
    ],
  },
  refused_guesses: {
    subject: () => 'Somebody tries to sign in to your Leora account',
    lines: ({ when, where, device, link }) => [
      'Somebody tried many times to sign in to your account and was refused. Nobody got in.',
      `Last: ${when}\nFrom: ${where}\nWith: ${device}`,
      'If this was you, there is nothing to do. If you fear that your password is known, open this link. It ends all your sessions and takes your password back, and you get a mail to choose a new one:',
      link ?? '',
    ],
  },
}

const german: Record<IdentityMailKind, Text> = {
  ...providerMailInGerman,
  verify_sign_up: {
    subject: () => 'Bestätigen Sie Ihre Adresse, um mit Leora zu beginnen',
    lines: ({ company, link }) => [
      `Öffnen Sie diesen Link, um ${company} in Leora zu beginnen. Er gilt einmal und einen Tag lang:`,
      link ?? '',
      'Falls Sie das nicht angefordert haben, tun Sie nichts: Es wurde kein Konto angelegt.',
    ],
  },
  known_sign_up: {
    subject: () => 'Sie haben bereits eine Anmeldung bei Leora',
    lines: ({ link }) => [
      'Jemand, vermutlich Sie, wollte mit dieser Adresse ein neues Konto anlegen. Sie haben bereits eines: Melden Sie sich damit an.',
      'Falls Sie das Passwort vergessen haben, wählen Sie hier ein neues:',
      link ?? '',
      'Falls Sie das nicht waren, tun Sie nichts: Es wurde nichts geändert.',
    ],
  },
  begin_again: {
    subject: () => 'Beginnen Sie eine Firma in Leora',
    lines: ({ company, link }) => [
      `Öffnen Sie diesen Link, um ${company} in Leora zu beginnen. Er gilt einmal und einen Tag lang:`,
      link ?? '',
      'Sie haben bereits eine Anmeldung, und sie bleibt, wie sie ist: Melden Sie sich mit dem Passwort an, das Sie haben, nicht mit dem eben eingegebenen.',
      'Falls Sie das nicht angefordert haben, tun Sie nichts: Es wurde nichts geändert.',
    ],
  },
  reset_password: {
    subject: () => 'Wählen Sie ein neues Passwort für Leora',
    lines: ({ link }) => [
      'Öffnen Sie diesen Link, um ein neues Passwort zu wählen. Er gilt einmal und eine Stunde lang:',
      link ?? '',
      'Falls Sie das nicht angefordert haben, tun Sie nichts: Ihr Passwort bleibt, wie es ist.',
    ],
  },
  password_changed: {
    subject: () => 'Ihr Leora-Passwort wurde geändert',
    lines: ({ link }) => [
      'Das Passwort Ihres Kontos wurde geändert. Wenn Sie das waren, ist alles in Ordnung.',
      'Wenn nicht, wählen Sie sofort ein neues und sagen Sie es einem Inhaber Ihrer Firma:',
      link ?? '',
    ],
  },
  confirm_email: {
    subject: () => 'Bestätigen Sie Ihre neue Adresse für Leora',
    lines: ({ link }) => [
      'Öffnen Sie diesen Link, um sich ab jetzt mit dieser Adresse anzumelden. Er gilt einmal und einen Tag lang:',
      link ?? '',
      'Falls Sie das nicht angefordert haben, tun Sie nichts.',
    ],
  },
  email_changed: {
    subject: () => 'Ihre Adresse für Leora wurde geändert',
    lines: ({ newEmail, link }) => [
      `Sie melden sich ab jetzt mit ${newEmail} an. Wenn Sie das waren, ist alles in Ordnung.`,
      'Wenn nicht, nehmen Sie es binnen drei Tagen zurück. Alle Sitzungen enden, und Sie wählen ein neues Passwort:',
      link ?? '',
    ],
  },
  invitation: {
    subject: ({ company }) => `Sie sind zu ${company} in Leora eingeladen`,
    lines: ({ inviter, company, link }) => [
      `${inviter} lädt Sie ein, mit ${company} in Leora zu arbeiten. Öffnen Sie diesen Link, um beizutreten; er gilt einmal und eine Woche lang:`,
      link ?? '',
      'Falls Sie nicht wissen, von wem das kommt, tun Sie nichts.',
    ],
  },
  sign_in_code: {
    subject: () => 'Ihr Code für die Anmeldung bei Leora',
    lines: ({ code }) => [
      `Schreiben Sie diesen Code dort, wo Sie sich anmelden: ${code}`,
      'Er gilt einmal und zehn Minuten lang. Niemand von Leora wird Sie danach fragen.',
      'Wenn Sie sich gerade nicht anmelden, kennt jemand Ihr Passwort: Ändern Sie es jetzt.',
    ],
  },
  strange_sign_in: {
    subject: () => 'Eine neue Anmeldung in Ihrem Leora-Konto',
    lines: ({ what, when, where, device, link }) => [
      `Jemand hat sich in Ihrem Konto angemeldet, und das ist ungewöhnlich: ${what}.`,
      `Wann: ${when}\nWo: ${where}\nWomit: ${device}`,
      'Wenn Sie das waren, müssen Sie nichts tun. Wenn nicht, öffnen Sie diesen Link. Er beendet alle Ihre Sitzungen und nimmt Ihr Passwort zurück, und Sie bekommen eine E-Mail, um ein neues zu wählen:',
      link ?? '',
    ],
  },
  refused_guesses: {
    subject: () => 'Jemand versucht, sich in Ihrem Leora-Konto anzumelden',
    lines: ({ when, where, device, link }) => [
      'Jemand wollte sich viele Male in Ihrem Konto anmelden und wurde abgewiesen. Niemand kam hinein.',
      `Zuletzt: ${when}\nVon: ${where}\nWomit: ${device}`,
      'Wenn Sie das waren, müssen Sie nichts tun. Wenn Sie fürchten, dass Ihr Passwort bekannt ist, öffnen Sie diesen Link. Er beendet alle Ihre Sitzungen und nimmt Ihr Passwort zurück, und Sie bekommen eine E-Mail, um ein neues zu wählen:',
      link ?? '',
    ],
  },
}

const texts: Record<Locale, Record<IdentityMailKind, Text>> = { en: english, de: german }
