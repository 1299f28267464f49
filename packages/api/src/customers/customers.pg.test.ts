import { openDatabase } from '@leora/db/database'
import {
  customerHitsSchema,
  customerPageSchema,
  customerSchema,
} from '@leora/domain/customers/customer'
import {
  type CreateCustomerInput,
  customerSorts,
  type ListCustomersInput,
} from '@leora/domain/customers/inputs'
import { isCustomerNumber } from '@leora/domain/customers/number'
import { uuid7 } from '@leora/domain/uuid7'
import { aTenant, callerOf, type TestActor } from '@leora/testing/actors'
import { aCustomer, manyCustomers } from '@leora/testing/builders/customer'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { hashTables } from '@leora/testing/table-hashes'
import { TRPCError } from '@trpc/server'
import naughtyStrings from 'big-list-of-naughty-strings' with { type: 'json' }
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { wireErrorData } from '../error-mapping.ts'

const database = useDatabase()
afterEach(() => {
  expect(servicesOf(database).unforeseen.splice(0)).toEqual([])
})

/** How a call fails, as its caller sees it. */
async function failureOf(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof TRPCError)) throw new Error('The call did not fail.', { cause: error })
  return { code: error.code, message: error.message, ...wireErrorData(error) }
}

const customersOf = (actor: TestActor) => actor.caller.crm.customers

describe('the four facts', () => {
  test('another company sees nothing', async () => {
    const { rep } = await aTenant(database)
    const { owner: stranger } = await aTenant(database)
    const { id } = await aCustomer(rep, { name: 'Hidden Cellar' })
    expect(await failureOf(customersOf(stranger).get({ id }))).toMatchObject({ code: 'NOT_FOUND' })
    expect((await customersOf(stranger).list({})).items).toEqual([])
    expect((await customersOf(stranger).search({ text: 'hidden' })).items).toEqual([])
    expect((await customersOf(stranger).stats()).total).toBe(0)
  })

  test('a weaker role is refused, with the way out', async () => {
    const { rep, viewer } = await aTenant(database)
    const { id } = await aCustomer(rep)
    expect(await failureOf(customersOf(viewer).create({ name: 'X' }))).toMatchObject({
      code: 'FORBIDDEN',
      message: expect.stringContaining('Ask an owner'),
    })
    expect(await failureOf(customersOf(rep).delete({ id, expectedVersion: 1 }))).toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(
      await failureOf(customersOf(rep).create({ name: 'X', creditLimitMinor: 100 })),
    ).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('credit limit') })
  })

  test('every change is in the record, with what changed and without what follows from it', async () => {
    const { manager } = await aTenant(database)
    const { id } = await aCustomer(manager, { name: 'Old Name' })
    const customers = customersOf(manager)
    await customers.update({ id, expectedVersion: 1, changes: { name: 'New Name', city: 'Graz' } })
    await customers.delete({ id, expectedVersion: 2 })
    await customers.restore({ id })
    const { items } = await manager.caller.crm.extensions.getAuditLog({
      entityType: 'customers',
      entityId: id,
    })
    expect(items.map((item) => item.action)).toEqual(['restored', 'deleted', 'updated', 'created'])
    expect(items[2]?.changes).toEqual({
      name: { old: 'Old Name', new: 'New Name' },
      city: { old: null, new: 'Graz' },
    })
    expect(items.every((item) => item.actorId === manager.userId)).toBe(true)
    expect(items[3]).toMatchObject({ entityLabel: 'New Name', actorName: manager.name })
  })

  test('a failed change leaves nothing', async () => {
    const { rep } = await aTenant(database)
    const { id } = await aCustomer(rep)
    const before = await hashTables(database)
    expect(
      await failureOf(
        customersOf(rep).update({ id, expectedVersion: 1, changes: { ownerId: uuid7() } }),
      ),
    ).toMatchObject({
      code: 'BAD_REQUEST',
      fields: { ownerId: 'Choose an owner who is a member of your company.' },
    })
    expect(await hashTables(database)).toEqual(before)
  })
})

