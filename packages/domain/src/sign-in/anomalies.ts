import { type Anomaly, anomalies } from './anomaly.ts'
import type { Place } from './place.ts'
import { isImpossibleTravel, type Sighting } from './travel.ts'

export interface SignInHistory {
  /** Sign-ins before this one; a first one has nothing to be strange against. */
  signIns: number
  knowsDevice: boolean
  knowsCountry: boolean
  last: Sighting | null
  /** Wrong tries since the last sign-in, within a day. */
  failures: number
}

export const manyFailures = 10

export function findAnomalies(
  now: { at: Date; place: Place; hasDevice: boolean },
  before: SignInHistory,
): Anomaly[] {
  if (before.signIns === 0) return []
  const isPlaced = now.place.country !== null && now.place.country !== 'local'
  const found: Record<Anomaly, boolean> = {
    new_device: now.hasDevice && !before.knowsDevice,
    new_country: isPlaced && !before.knowsCountry,
    impossible_travel: before.last !== null && isImpossibleTravel(before.last, now),
    many_failures: before.failures >= manyFailures,
  }
  return anomalies.filter((anomaly) => found[anomaly])
}

/** Owners hear of what looks like somebody else; a new phone concerns its person alone. */
export function isSevere(found: readonly string[]): boolean {
  return (
    found.includes('impossible_travel') ||
    found.includes('many_failures') ||
    (found.includes('new_country') && found.includes('new_device'))
  )
}
