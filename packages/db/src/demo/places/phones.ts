import type { City } from './cities.ts'

/**
 * Gives each caller a number nobody owns: line numbers kept for fiction by the
 * numbering authorities (555-01xx in North America, the drama ranges elsewhere).
 * A large company outgrows them there; its further numbers stay inside exchange 555.
 * Null once a city has no such line left.
 */
export function createPhoneBook(): (city: City) => string | null {
  const used = new Map<string, number>()
  return (city) => {
    const prefix = city.phonePrefixes.toSorted((a, b) => (used.get(a) ?? 0) - (used.get(b) ?? 0))[0]
    if (prefix === undefined) return null
    const serial = used.get(prefix) ?? 0
    const phone = formatPhone(city, prefix, serial)
    if (phone !== null) used.set(prefix, serial + 1)
    return phone
  }
}

function formatPhone({ country }: City, prefix: string, serial: number): string | null {
  switch (country) {
    case 'US':
    case 'CA': {
      const line = 100 + serial - (serial % 100) + shuffle(serial, 100)
      return serial < 900 ? `+1 ${prefix}-555-${digits(line, 4)}` : null
    }
    case 'GB':
      return serial < 1_000 ? `+44 ${prefix.slice(1)}${digits(shuffle(serial, 1_000), 3)}` : null
    case 'DE':
      return serial < 1_000 ? `+49 ${prefix.slice(1)}${digits(shuffle(serial, 1_000), 3)}` : null
    case 'FR': {
      const line = digits(shuffle(serial, 10_000), 4)
      return serial < 10_000 ? `+33 ${prefix.slice(1)}${line.slice(0, 2)} ${line.slice(2)}` : null
    }
  }
}

/** Walks a range of a power of ten in an order that does not look counted: 37 shares no factor with it. */
function shuffle(serial: number, range: number): number {
  return ((serial % range) * 37 + 42) % range
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0')
}