describe('numbers', () => {
  test('sixty-four creates at once get numbers of their own, each with a right check digit', async () => {
    const { rep, tenant } = await aTenant(database)
    const made = await Promise.all(Array.from({ length: 64 }, () => aCustomer(rep)))
    const numbers = made.map((customer) => customer.number)
    expect(new Set(numbers).size).toBe(64)
    expect(numbers.filter((number) => !isCustomerNumber(number))).toEqual([])
    const [row] =
      await database.admin`select number_prefix from tenants where tenant_id = ${tenant.id}`
    expect(new Set(numbers.map((number) => number.slice(0, 2)))).toEqual(
      new Set([row?.['number_prefix']]),
    )
  })

  test('two processes never hand out the same number', async () => {
    const { rep } = await aTenant(database)
    const { appUrl, authUrl } = database
    const second = openDatabase({ appUrl, authUrl, poolSize: 4 })
    const elsewhere = callerOf({ ...database, ...second }, rep.credential)
    const made = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        (n % 2 ? elsewhere : rep.caller).crm.customers.create({ name: `Twin ${n}` }),
      ),
    )
    await second.close()
    expect(new Set(made.map((customer) => customer.number)).size).toBe(60)
  })
})

describe('create', () => {
  test('sent twice with one id makes one customer, told once', async () => {
    const { rep, manager } = await aTenant(database)
    const input = { id: uuid7(), name: 'Twice', ownerId: manager.userId }
    const [first, second] = await Promise.all([
      customersOf(rep).create(input),
      customersOf(rep).create(input),
    ])
    expect(second).toEqual(first)
    expect((await customersOf(rep).list({})).items).toHaveLength(1)
    const { items } = await rep.caller.crm.extensions.getAuditLog({
      entityType: 'customers',
      entityId: input.id,
    })
    expect(items).toHaveLength(1)
    expect((await manager.caller.account.listNotifications({})).items).toHaveLength(1)
  })

  test('fills in what was not said and takes the currency of the company', async () => {
    const { rep } = await aTenant(database)
    const customer = await customersOf(rep).create({ name: '  Plain  ' })
    customerSchema.parse(customer)
    expect(customer).toMatchObject({
      name: 'Plain',
      status: 'active',
      customerType: 'on_premise',
      lifecycleStage: 'lead',
      creditLimitMinor: 0,
      balanceMinor: 0,
      currency: 'USD',
      tags: [],
      ownerId: null,
      version: 1,
      deletedAt: null,
    })
  })

  const refused: readonly (readonly [field: string, fields: Partial<CreateCustomerInput>])[] = [
    ['name', { name: '   ' }],
    ['email', { email: 'nobody' }],
    ['website', { website: 'javascript:alert(1)' }],
    ['country', { country: 'Austria' }],
    ['creditLimitMinor', { creditLimitMinor: -1 }],
    ['creditLimitMinor', { creditLimitMinor: 0.5 }],
    ['latitude', { latitude: 91 }],
    ['notes', { notes: 'a\0b' }],
    ['name', { name: 'a\0b' }],
    ['city', { city: 'lone \ud800 surrogate' }],
    ['tags.1', { tags: ['wine', 'be\0er'] }],
  ]
  test.for(refused)('names the field %s when it refuses %j', async ([field, fields]) => {
    const { owner } = await aTenant(database)
    const failure = await failureOf(customersOf(owner).create({ name: 'X', ...fields }))
    expect(failure).toMatchObject({ code: 'BAD_REQUEST', reason: 'invalid' })
    expect(Object.keys(failure.fields ?? {})).toEqual([field])
  })

  test.for(['search', 'list', 'territory'] as const)(
    'a NUL in a %s is told by its field',
    async (what) => {
      const { viewer } = await aTenant(database)
      const customers = customersOf(viewer)
      const calls = {
        search: () => customers.search({ text: 'a\0b' }),
        list: () => customers.list({ text: 'a\0b' }),
        territory: () => customers.list({ territory: 'a\0b' }),
      }
      const failure = await failureOf(calls[what]())
      expect(failure.code).toBe('BAD_REQUEST')
      expect(Object.keys(failure.fields ?? {})).toEqual([
        what === 'territory' ? 'territory' : 'text',
      ])
    },
  )
})

