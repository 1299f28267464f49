import { describe, expect, test } from 'vitest'
import { createPlaceFinder } from './places.ts'

const failures: unknown[] = []
const places = createPlaceFinder({ onError: (error) => failures.push(error) })

describe('an address lies', () => {
  test.each([
    ['8.8.8.8', 'US'],
    ['193.171.1.1', 'AT'],
    ['::ffff:193.171.1.1', 'AT'],
    ['2001:628::1', 'AT'],
    ['10.1.2.3', 'local'],
    ['172.31.0.1', 'local'],
    ['192.168.1.9', 'local'],
    ['100.64.0.9', 'local'],
    ['127.0.0.1', 'local'],
    ['::1', 'local'],
    ['fd12:3456::1', 'local'],
    ['fe80::1', 'local'],
    ['192.0.2.1', null],
    ['not an address', null],
  ])('%s in %s', async (ip, country) => {
    expect((await places.find(ip)).country).toBe(country)
    expect(failures).toEqual([])
  })
})

test('a country brings its middle, so that travelling can be judged', async () => {
  expect(await places.find('193.171.1.1')).toEqual({
    country: 'AT',
    city: null,
    latitude: 48,
    longitude: 14,
  })
})

test('a table that cannot be read keeps nobody out and is reported', async () => {
  const reported: unknown[] = []
  const broken = createPlaceFinder({
    file: '/nowhere/places.mmdb',
    onError: (error) => reported.push(error),
  })
  expect(await broken.find('8.8.8.8')).toMatchObject({ country: null })
  expect(reported).toHaveLength(1)
  expect((await broken.find('10.0.0.1')).country).toBe('local')
})
