import { describe, expect, test } from 'vitest'
import { countryPlaces } from './country-places.ts'
import { localNetwork, nowhere, type Place, placeOfCountry } from './place.ts'
import { distanceKm, isImpossibleTravel, leastDistanceKm } from './travel.ts'

const vienna: Place = { country: 'AT', city: 'Vienna', latitude: 48.21, longitude: 16.37 }
const sydney: Place = { country: 'AU', city: 'Sydney', latitude: -33.87, longitude: 151.21 }
const graz: Place = { country: 'AT', city: 'Graz', latitude: 47.07, longitude: 15.44 }

function after(hours: number, from: Place, to: Place): boolean {
  const at = new Date('2026-03-02T08:00:00Z')
  return isImpossibleTravel(
    { at, place: from },
    { at: new Date(at.getTime() + hours * 3_600_000), place: to },
  )
}

test('the distance follows the great circle', () => {
  expect(distanceKm(at(0, 0), at(0, 180))).toBeCloseTo(Math.PI * 6_371, 0)
  expect(distanceKm(at(48.21, 16.37), at(40.71, -74.01))).toBeGreaterThan(6_750)
  expect(distanceKm(at(48.21, 16.37), at(40.71, -74.01))).toBeLessThan(6_850)
  expect(distanceKm(at(10, 10), at(10, 10))).toBe(0)
})

function at(latitude: number, longitude: number) {
  return { latitude, longitude }
}

describe('nobody', () => {
  test.each([
    ['is in Vienna and an hour later in Sydney', 1, vienna, sydney],
    [
      'is in Austria and five hours later in Australia',
      5,
      placeOfCountry('AT'),
      placeOfCountry('AU'),
    ],
    ['is in Vienna and at once in Japan', 0, vienna, placeOfCountry('JP')],
  ])('%s', (_what, hours, from, to) => {
    expect(after(hours, from, to)).toBe(true)
    expect(after(hours, to, from)).toBe(true)
  })
})

describe('somebody may', () => {
  test.each([
    ['fly from Vienna to Sydney within a day', 22, vienna, sydney],
    [
      'cross a border where only countries are known',
      0.1,
      placeOfCountry('AT'),
      placeOfCountry('DE'),
    ],
    ['be listed in a city nearby', 0, vienna, graz],
    ['be anywhere in the same country', 0, placeOfCountry('US'), { ...placeOfCountry('US') }],
    ['come from a network without a place', 0, vienna, { ...nowhere, country: localNetwork }],
    ['come from where nobody knows', 0, nowhere, sydney],
  ])('%s', (_what, hours, from, to) => {
    expect(after(hours, from, to)).toBe(false)
    expect(after(hours, to, from)).toBe(false)
  })
})

test('a country counts from its border, not its middle', () => {
  const km = leastDistanceKm(placeOfCountry('CA'), placeOfCountry('US'))
  expect(km).toBe(0)
})

test('every country has a middle on the earth and a reach', () => {
  expect(countryPlaces.size).toBeGreaterThan(230)
  for (const [country, { latitude, longitude, reachKm }] of countryPlaces) {
    expect(country).toMatch(/^[A-Z]{2}$/)
    expect(Math.abs(latitude)).toBeLessThanOrEqual(90)
    expect(Math.abs(longitude)).toBeLessThanOrEqual(180)
    expect(reachKm).toBeGreaterThanOrEqual(0)
  }
})
