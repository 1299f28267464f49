/** What guesses are counted against. */
export const trySpaces = ['account', 'device', 'address', 'factor'] as const
export type TrySpace = (typeof trySpaces)[number]

export interface LockoutRule {
  /** Wrong tries that cost no waiting. */
  free: number
  firstMs: number
  /** No wait is longer: nobody is locked out for ever. */
  longestMs: number
  /** How long one wrong try is remembered. */
  forgetMs: number
}

const seconds = 1_000
const minutes = 60 * seconds
const hours = 60 * minutes

/**
 * A device on which the person has signed in before has a budget of its own, and neither the
 * account's nor the address's counts for it: who guesses elsewhere locks nobody out at home.
 */
export const lockoutRules: Record<TrySpace, LockoutRule> = {
  account: { free: 5, firstMs: 5 * seconds, longestMs: hours, forgetMs: 2 * hours },
  device: { free: 10, firstMs: 5 * seconds, longestMs: 15 * minutes, forgetMs: 30 * minutes },
  // Many people may share an address.
  address: { free: 20, firstMs: 5 * seconds, longestMs: 15 * minutes, forgetMs: 2 * minutes },
  factor: { free: 5, firstMs: 30 * seconds, longestMs: hours, forgetMs: 2 * hours },
}

/** How long the next try must wait: nothing at first, then doubling up to the longest. */
export function waitAfterFailures(failures: number, rule = lockoutRules.account): number {
  if (failures < rule.free) return 0
  return Math.min(rule.longestMs, rule.firstMs * 2 ** (failures - rule.free))
}

/** The wait after no, one, two … wrong tries, up to the longest: the rule as the database reads it. */
export function listWaits(rule: LockoutRule): number[] {
  const waits: number[] = []
  for (let failures = 0; waits.at(-1) !== rule.longestMs; failures++) {
    waits.push(waitAfterFailures(failures, rule))
  }
  return waits
}

export function tooManyTries(waitMs: number): string {
  const left = Math.max(1, Math.ceil(waitMs / seconds))
  return left < 120
    ? `Too many tries. Wait ${left} seconds and try again.`
    : `Too many tries. Wait ${Math.ceil(left / 60)} minutes and try again.`
}
