import { countryPlaces } from './country-places.ts'
import type { Place } from './place.ts'

/** A sign-in as far as travelling is concerned. */
export interface Sighting {
  at: Date
  place: Place
}

const earthKm = 6_371
// An airliner with nothing before or after it.
const fastestKmPerHour = 950
// Closer than this an address may simply be listed at the wrong place.
const nearKm = 300

/** The great circle between two points. */
export function distanceKm(
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const [north, east] = [
    radians(b.latitude - a.latitude) / 2,
    radians(b.longitude - a.longitude) / 2,
  ]
  const root =
    Math.sin(north) ** 2 +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east) ** 2
  return 2 * earthKm * Math.asin(Math.min(1, Math.sqrt(root)))
}

/** The least that lies between two places: where only the country is known, its border counts. */
export function leastDistanceKm(a: Place, b: Place): number | null {
  if (a.latitude === null || a.longitude === null) return null
  if (b.latitude === null || b.longitude === null) return null
  const middle = distanceKm(
    { latitude: a.latitude, longitude: a.longitude },
    { latitude: b.latitude, longitude: b.longitude },
  )
  if (a.country === b.country && (a.city === null || b.city === null)) return 0
  return Math.max(0, middle - vagueness(a) - vagueness(b))
}

function vagueness({ country, city }: Place): number {
  return city === null ? (countryPlaces.get(country ?? '')?.reachKm ?? 0) : 0
}

/** True when nobody could have been at both places. */
export function isImpossibleTravel(a: Sighting, b: Sighting): boolean {
  const km = leastDistanceKm(a.place, b.place)
  if (km === null || km < nearKm) return false
  const hours = Math.abs(b.at.getTime() - a.at.getTime()) / 3_600_000
  return km > hours * fastestKmPerHour
}
