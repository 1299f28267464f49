import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type DemoSize, listDemoCompanies } from './companies.ts'
import type { DemoCompany } from './company.ts'
import { encodeCopyLine } from './copy-text.ts'
import { cities } from './places/cities.ts'
import { territoryOf } from './places/territories.ts'
import { demoTables } from './tables.ts'

/** A fingerprint of every company, member and row of a demo. */
function hashDemo(size: DemoSize, seed: number, asOf?: Date): string {
  const hash = createHash('sha256')
  for (const company of listDemoCompanies(size, seed, asOf)) {
    hash.update(JSON.stringify(company))
    for (const table of demoTables) {
      for (const row of table.rows(company)) hash.update(encodeCopyLine(row))
    }
  }
  return hash.digest('hex')
}

afterEach(() => {
  vi.useRealTimers()
})

describe('the demo', () => {
  it.each(['small', 'medium'] as const)(
    'is the same for the same size and seed, whatever the day: %s',
    (size) => {
      vi.useFakeTimers({ now: new Date('2026-11-05T10:00:00Z') })
      const first = hashDemo(size, 1)
      vi.setSystemTime(new Date('2031-02-03T04:05:06Z'))
      expect(hashDemo(size, 1)).toBe(first)
    },
  )

  it('ends on the day that is named, with the same companies and people', () => {
    const day = new Date('2027-03-04T16:00:00Z')
    expect(hashDemo('small', 1, day)).not.toBe(hashDemo('small', 1))
    expect(hashDemo('small', 1, day)).toBe(hashDemo('small', 1, new Date(day)))
    const identities = (companies: readonly DemoCompany[]) =>
      companies.map(({ id, members }) => [id, members])
    expect(identities(listDemoCompanies('large', 1, day))).toEqual(
      identities(listDemoCompanies('large', 1)),
    )
  })

  it('is another for another seed', () => {
    expect(hashDemo('small', 2)).not.toBe(hashDemo('small', 1))
  })
})

describe('listDemoCompanies', () => {
  it('has the promised number of customers and companies', () => {
    const count = (size: DemoSize) => {
      const companies = listDemoCompanies(size, 1)
      return [companies[0]?.customerCount, companies.length]
    }
    expect(count('small')).toEqual([300, 2])
    expect(count('medium')).toEqual([5_000, 2])
    expect(count('large')).toEqual([50_000, 50])
  })

  it('lets one person of each role sign in, and the owner of the other company', () => {
    for (const size of ['small', 'medium', 'large'] as const) {
      const members = listDemoCompanies(size, 1).flatMap((company) => company.members)
      const signingIn = members.filter((member) => member.signsIn)
      expect(signingIn.map(({ email, role }) => `${role} ${email}`)).toEqual([
        'owner owner@demo.leora.test',
        'manager manager@demo.leora.test',
        'rep rep@demo.leora.test',
        'rep rep2@demo.leora.test',
        'warehouse warehouse@demo.leora.test',
        'viewer viewer@demo.leora.test',
        'owner owner@other.leora.test',
      ])
    }
  })

  it('gives everybody an id, an e-mail and a name of their own', () => {
    const companies = listDemoCompanies('large', 1)
    const members = companies
      .flatMap((company) => company.members)
      .filter(({ isGuest }) => !isGuest)
    expect(new Set(members.map(({ id }) => id)).size).toBe(members.length)
    expect(new Set(members.map(({ email }) => email)).size).toBe(members.length)
    for (const company of companies) {
      const names = company.members.map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it('keeps the ids of two sizes or seeds apart', () => {
    const ids = (['small', 'medium', 'large'] as const).flatMap((size) =>
      [1, 2].flatMap((seed) => listDemoCompanies(size, seed).map(({ id }) => id)),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has a rep for every territory, and a territory for every rep', () => {
    for (const company of listDemoCompanies('large', 3)) {
      const reps = company.members.filter(
        ({ role, permissionSet }) => role === 'rep' && permissionSet === null,
      )
      const covered = new Set(reps.flatMap(({ territories }) => territories))
      expect([...covered].sort()).toEqual([...company.territories].sort())
      if (reps.length <= company.territories.length) continue
      expect(reps.every(({ territories }) => territories.length > 0)).toBe(true)
    }
  })
})

describe('the cities', () => {
  it('each lie in their territory, and have a name of their own in their region', () => {
    const counts: Record<string, number> = {}
    for (const city of cities) {
      const territory = territoryOf(city)
      counts[territory] = (counts[territory] ?? 0) + 1
      expect(city.weight).toBeGreaterThan(0)
      expect(Math.abs(city.latitude)).toBeLessThan(60)
    }
    expect(counts).toEqual({
      'New England': 9,
      'New York': 7,
      'Mid-Atlantic': 8,
      Southeast: 10,
      Florida: 4,
      'Great Lakes': 10,
      'Upper Midwest': 6,
      'Texas & Gulf': 6,
      Mountain: 7,
      California: 7,
      'Pacific Northwest': 5,
      Canada: 4,
      'United Kingdom': 5,
      Germany: 5,
      France: 4,
    })
    expect(new Set(cities.map(({ city, region }) => `${city}, ${region}`)).size).toBe(cities.length)
  })
})
