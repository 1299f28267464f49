import { uuid7 } from '@leora/domain/uuid7'
import { aMember, anApiKey, aTenant, type TestActor, type TestTenant } from '@leora/testing/actors'
import { aCustomer } from '@leora/testing/builders/customer'
import { anOrder, aProduct } from '@leora/testing/builders/order'
import { canary, plantCanaries } from '@leora/testing/canary'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { hashTables } from '@leora/testing/table-hashes'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { actorFor, call, cases, type Outcome } from './procedures.ts'

const database = useDatabase()
let here: TestTenant
let there: TestTenant
/** Ids that are not this person's to use, by what they are. */
let foreign: Record<string, string>

async function aNotification({ tenantId, userId }: TestActor): Promise<string> {
  const id = uuid7()
  await database.admin`
    insert into notifications (tenant_id, id, user_id, kind)
    values (${tenantId}, ${id}, ${userId}, 'customer_assigned')`
  return id
}

beforeAll(async () => {
  here = await aTenant(database)
  there = await aTenant(database, { name: 'The other company' })
  await aCustomer(here.owner)
  const customer = await aCustomer(there.rep, { name: 'Anchor', tags: ['wine'], notes: 'Secret' })
  const deleted = await aCustomer(there.rep)
  await there.owner.caller.crm.customers.delete({ id: deleted.id, expectedVersion: 1 })
  foreign = {
    'customer of another company': customer.id,
    'deleted customer of another company': deleted.id,
    'person of another company': there.rep.userId,
    'session of another company': there.owner.sessionId,
    'key of another company': (await anApiKey(there.owner, ['read'])).sessionId,
    'notification of another company': await aNotification(there.owner),
    'order of another company': (await anOrder(there.owner)).id,
    'product of another company': (await aProduct(there.owner)).id,
    'another company': there.tenant.id,
  }
  expect(await plantCanaries(database, there.tenant.id)).toBeGreaterThan(30)
})

afterEach(() => {
  expect(servicesOf(database).unforeseen.splice(0)).toEqual([])
})

/** Every place of an input that holds an id. */
function idPlaces(input: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof input === 'string') return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(input) ? [[...path]] : []
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input).flatMap(([key, value]) => idPlaces(value, [...path, key]))
}

function withId(input: unknown, path: readonly (string | number)[], id: string): unknown {
  const copy = structuredClone(input)
  let at = copy as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
  at[path.at(-1) ?? ''] = id
  return copy
}

/** The answer without what differs between any two calls. */
function essence(outcome: Outcome): string {
  return JSON.stringify(outcome)
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)/g, '<instant>')
    .replace(/[A-Z]{2}\d{9}/g, '<number>')
    .replace(/SO-\d{7}/g, '<number>')
    .replace(/(The Anchor|House red|SKU-) ?\d+/g, '$1')
    .replace(/leora_[\w-]+/g, '<secret>')
}

function expectNothingOfThere(outcome: Outcome, sent = '') {
  const text = JSON.stringify(outcome)
  expect(text.includes(canary)).toBe(false)
  const ids = [...Object.values(foreign), there.owner.userId, there.manager.userId]
  for (const id of ids) if (id !== sent) expect(text.includes(id)).toBe(false)
}

describe.for(cases)('$name', (one) => {
  test('answers nothing of another company, to whatever role', async () => {
    for (const role of one.expected.allowed) {
      const actor = await actorFor(one, here, role)
      expectNothingOfThere(await call(actor.caller, one, await one.expected.input?.(actor, here)))
    }
  })

  test('takes an id of another company for one that does not exist (ASVS 8.2.2, 8.4.1)', async () => {
    // A company of its own: a create under the other one's id rightly makes a row here.
    const company = await aTenant(database)
    const fresh = async () => {
      const actor = await actorFor(one, company, 'owner')
      return { actor, input: await one.expected.input?.(actor, company) }
    }
    const colleague = await aMember(database, company.tenant.id, 'rep')
    const places = idPlaces((await fresh()).input)
    for (const place of places) {
      const absent = await fresh()
      const reference = essence(
        await call(absent.actor.caller, one, withId(absent.input, place, uuid7())),
      )
      const tries = {
        ...foreign,
        'session of a colleague': colleague.sessionId,
        'notification of a colleague': await aNotification(colleague),
      }
      const before = await hashTables(database, { tenantId: there.tenant.id })
      for (const [what, id] of Object.entries(tries)) {
        const { actor, input } = await fresh()
        const outcome = await call(actor.caller, one, withId(input, place, id))
        expect(essence(outcome), `${place.join('.')}: ${what}`).toBe(reference)
        expectNothingOfThere(outcome, id)
      }
      expect(await hashTables(database, { tenantId: there.tenant.id })).toEqual(before)
    }
  })
})

test('the other company does see its own canaries', async () => {
  const { caller } = there.owner
  expect(JSON.stringify(await caller.crm.customers.list({}))).toContain(canary)
  expect(JSON.stringify(await caller.account.listApiKeys())).toContain(canary)
  expect(JSON.stringify(await caller.admin.listMembers())).toContain(canary)
  expect(JSON.stringify(await caller.account.listNotifications({}))).toContain(canary)
})
