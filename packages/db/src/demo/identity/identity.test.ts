import { readFields, readGrants } from '@leora/domain/permissions/rights'
import { waitAfterFailures } from '@leora/domain/sign-in/lockout'
import { describe, expect, it } from 'vitest'
import { listDemoCompanies } from '../companies.ts'
import { offsetMs } from '../local-time.ts'
import { generateInvitations } from './invitations.ts'
import { listPermissionSets } from './permission-sets.ts'
import { generateSignInEvents, generateSignInFailures } from './sign-in-events.ts'
import { listTeams } from './teams.ts'

const days = ['2026-11-24T15:00:00Z', '2026-12-01T00:10:00Z', '2027-03-15T07:00:00Z']
const cases = days.flatMap((day) =>
  (['small', 'medium'] as const).map((size) => [size, day] as const),
)

describe.each(cases)('who may do what and who signs in, %s, seen from %s', (size, day) => {
  const asOf = new Date(day)
  const companies = listDemoCompanies(size, 1, asOf)
  const [main] = companies
  if (!main) throw new Error('There is a main company.')
  const events = [...generateSignInEvents(main)]

  it('has permission sets that the product would take, each with people', () => {
    const sets = listPermissionSets(main)
    expect(sets.map(({ name }) => name)).toEqual([
      'Key account rep',
      'Warehouse lead',
      'Bookkeeping read-only',
    ])
    for (const { grants, fields } of sets) {
      expect(readGrants(grants)).toEqual(grants)
      expect(readFields(fields)).toEqual(fields)
    }
  })

  it('has teams with a head and more than one member, none of them suspended or a guest', () => {
    const may = new Set(
      main.members
        .filter(({ isGuest, isSuspended }) => !isGuest && !isSuspended)
        .map(({ id }) => id),
    )
    const teams = listTeams(main)
    expect(teams.length).toBeGreaterThanOrEqual(4)
    for (const { managerId, memberIds } of teams) {
      expect(managerId && may.has(managerId)).toBe(true)
      expect(memberIds.length).toBeGreaterThan(1)
      expect(memberIds.filter((id) => !may.has(id))).toEqual([])
    }
  })

  it('has invitations that wait, one too old and one taken back', () => {
    const states = [...generateInvitations(main)].map(({ createdAt, expiresAt, revokedAt }) => {
      expect(createdAt.getTime()).toBeLessThan(asOf.getTime())
      if (revokedAt) return 'revoked'
      return expiresAt > asOf ? 'open' : 'expired'
    })
    expect(states.sort()).toEqual(['expired', 'open', 'open', 'revoked'])
  })

  it('signs people in between Monday and Friday in office hours, up to the end of its history', () => {
    const done = events.filter(({ outcome }) => outcome === 'signed_in')
    expect(done.length).toBeGreaterThan(100)
    for (const { at } of done) {
      const local = new Date(at.getTime() + offsetMs(main.timeZone, at.getTime()))
      expect([0, 6]).not.toContain(local.getUTCDay())
      // An hour to each side for a change of clocks.
      expect(local.getUTCHours()).toBeGreaterThanOrEqual(7)
      expect(local.getUTCHours()).toBeLessThanOrEqual(17)
      expect(at.getTime()).toBeLessThanOrEqual(asOf.getTime())
    }
    const devices = new Set(done.map(({ userAgent }) => userAgent))
    expect(devices.size).toBeGreaterThan(3)
  })

  it('locks one account as the product does: no guess comes before its wait is over', () => {
    const [failure] = [...generateSignInFailures(main)]
    const guesses = events
      .filter(({ deviceHash }) => deviceHash === null)
      .map(({ at }) => at.getTime())
    const wrong = guesses.slice(0, -1)
    expect(wrong).toHaveLength(failure?.failures ?? 0)
    for (const [index, at] of wrong.slice(1).entries()) {
      expect(at - (wrong[index] ?? 0)).toBeGreaterThanOrEqual(waitAfterFailures(index + 1))
    }
    expect(events.at(-1)).toMatchObject({ outcome: 'locked', anomalies: ['many_failures'] })
  })
})
