import type { Today } from './today.ts'

export interface TerritoryBar {
  territory: string
  customers: number
  share: number
}

const shown = 8

/** The largest territories, the rest in one bar, so that the bars still add up to everyone. */
export function readTerritories(
  territories: Today['territories'],
  words: { none: string; other: string },
): TerritoryBar[] {
  const total = territories.reduce((sum, { customers }) => sum + customers, 0)
  const sorted = [...territories].sort((one, other) => other.customers - one.customers)
  const rest = sorted.slice(shown).reduce((sum, { customers }) => sum + customers, 0)
  const bars = sorted
    .slice(0, shown)
    .map(({ territory, customers }) => ({ territory: territory || words.none, customers }))
  if (rest > 0) bars.push({ territory: words.other, customers: rest })
  return bars.map((bar) => ({ ...bar, share: total === 0 ? 0 : bar.customers / total }))
}
