import { z } from 'zod'

// PostgreSQL text cannot hold NUL; lone surrogates cannot be encoded as UTF-8.
export function isStorable(value: string): boolean {
  return !value.includes('\0') && value.isWellFormed()
}

const unstorable = 'This text holds a character that cannot be stored. Remove it and try again.'

export function requiredText(maxLength: number, sentence: string) {
  return z
    .string()
    .trim()
    .min(1, sentence)
    .max(maxLength, `Use at most ${maxLength} characters.`)
    .refine(isStorable, unstorable)
}

/** What a person looks for; nothing is stored, but the database must be able to read it. */
export function searchedText(maxLength: number) {
  return z
    .string()
    .trim()
    .max(maxLength, `Use at most ${maxLength} characters.`)
    .refine(isStorable, unstorable)
}

/** Empty text means "not known" and is kept as null. */
export function optionalText(maxLength: number) {
  return z
    .string()
    .trim()
    .max(maxLength, `Use at most ${maxLength} characters.`)
    .refine(isStorable, unstorable)
    .nullable()
    .transform((value) => (value === '' ? null : value))
}

export const optionalEmail = optionalText(254).pipe(
  z.email('Write an e-mail address like name@company.com.').nullable(),
)

// Only http and https: a stored javascript: address would run when clicked.
export const optionalWebsite = optionalText(300).pipe(
  z
    .url({ protocol: /^https?$/, error: 'Write a web address that begins with https://.' })
    .nullable(),
)
