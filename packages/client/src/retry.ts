import { backoffMs } from './backoff.ts'
import { readFailure } from './failure.ts'

const waits = { baseMs: 500, maxMs: 30_000 }
const maxObeyedMs = 60_000

/** When to try again: what the server said, or a doubling wait, spread so that clients do not march in step. */
export function retryDelay(failures: number, error: unknown): number {
  const told = readFailure(error).retryAfterSeconds
  const own = backoffMs(failures + 1, waits)
  return told === undefined ? own : Math.min(told * 1_000, maxObeyedMs) + own
}
