import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createChangeQueue, maxIdsPerEntity } from './change-queue.ts'

test('hands out what waits, oldest entity first, merged by entity', async () => {
  const queue = createChangeQueue()
  queue.push({ entity: 'customers', ids: ['a'] })
  queue.push({ entity: 'members', ids: ['m'] })
  queue.push({ entity: 'customers', ids: ['b', 'a'] })
  expect(await queue.next()).toEqual({ entity: 'customers', ids: ['a', 'b'] })
  expect(await queue.next()).toEqual({ entity: 'members', ids: ['m'] })
})

test('a reader that waits gets the next change', async () => {
  const queue = createChangeQueue()
  const next = queue.next()
  queue.push({ entity: 'customers', ids: ['a'] })
  expect(await next).toEqual({ entity: 'customers', ids: ['a'] })
})

test('"many" swallows ids, before and after', async () => {
  const queue = createChangeQueue()
  queue.push({ entity: 'customers', ids: ['a'] })
  queue.push({ entity: 'customers', ids: null })
  queue.push({ entity: 'customers', ids: ['b'] })
  expect(await queue.next()).toEqual({ entity: 'customers', ids: null })
})

test('closing ends a reader that waits and drops what waited', async () => {
  const queue = createChangeQueue()
  const next = queue.next()
  queue.close()
  expect(await next).toBeNull()
  queue.push({ entity: 'customers', ids: ['a'] })
  expect(await queue.next()).toBeNull()
})

test('however much a slow reader misses, it waits as one bounded notice per entity that hides nothing', async () => {
  const id = fc.integer({ min: 0, max: 999 }).map(String)
  const change = fc.record({
    entity: fc.constantFrom('customers', 'members', 'tenants'),
    ids: fc.option(fc.array(id, { maxLength: 120 }), { nil: null }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 40 }), async (changes) => {
      const queue = createChangeQueue()
      for (const each of changes) queue.push(each)
      const entities = new Set(changes.map(({ entity }) => entity))
      const seen = new Map<string, readonly string[] | null>()
      for (let count = 0; count < entities.size; count++) {
        const next = await queue.next()
        if (next) seen.set(next.entity, next.ids)
      }
      expect(new Set(seen.keys())).toEqual(entities)
      for (const { entity, ids } of changes) {
        const told = seen.get(entity)
        expect(told === null || (told?.length ?? 0) <= maxIdsPerEntity).toBe(true)
        if (told === null) continue
        expect(ids).not.toBeNull()
        for (const changed of ids ?? []) expect(told).toContain(changed)
      }
    }),
  )
})
