import type { Actor } from '@leora/domain/actor'
import { canSetMemberRole } from '@leora/domain/admin/admin'
import {
  canCreateCustomer,
  canDeleteCustomer,
  canEditCustomer,
  canRestoreCustomer,
} from '@leora/domain/customers/policy'
import { describe, expect, it } from 'vitest'
import { defaultAsOf, listRecentHours } from '../calendar.ts'
import { listDemoCompanies } from '../companies.ts'
import type { DemoCompany } from '../company.ts'
import { generateCustomers } from '../customers/customers.ts'
import { type Act, compareCustomers } from './act.ts'
import { listActs } from './acts.ts'
import { generateNotifications } from './notifications.ts'
import { generateSessions } from './sessions.ts'

const days = [
  defaultAsOf,
  new Date('2026-11-21T15:00:00Z'),
  new Date('2026-12-01T14:10:00Z'),
  new Date('2027-03-01T00:20:00Z'),
  new Date('2027-08-01T06:00:00Z'),
]

const sizesAndDays = days.flatMap((day) =>
  (['small', 'medium'] as const).map((size) => [size, day] as const),
)

const isForSignIn = ({ members }: DemoCompany) => members.some(({ signsIn }) => signsIn)

describe.each(sizesAndDays)('what happened lately, %s, seen from %s', (size, day) => {
  const companies = listDemoCompanies(size, 1, day).filter(isForSignIn)
  const lives = companies.map((company) => {
    const acts = Map.groupBy(listActs(company), ({ entityId }) => entityId)
    return { company, acts, customers: [...generateCustomers(company)] }
  })

  it('leads to the rows: each value is the one the act before left, the last is the row’s', () => {
    for (const { acts, customers } of lives) {
      for (const customer of customers) {
        const replayed = replay(acts.get(customer.id) ?? [])
        const row = compareCustomers({}, customer)
        for (const [column, value] of replayed) {
          expect(value, column).toEqual(row[column]?.new ?? null)
        }
      }
    }
  })

  it('begins with the creation of those who came since, and knows all their values', () => {
    for (const { company, acts, customers } of lives) {
      const from = listRecentHours(company.asOf, company.timeZone)[0]?.from ?? 0
      for (const customer of customers) {
        const own = acts.get(customer.id) ?? []
        const isNew = customer.createdAt.getTime() >= from
        expect(own.filter(({ action }) => action === 'created')).toHaveLength(isNew ? 1 : 0)
        if (!isNew) continue
        expect(own[0]).toMatchObject({ action: 'created', at: customer.createdAt })
        const known = [...replay(own)].filter(([, value]) => value !== null)
        const row = compareCustomers({}, customer)
        expect(known.map(([column]) => column).sort()).toEqual(Object.keys(row).sort())
      }
    }
  })

  it('is where a row of these days got its last change and its version', () => {
    for (const { company, acts, customers } of lives) {
      const from = listRecentHours(company.asOf, company.timeZone)[0]?.from ?? 0
      for (const customer of customers) {
        const own = acts.get(customer.id) ?? []
        const last = own.at(-1)
        if (last) expect(customer.updatedAt).toEqual(last.at)
        else expect(customer.updatedAt.getTime()).toBeLessThan(from)
        expect(customer.version).toBeGreaterThanOrEqual(Math.max(own.length, 1))
      }
    }
  })

  it('lies in the last fourteen working days, and never in the future', () => {
    for (const { company } of lives) {
      const acts = listActs(company)
      const hours = listRecentHours(company.asOf, company.timeZone)
      expect(hours).toHaveLength(14)
      for (const { at } of acts) {
        expect(at.getTime()).toBeGreaterThanOrEqual(hours[0]?.from ?? 0)
        expect(at.getTime()).toBeLessThanOrEqual(company.asOf.getTime())
      }
      expect(acts).toEqual(acts.toSorted((a, b) => a.at.getTime() - b.at.getTime()))
    }
  })

  it('was done by people who may', () => {
    for (const { company } of lives) {
      for (const act of listActs(company)) expect(mayDo(company, act), act.action).toBe(true)
    }
  })

  it('is as much as promised, of every kind', () => {
    const acts = lives[0] ? listActs(lives[0].company) : []
    const promised = { small: 60, medium: 2_000, large: 20_000 }[size]
    expect(acts.length).toBeGreaterThan(promised * 0.8)
    expect(acts.length).toBeLessThan(promised * 1.2)
    const changed = new Set(acts.flatMap(({ changes }) => Object.keys(changes)))
    for (const column of ['city', 'phone', 'credit_limit_minor', 'status', 'owner_id', 'role']) {
      expect(changed, column).toContain(column)
    }
    const kinds = Object.groupBy(acts, ({ action }) => action)
    expect(kinds.created?.length).toBeGreaterThan(0)
    expect(kinds.deleted?.length).toBe(kinds.restored?.length)
    expect(kinds.restored?.length).toBeGreaterThan(0)
  })

  it('ends with the roles people have', () => {
    for (const { company, acts } of lives) {
      for (const { id, role } of company.members) {
        for (const [, value] of replay(acts.get(id) ?? [])) expect(value).toBe(role)
      }
    }
  })

  it('told everyone who signs in of one to four things, the newest not read yet', () => {
    for (const { company, acts } of lives) {
      const notices = [...generateNotifications(company)]
      for (const { id } of company.members.filter(({ signsIn }) => signsIn)) {
        const own = notices.filter(({ userId, kind }) => userId === id && kind !== 'member_anomaly')
        expect(own.length).toBeGreaterThanOrEqual(1)
        expect(own.length).toBeLessThanOrEqual(4)
        expect(own.at(-1)?.readAt).toBeNull()
        for (const { at, readAt, link } of own) {
          const about = acts.get(link?.split('/').at(-1) ?? id)
          expect(about?.some((act) => act.at === at && act.actorId !== id)).toBe(true)
          if (readAt) expect(readAt >= at && readAt <= company.asOf).toBe(true)
        }
      }
      expect(notices.every(({ userId }) => isSignedIn(company, userId))).toBe(true)
    }
  })

  it('was done by people last seen no earlier, in a session that is over', () => {
    for (const { company } of lives) {
      const over = [...generateSessions(company)].filter(
        ({ expiresAt, lastSeenAt }) => expiresAt <= lastSeenAt,
      )
      const seen = new Map(over.map((session) => [session.userId, session]))
      expect([...seen.keys()]).toEqual(company.members.map(({ id }) => id))
      for (const { actorId, at } of listActs(company)) {
        expect(at.getTime()).toBeLessThanOrEqual(seen.get(actorId)?.lastSeenAt.getTime() ?? 0)
      }
      for (const { createdAt, lastSeenAt, expiresAt } of seen.values()) {
        expect(createdAt < lastSeenAt && expiresAt <= company.asOf).toBe(true)
      }
    }
  })
})

