import { settings, signIn } from './en/account.ts'
import { admin } from './en/admin.ts'
import { customers } from './en/customers.ts'
import { errors } from './en/errors.ts'
import { frame } from './en/frame.ts'
import type { invitations } from './en/invitations.ts'
import type { overview, securityFacts } from './en/overview.ts'
import { passkeys } from './en/passkeys.ts'
import type { accessFacts, rights } from './en/rights.ts'
import type { security } from './en/security.ts'
import { sessions } from './en/sessions.ts'
import type { signUp } from './en/sign-up.ts'
import { explain, fact, today } from './en/today.ts'

export const en = {
  frame,
  signIn,
  settings,
  passkeys,
  sessions,
  admin,
  customers,
  today,
  explain,
  fact,
  errors,
} as const

/** What the pages that need it bring along, so that the first page does not. */
interface LaterWords {
  readonly rights: typeof rights
  readonly security: typeof security
  readonly signUp: typeof signUp
  readonly invitations: typeof invitations
  readonly overview: typeof overview
  readonly fact: {
    readonly access: typeof accessFacts
    readonly security: typeof securityFacts
  }
}

export type EnglishWords = typeof en & LaterWords

type Words<Branch> = {
  readonly [Key in keyof Branch]: Branch[Key] extends string ? string : Words<Branch[Key]>
}

/** Every language says everything English says. */
export type Catalogue = Words<EnglishWords>