describe('update, delete and restore', () => {
  test('a stale change is refused with the customer as it is now', async () => {
    const { rep, manager } = await aTenant(database)
    const { id } = await aCustomer(rep, { name: 'First' })
    await customersOf(manager).update({ id, expectedVersion: 1, changes: { name: 'Second' } })
    const failure = await failureOf(
      customersOf(rep).update({ id, expectedVersion: 1, changes: { name: 'Third' } }),
    )
    expect(failure).toMatchObject({
      code: 'CONFLICT',
      reason: 'conflict',
      current: { id, name: 'Second', version: 2 },
    })
    expect(await failureOf(customersOf(manager).delete({ id, expectedVersion: 1 }))).toMatchObject({
      code: 'CONFLICT',
    })
  })

  test('of many changes to one version exactly one wins (ASVS 15.4.2)', async () => {
    const { rep } = await aTenant(database)
    const { id } = await aCustomer(rep)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 16 }, (_, n) =>
        customersOf(rep).update({ id, expectedVersion: 1, changes: { name: `Name ${n}` } }),
      ),
    )
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect((await customersOf(rep).get({ id })).version).toBe(2)
  })

  test('a deleted customer is gone from lists, counts and search until restored', async () => {
    const { manager } = await aTenant(database)
    const customers = customersOf(manager)
    const { id } = await aCustomer(manager, { name: 'Phoenix Bar' })
    const seen = async () => [
      (await customers.list({})).items.length,
      (await customers.search({ text: 'phoenix' })).items.length,
      (await customers.stats()).total,
    ]
    await customers.delete({ id, expectedVersion: 1 })
    expect(await seen()).toEqual([0, 0, 0])
    expect(
      await failureOf(customers.update({ id, expectedVersion: 2, changes: { name: 'X' } })),
    ).toMatchObject({ code: 'NOT_FOUND' })
    expect((await customers.get({ id })).deletedAt).not.toBeNull()
    const restored = await customers.restore({ id })
    expect(restored).toMatchObject({ id, deletedAt: null, version: 3 })
    expect(await seen()).toEqual([1, 1, 1])
    expect(await customers.restore({ id })).toEqual(restored)
  })

  test('a new owner is told, oneself is not', async () => {
    const { rep, manager } = await aTenant(database)
    const { id } = await aCustomer(manager, { name: 'Mine' })
    await customersOf(manager).update({ id, expectedVersion: 1, changes: { ownerId: rep.userId } })
    await customersOf(rep).update({ id, expectedVersion: 2, changes: { city: 'Linz' } })
    const { items } = await rep.caller.account.listNotifications({})
    expect(items.map((item) => [item.kind, item.params])).toEqual([
      ['customer_assigned', { customer: 'Mine' }],
    ])
  })
})

describe('search', () => {
  test.for([
    ['Café Größenwahn', 'cafe grossenwahn', true],
    ['Café Größenwahn', 'CAFÉ', true],
    ['Café Größenwahn', 'größenwahn cafe', true],
    ["O'Malley's Pub", 'omalleys', true],
    ["O'Malley's Pub", 'O’Malley’s', true],
    ['Łódź Bar', 'bar', true],
    ['São João & Filhos, Lda.', 'sao joao filhos', true],
    ['Bar-Restaurant "Zur Post"', 'post restaurant', true],
    ['東京ビール', '東京', true],
    ['東京 ビール館', 'ビール館', true],
    ['Москва Вино', 'вино', true],
    ['Москва Вино', 'москва', true],
    ['100% Wine_Shop', 'wine shop', true],
    ['100% Wine_Shop', '%', false],
    ['Straße', 'strasse', true],
  ] as const)('%s is found by %s: %s', async ([name, text, isFound]) => {
    const { rep } = await aTenant(database)
    await aCustomer(rep, { name })
    await aCustomer(rep, { name: 'Something else entirely' })
    const { items } = await customersOf(rep).search({ text })
    expect(items.map((item) => item.name)).toEqual(isFound ? [name] : [])
  })

  test('by number, city, phone, e-mail and licence', async () => {
    const { rep } = await aTenant(database)
    const customer = await aCustomer(rep, {
      name: 'Anchor',
      city: 'Klosterneuburg',
      phone: '+43 664 1234567',
      email: 'wirt@anker.example',
      licenceNumber: 'LIC-99-777',
    })
    for (const text of [customer.number, 'klosterneu', '1234567', 'wirt@anker', 'lic 99 777']) {
      const hits = customerHitsSchema.parse(await customersOf(rep).search({ text }))
      expect(
        hits.items.map((item) => item.id),
        text,
      ).toEqual([customer.id])
    }
  })

  test('names that begin with the text come first', async () => {
    const { rep } = await aTenant(database)
    await aCustomer(rep, { name: 'The Anchor' })
    await aCustomer(rep, { name: 'Anchor Bar' })
    const { items } = await customersOf(rep).search({ text: 'anchor' })
    expect(items.map((item) => item.name)).toEqual(['Anchor Bar', 'The Anchor'])
  })
})

