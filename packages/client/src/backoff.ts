/**
 * How long to wait before try number `failures` (1, 2, …): doubling from the base, and spread over
 * the upper half so that the clients of a restarted server do not come back all at once.
 */
export function backoffMs(
  failures: number,
  { baseMs, maxMs }: { baseMs: number; maxMs: number },
  random: () => number = Math.random,
): number {
  const whole = Math.min(maxMs, baseMs * 2 ** Math.min(failures - 1, 30))
  return Math.round(whole * (0.5 + random() / 2))
}
