import { minPasswordLength } from '@leora/domain/sign-in/inputs'
import { isAboutPerson, isRun } from '@leora/domain/sign-in/passwords'

export type PasswordJudgement = 'short' | 'personal' | 'guessable' | 'good' | 'strong'

/** A hint while it is written; the server, which has the list of leaked passwords, decides. */
export function judgePassword(password: string, about: readonly string[]): PasswordJudgement {
  if (password.length < minPasswordLength) return 'short'
  if (isAboutPerson(password, about)) return 'personal'
  const kinds = new Set(password.toLowerCase()).size
  if (isRun(password) || kinds < 5) return 'guessable'
  return password.length >= 16 && kinds >= 8 ? 'strong' : 'good'
}