describe('unusual text', () => {
  const texts = [...new Set((naughtyStrings as string[]).map((text) => text.trim()))].filter(
    (text) => text.length > 0 && text.length <= 200 && text.isWellFormed() && !text.includes('\0'),
  )

  test('survives create, get, list, search and update unchanged (ASVS 1.3.1)', {
    timeout: 120_000,
  }, async () => {
    const { rep } = await aTenant(database)
    const customers = customersOf(rep)
    expect(texts.length).toBeGreaterThan(400)
    for (const text of texts) {
      const { id } = await customers.create({
        name: text,
        notes: text,
        tags: [text.slice(0, 40).trim().toWellFormed()],
      })
      const customer = await customers.get({ id })
      expect(customer).toMatchObject({ name: text, notes: text })
      const updated = await customers.update({
        id,
        expectedVersion: 1,
        changes: {
          territory: text.slice(0, 80).trim().toWellFormed(),
          name: `${text}`.slice(0, 200),
        },
      })
      expect(updated.name).toBe(text)
      const { items } = await customers.search({ text, limit: 50 })
      const [row] = await database.admin`select leora.fold(${text}) as folded`
      expect(
        items.some((item) => item.id === id),
        JSON.stringify(text),
      ).toBe(row?.['folded'] !== '')
    }
    const listed: string[] = []
    let cursor: string | null | undefined
    do {
      const page = customerPageSchema.parse(
        await customers.list({ limit: 50, ...(cursor ? { cursor } : {}) }),
      )
      listed.push(...page.items.map((item) => item.name))
      cursor = page.nextCursor
    } while (cursor)
    expect(listed.sort()).toEqual([...texts].sort())
  })

  test('a name that folding makes eighteen times as long is stored, found and paged', async () => {
    const { rep } = await aTenant(database)
    const letters = ['\u3300', '\u3316', '\ufdfa', '\u3357', '\u330b', '\u3336']
    const name = Array.from({ length: 200 }, (_, n) => letters[(n * 7 + n * n) % 6]).join('')
    await aCustomer(rep, { name })
    await aCustomer(rep, { name: `${name.slice(0, 199)}!` })
    const first = await customersOf(rep).list({ limit: 1 })
    const second = await customersOf(rep).list({ limit: 1, cursor: first.nextCursor ?? '' })
    expect(second.items).toHaveLength(1)
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id)
    expect((await customersOf(rep).search({ text: name })).items).toHaveLength(2)
  })
})

