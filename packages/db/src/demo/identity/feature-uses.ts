import type { DemoCompany } from '../company.ts'
import { createRandom } from '../random.ts'
import { listWatchedDays } from './visits.ts'

/** How many of a hundred people use a feature on a day, and how often each at most. */
const habits = [
  { feature: 'customers', people: 78, most: 60, roles: null },
  { feature: 'metrics', people: 70, most: 14, roles: null },
  { feature: 'audit_log', people: 14, most: 9, roles: ['owner', 'manager', 'viewer'] },
  { feature: 'admin', people: 22, most: 12, roles: ['owner', 'manager'] },
  { feature: 'account', people: 5, most: 4, roles: null },
] as const

/** What people worked with on the days that the security page looks at. */
export function* generateFeatureUses({ id, members, seed, asOf, timeZone }: DemoCompany) {
  if (!members.some(({ signsIn }) => signsIn)) return
  const random = createRandom(seed, 'feature uses')
  const people = members.filter(({ isGuest, isSuspended }) => !isGuest && !isSuspended)
  for (const { to } of listWatchedDays(asOf, timeZone)) {
    const day = localDay(to, timeZone)
    for (const { feature, people: share, most, roles } of habits) {
      for (const { id: userId, role } of people) {
        if (roles?.some((one) => one === role) === false || !random.chance(share / 100)) continue
        yield { tenantId: id, day, feature, userId, count: random.between(1, most) }
      }
    }
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()

function localDay(instant: number, timeZone: string): string {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone })
  formats.set(timeZone, format)
  return format.format(instant)
}
