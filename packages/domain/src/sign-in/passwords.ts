import { z } from 'zod'
import { maxPasswordLength, minPasswordLength } from './inputs.ts'

/** Taken as written: neither trimmed nor cut, and no kinds of characters are asked for. */
export const newPassword = z
  .string()
  .min(minPasswordLength, `A password has at least ${minPasswordLength} characters.`)
  .max(maxPasswordLength, `A password has at most ${maxPasswordLength} characters.`)

/**
 * What a guesser tries first: the password without what people add around a word, and the unit
 * that a repetition repeats.
 */
export function coresOf(password: string): string[] {
  const folded = password.normalize('NFKC').toLowerCase()
  const bare = folded.replace(/^[\d\W_]+|[\d\W_]+$/g, '')
  const letters = bare.replace(/[0@$!|3]/g, (char) => leet[char] ?? char)
  const unit = /^(.{1,12}?)\1+$/u.exec(folded)?.[1]
  return [folded, bare, letters, ...(unit === undefined ? [] : [unit])].filter(
    (core) => core !== '',
  )
}

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '3': 'e',
}

/** True for a password made of what everybody knows about its person. */
export function isAboutPerson(password: string, about: readonly string[]): boolean {
  const cores = coresOf(password).map((core) => core.replace(/[\W_]/g, ''))
  const known = about.flatMap((text) => {
    const [local = text] = text.toLowerCase().split('@')
    return [text.toLowerCase(), local].map((word) => word.replace(/[\W_]/g, ''))
  })
  return known.some((word) => word.length >= 4 && cores.includes(word))
}

/** True for runs such as abcdefghijkl, 123456789012 or qwertyuiopas, forwards or backwards. */
export function isRun(password: string): boolean {
  const folded = password.toLowerCase()
  const runs = [
    'abcdefghijklmnopqrstuvwxyz',
    '01234567890123456789',
    'qwertyuiopasdfghjklzxcvbnm',
    'qwertzuiopasdfghjklyxcvbnm',
  ]
  return runs.some((run) => {
    const twice = run + run
    return twice.includes(folded) || [...twice].reverse().join('').includes(folded)
  })
}
