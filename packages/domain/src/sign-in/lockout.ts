const free = 5
const longestMs = 15 * 60_000

/** How long the next try must wait: nothing at first, then doubling, never for ever. */
export function waitAfterFailures(failures: number): number {
  if (failures < free) return 0
  return Math.min(longestMs, 5_000 * 2 ** (failures - free))
}
