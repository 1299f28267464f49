import { expect, test } from 'vitest'
import { findAnomalies, isSevere, manyFailures, type SignInHistory } from './anomalies.ts'
import { localNetwork, nowhere, placeOfCountry } from './place.ts'

const at = new Date('2026-03-02T08:00:00Z')
const usual: SignInHistory = {
  signIns: 12,
  knowsDevice: true,
  knowsCountry: true,
  last: { at: new Date('2026-03-02T07:00:00Z'), place: placeOfCountry('AT') },
  failures: 0,
}
const now = { at, place: placeOfCountry('AT'), hasDevice: true }

test('the usual device in the usual place is not strange', () => {
  expect(findAnomalies(now, usual)).toEqual([])
})

test('a first sign-in has nothing to be strange against', () => {
  const first = { ...usual, signIns: 0, knowsDevice: false, knowsCountry: false, last: null }
  expect(findAnomalies(now, first)).toEqual([])
})

test.each([
  [{ knowsDevice: false }, now, ['new_device']],
  [{ knowsCountry: false }, now, ['new_country']],
  [{}, { ...now, place: placeOfCountry('JP') }, ['impossible_travel']],
  [{ failures: manyFailures }, now, ['many_failures']],
  [{ failures: manyFailures - 1 }, now, []],
  [{ knowsDevice: false }, { ...now, hasDevice: false }, []],
  [{ knowsCountry: false }, { ...now, place: nowhere }, []],
  [{ knowsCountry: false }, { ...now, place: { ...nowhere, country: localNetwork } }, []],
] as const)('%j and %j is %j', (difference, sighting, expected) => {
  expect(findAnomalies(sighting, { ...usual, ...difference })).toEqual(expected)
})

test('owners hear of what looks like somebody else', () => {
  expect(isSevere(['new_device'])).toBe(false)
  expect(isSevere(['new_country'])).toBe(false)
  expect(isSevere(['new_device', 'new_country'])).toBe(true)
  expect(isSevere(['impossible_travel'])).toBe(true)
  expect(isSevere(['many_failures'])).toBe(true)
})
