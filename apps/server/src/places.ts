import { readFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { fileURLToPath } from 'node:url'
import { localNetwork, nowhere, type Place, placeOfCountry } from '@leora/domain/sign-in/place'

export interface PlaceFinder {
  /** Where an address lies; asks nobody outside. */
  find(ip: string): Promise<Place>
}

export interface PlaceFinderOptions {
  /** A file in MaxMind's format to use instead of the table of countries that comes along. */
  file?: string | undefined
  onError: (error: unknown) => void
}

/** What a table says of an address: the small ones give a country, others its city and middle. */
interface Row {
  country_code?: string
  country?: { iso_code?: string }
  city?: { names?: { en?: string } } | string
  location?: { latitude?: number; longitude?: number }
  latitude?: number
  longitude?: number
}

type Table = (ip: string) => Row | null

/** The table is read at the first sign-in from outside, 8 MB that an idle process does not hold. */
export function createPlaceFinder({ file, onError }: PlaceFinderOptions): PlaceFinder {
  let opening: Promise<Table> | undefined

  return {
    async find(given) {
      const ip = given.replace(/^::ffff:(?=\d+\.)/i, '')
      if (isIP(ip) === 0) return nowhere
      if (isLocal(ip)) return { ...nowhere, country: localNetwork }
      try {
        opening ??= openTable(file)
        return toPlace((await opening)(ip))
      } catch (error) {
        // Nobody is kept out because a table cannot be read.
        opening = undefined
        onError(error)
        return nowhere
      }
    },
  }
}

async function openTable(file: string | undefined): Promise<Table> {
  const { Reader } = await import('mmdb-lib')
  const bytes = await readFile(file ?? ownTable())
  const reader = new Reader<never>(bytes)
  return (ip) => reader.get(ip) as Row | null
}

function ownTable(): string {
  const name = '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb'
  return fileURLToPath(import.meta.resolve(name))
}

function toPlace(row: Row | null): Place {
  const country = row?.country_code ?? row?.country?.iso_code
  if (!row || country === undefined) return nowhere
  const place = placeOfCountry(country)
  const city = typeof row.city === 'string' ? row.city : row.city?.names?.en
  const { latitude, longitude } = row.location ?? row
  if (city === undefined || latitude === undefined || longitude === undefined) return place
  return { country, city, latitude, longitude }
}

// Private, loopback, link-local and shared ranges of both families.
const localRanges = [
  /^10\./,
  /^127\./,
  /^169\.254\./,
  /^192\.168\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^::1$/,
  /^f[cd][\da-f]{2}:/i,
  /^fe[89ab][\da-f]:/i,
]

function isLocal(ip: string): boolean {
  return localRanges.some((range) => range.test(ip))
}