describe('lists', () => {
  const orders = ['asc', 'desc'] as const
  type Row = { name: string; city: string; balance: number; instant: number }
  const row = fc.record<Row>({
    name: fc.constantFrom('Bar', 'bár', 'Cellar', 'Ängel', '', '!!', 'Zum', 'Ж'),
    city: fc.constantFrom('Wien', 'Graz', ''),
    balance: fc.constantFrom(-5, 0, 0, 7, 900_000_000_000),
    instant: fc.constantFrom(0, 1, 1, 2),
  })

  let serial = 0
  async function insert(tenantId: string, rows: readonly Row[]): Promise<string[]> {
    const made = rows.map((one) => ({
      ...one,
      id: uuid7(),
      number: `NN${String(++serial).padStart(9, '0')}`,
    }))
    await database.admin`
      insert into customers (tenant_id, id, number, name, city, balance_minor, updated_at, currency)
      select ${tenantId}, (r ->> 'id')::uuid, r ->> 'number', r ->> 'name', r ->> 'city', (r ->> 'balance')::bigint,
        '2026-01-01 00:00:00.123456+00'::timestamptz + make_interval(secs => (r ->> 'instant')::int * 0.000001), 'EUR'
      from jsonb_array_elements(${JSON.stringify(made)}::text::jsonb) as r`
    return made.map((one) => one.id)
  }

  test.for(customerSorts.flatMap((sort) => orders.map((order) => [sort, order] as const)))(
    'by %s %s: every page together holds every customer once, in order, ties and newcomers included',
    async ([sort, order]) => {
      const { viewer } = await aTenant(database)
      await fc.assert(
        fc.asyncProperty(
          fc.array(row, { minLength: 1, maxLength: 25 }),
          fc.array(fc.array(row, { maxLength: 2 }), { maxLength: 8 }),
          fc.integer({ min: 1, max: 7 }),
          async (rows, newcomers, limit) => {
            await database.admin`delete from customers where tenant_id = ${viewer.tenantId}`
            const ids = await insert(viewer.tenantId, rows)
            const seen: string[] = []
            let cursor: string | null = null
            let page = 0
            do {
              const input: Partial<ListCustomersInput> = {
                sort,
                order,
                limit,
                ...(cursor ? { cursor } : {}),
              }
              const answer = customerPageSchema.parse(await customersOf(viewer).list(input))
              expect(answer.items.length).toBeLessThanOrEqual(limit)
              seen.push(...answer.items.map((item) => item.id))
              cursor = answer.nextCursor
              await insert(viewer.tenantId, newcomers[page++] ?? [])
            } while (cursor)
            expect(new Set(seen).size).toBe(seen.length)
            expect(ids.filter((id) => !seen.includes(id))).toEqual([])
            const whole = await customersOf(viewer).list({ sort, order, limit: 200 })
            const rank = new Map(whole.items.map((item, at) => [item.id, at]))
            const ranks = seen.map((id) => rank.get(id) ?? -1)
            expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
          },
        ),
        { numRuns: 12 },
      )
    },
  )

  test('a filter answers exactly the customers it describes', async () => {
    const { owner, viewer } = await aTenant(database)
    await manyCustomers(database, owner, 150)
    const { items } = await customersOf(viewer).list({ limit: 200 })
    const filters: {
      input: Partial<ListCustomersInput>
      keep: (item: (typeof items)[number]) => boolean
    }[] = [
      { input: { status: 'on_hold' }, keep: (item) => item.status === 'on_hold' },
      { input: { customerType: 'chain' }, keep: (item) => item.customerType === 'chain' },
      { input: { lifecycleStage: 'trial' }, keep: (item) => item.lifecycleStage === 'trial' },
      {
        input: { isOverLimit: true },
        keep: ({ creditLimitMinor: limit, balanceMinor: balance }) =>
          limit !== null && balance !== null && limit > 0 && balance > limit,
      },
      { input: { territory: 'Territory 3' }, keep: (item) => item.territory === 'Territory 3' },
      { input: { ownerId: owner.userId }, keep: (item) => item.ownerId === owner.userId },
      { input: { ownerId: null }, keep: (item) => item.ownerId === null },
      { input: { text: 'golden' }, keep: (item) => item.name.startsWith('Golden') },
      {
        input: { text: 'bar', status: 'active', ownerId: owner.userId },
        keep: (item) =>
          /bar/i.test(item.name) && item.status === 'active' && item.ownerId === owner.userId,
      },
    ]
    for (const { input, keep } of filters) {
      const found = await customersOf(viewer).list({ ...input, limit: 200 })
      expect(found.items, JSON.stringify(input)).toEqual(items.filter(keep))
      expect(found.items.length).toBeGreaterThan(0)
    }
  })

  test('counts agree with the list', async () => {
    const { owner, viewer } = await aTenant(database)
    await manyCustomers(database, owner, 120)
    const { items } = await customersOf(viewer).list({ limit: 200 })
    const stats = await customersOf(viewer).stats()
    expect(stats.total).toBe(120)
    expect(stats.byStatus['active']).toBe(items.filter((item) => item.status === 'active').length)
    expect(Object.values(stats.byLifecycleStage).reduce((a, b) => a + b, 0)).toBe(120)
  })

  test('whatever stands in a cursor, the answer is a page or a sentence', async () => {
    const { viewer, owner } = await aTenant(database)
    await manyCustomers(database, owner, 3)
    const id = fc.oneof(
      fc.uuid(),
      fc.string({ minLength: 36, maxLength: 36 }),
      fc.constant('-'.repeat(36)),
    )
    const key = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer().map(String),
      fc.constantFrom(
        '',
        '99999999999999999999',
        '1e5',
        'NaN',
        'infinity',
        '2026-02-31 00:00:00+00',
        '2026-13-01 00:00:00+00',
        '0000-01-01 00:00:00+00',
        "'; drop table customers; --",
        '\0',
      ),
    )
    const cursor = fc.oneof(
      fc.tuple(id, key).map((parts) => parts.join('|')),
      fc.string({ unit: 'binary' }),
    )
    await fc.assert(
      fc.asyncProperty(cursor, fc.constantFrom(...customerSorts), async (text, sort) => {
        const outcome = await customersOf(viewer)
          .list({ cursor: text, sort })
          .then(
            () => 'OK',
            (error: unknown) => (error instanceof TRPCError ? error.code : 'not an answer'),
          )
        expect(['OK', 'BAD_REQUEST']).toContain(outcome)
      }),
      { numRuns: 400 },
    )
    const failure = await failureOf(customersOf(viewer).list({ cursor: 'garbage' }))
    expect(failure).toMatchObject({
      fields: { cursor: expect.any(String) },
      message: expect.stringContaining('Reload'),
    })
  })
})
