import type { Locale } from '@leora/domain/account/inputs'
import { withClosing } from '../mail/closing.ts'
import { formerNote } from './former-addresses.ts'
import { german } from './german-templates.ts'
import { providerMailInEnglish } from './provider-templates.ts'
import { returnMailInEnglish } from './return-templates.ts'

/** Mail of identity: it reaches people who may belong to no company. */
export const identityMailKinds = [
  'verify_sign_up',
  'known_sign_up',
  'begin_again',
  'reset_password',
  'account_taken_back',
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
  { isFormer = false }: { isFormer?: boolean } = {},
): { subject: string; body: string } {
  // A line break in a name would begin a new header, or a new paragraph of ours.
  const facts = Object.fromEntries(
    Object.entries(given).map(([key, text]) => [key, String(text).replace(/\s+/g, ' ').trim()]),
  ) as unknown as IdentityMailFacts
  const { subject, lines } = texts[locale][kind]
  const greeting = locale === 'de' ? 'Guten Tag' : 'Hello'
  const hello = facts.name === '' ? `${greeting},` : `${greeting} ${facts.name},`
  const said = isFormer ? [...lines(facts).slice(0, 1), formerNote[locale]] : lines(facts)
  const body = `${[hello, ...said].join('\n\n')}\n`
  return { subject: subject(facts), body: withClosing(locale, body) }
}

const english: Record<IdentityMailKind, Text> = {
  ...providerMailInEnglish,
  ...returnMailInEnglish,
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
      'If it was not, take it back within three days. All sessions end, the password opens nothing any more, what was added since the day before is removed, and you get a mail to choose a new password:',
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
      'If this was you, there is nothing to do. If it was not, open this link. It ends all your sessions, takes your password back and removes the passkeys, apps and keys added since the day before, and you get a mail to choose a new one:',
      link ?? '',
    ],
  },
  refused_guesses: {
    subject: () => 'Somebody tries to sign in to your Leora account',
    lines: ({ when, where, device, link }) => [
      'Somebody tried many times to sign in to your account and was refused. Nobody got in.',
      `Last: ${when}\nFrom: ${where}\nWith: ${device}`,
      'If this was you, there is nothing to do. If you fear that your password is known, open this link. It ends all your sessions, takes your password back and removes the passkeys, apps and keys added since the day before, and you get a mail to choose a new one:',
      link ?? '',
    ],
  },
}

const texts: Record<Locale, Record<IdentityMailKind, Text>> = { en: english, de: german }