/** Plays acts forwards; an act that does not start where the one before ended is a lie. */
function replay(acts: readonly Act[]): Map<string, unknown> {
  const values = new Map<string, unknown>()
  for (const { changes } of acts) {
    for (const [column, { old, new: next }] of Object.entries(changes)) {
      if (values.has(column)) expect(old, column).toEqual(values.get(column))
      expect(next, column).not.toEqual(old)
      values.set(column, next)
    }
  }
  return values
}

function isSignedIn({ members }: DemoCompany, userId: string): boolean {
  return members.some(({ id, signsIn }) => id === userId && signsIn)
}

function mayDo({ id: tenantId, members }: DemoCompany, { actorId, action, ...act }: Act): boolean {
  const member = members.find(({ id }) => id === actorId)
  if (!member) return false
  const { role, id: userId } = member
  const actor: Actor = {
    kind: 'user',
    tenantId,
    userId,
    role,
    scopes: [],
    sessionId: null,
    permissionSet: null,
    gate: null,
    isSteppedUp: false,
  }
  const limit = act.changes['credit_limit_minor']?.new
  const input = typeof limit === 'number' && limit > 0 ? { creditLimitMinor: limit } : {}
  if (act.entityType === 'members') {
    const wanted = { userId: act.entityId, role: 'viewer' } as const
    return canSetMemberRole(actor, wanted).allowed
  }
  switch (action) {
    case 'created':
      return canCreateCustomer(actor, input).allowed
    case 'updated':
      return canEditCustomer(actor, input).allowed
    case 'deleted':
      return canDeleteCustomer(actor).allowed
    case 'restored':
      return canRestoreCustomer(actor).allowed
  }
}
