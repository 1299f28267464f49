import type { Random } from '../random.ts'

/** The hash of no token: nobody can use what it would take to make it. */
export function makeHash(random: Random): string {
  const words = Array.from({ length: 8 }, () => random.bits().toString(16).padStart(8, '0'))
  return `\\x${words.join('')}`
}
