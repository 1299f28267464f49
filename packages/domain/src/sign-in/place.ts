import { countryPlaces } from './country-places.ts'

/** Where an address lies, as far as an offline table can say. */
export interface Place {
  /** ISO 3166-1 alpha-2, or `local` for a network without a place; null when nobody knows. */
  country: string | null
  city: string | null
  latitude: number | null
  longitude: number | null
}

export const localNetwork = 'local'
export const nowhere: Place = { country: null, city: null, latitude: null, longitude: null }

/** The middle of a country, for a table that knows countries alone. */
export function placeOfCountry(country: string): Place {
  const at = countryPlaces.get(country)
  return {
    country,
    city: null,
    latitude: at?.latitude ?? null,
    longitude: at?.longitude ?? null,
  }
}
