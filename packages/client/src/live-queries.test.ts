import { readdirSync, readFileSync } from 'node:fs'
import { appRouter } from '@leora/api/root'
import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server'
import { expect, test } from 'vitest'
import { isConcerned, liveEntities, liveQueries } from './live-queries.ts'

const router: AnyTRPCRouter = appRouter

test('every query says which changes make it old', () => {
  const procedures = Object.entries<AnyTRPCProcedure>(router._def.procedures)
  const queries = procedures.flatMap(([path, { _def }]) => (_def.type === 'query' ? [path] : []))
  expect(queries.length).toBeGreaterThan(0)
  for (const path of queries) expect(liveQueries).toHaveProperty([path])
})

test('the entities are the tables whose changes the database records', () => {
  const folder = new URL('../../../drizzle/', import.meta.url)
  const watched = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .flatMap((sql) => [...sql.matchAll(/SELECT audit\.watch\('(\w+)'/g)].map(([, table]) => table))
  expect(new Set(liveEntities)).toEqual(new Set(watched))
})

const key = (path: string, input?: object) => [
  path.split('.'),
  { ...(input && { input }), type: 'query' },
]

test('a row is concerned by its own changes alone, a list by every change of its kind', () => {
  const change = { entity: 'customers', ids: ['a'] }
  expect(isConcerned(key('crm.customers.get', { id: 'a' }), change)).toBe(true)
  expect(isConcerned(key('crm.customers.get', { id: 'b' }), change)).toBe(false)
  expect(isConcerned(key('crm.customers.get', { id: 'b' }), { ...change, ids: null })).toBe(true)
  expect(isConcerned(key('crm.customers.list', { sort: 'name' }), change)).toBe(true)
  expect(isConcerned(key('account.listNotifications'), change)).toBe(false)
  expect(
    isConcerned(key('account.listNotifications'), { entity: 'notifications', ids: ['n'] }),
  ).toBe(true)
})

test('the record of changes is concerned by all, one row’s record by that row', () => {
  const change = { entity: 'members', ids: ['m'] }
  expect(isConcerned(key('crm.extensions.getAuditLog'), change)).toBe(true)
  expect(isConcerned(key('crm.extensions.getAuditLog', { entityId: 'm' }), change)).toBe(true)
  expect(isConcerned(key('crm.extensions.getAuditLog', { entityId: 'x' }), change)).toBe(false)
})

test('who is editing is a change of nothing that is recorded', () => {
  const change = { entity: 'presence', ids: ['c'] }
  expect(isConcerned(key('crm.extensions.getAuditLog'), change)).toBe(false)
  expect(isConcerned(key('metrics.getToday'), change)).toBe(false)
  expect(isConcerned(key('crm.customers.get', { id: 'c' }), change)).toBe(false)
  expect(isConcerned(key('live.editors', { customerId: 'c' }), change)).toBe(true)
  expect(isConcerned(key('live.editors', { customerId: 'd' }), change)).toBe(false)
})

test('keys that are not ours are left alone', () => {
  expect(isConcerned(['weather'], { entity: 'customers', ids: null })).toBe(false)
  expect(isConcerned([], { entity: 'customers', ids: null })).toBe(false)
})
