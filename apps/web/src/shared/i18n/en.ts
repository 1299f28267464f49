import { customers } from './en/customers.ts'
import { errors } from './en/errors.ts'
import { frame } from './en/frame.ts'
import type { later } from './en/later.ts'
import { passkeys } from './en/passkeys.ts'
import { signIn } from './en/sign-in.ts'
import { explain, fact, today } from './en/today.ts'

/** What the sign-in and Today say; the rest is in `en/later.ts`. */
export const en = {
  frame,
  signIn,
  passkeys,
  customers,
  today,
  explain,
  fact,
  errors,
} as const

export type EnglishWords = typeof en & typeof later

type Words<Branch> = {
  readonly [Key in keyof Branch]: Branch[Key] extends string ? string : Words<Branch[Key]>
}

/** Every language says everything English says. */
export type Catalogue = Words<EnglishWords>
