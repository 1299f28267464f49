import { uuid7 } from '@leora/domain/uuid7'
import { aTenant, type TestActor } from '@leora/testing/actors'
import { aContact } from '@leora/testing/builders/contact'
import { aCustomer } from '@leora/testing/builders/customer'
import { useDatabase } from '@leora/testing/database'
import { describe, expect, test } from 'vitest'
import { servicesFor } from '../jobs/arrange.fixture.ts'
import type { Job } from '../jobs/job.ts'
import { learnWords } from './learn-words.ts'

const database = useDatabase()

const search = (actor: TestActor, text: string, limit = 10) =>
  actor.caller.crm.customers.search({ text, limit })
const namesOf = ({ items }: Awaited<ReturnType<typeof search>>) => items.map(({ name }) => name)

const learn = (signal = new AbortController().signal) => {
  const job: Job = {
    id: uuid7(),
    data: {},
    attempt: 1,
    isLastAttempt: false,
    signal,
    progress: () => Promise.resolve(),
  }
  return learnWords(servicesFor(database), job)
}

const wordsOf = async ({ tenantId }: Pick<TestActor, 'tenantId'>) => {
  const rows = await database.admin<{ word: string; uses: number }[]>`
    select word, uses from search_words where tenant_id = ${tenantId} order by word`
  return Object.fromEntries(rows.map(({ word, uses }) => [word, uses]))
}

/** A company whose names are in the dictionary, or only in the rows themselves. */
async function aCellar(dictionary: 'learned' | 'not learned') {
  const { rep } = await aTenant(database)
  await aCustomer(rep, { name: 'Château Margaux Imports', city: 'Bordeaux' })
  await aCustomer(rep, { name: 'Weingut Ettlinger', phone: '+1 (212) 555-0142' })
  await aCustomer(rep, { name: 'Łódź Wine Bar', email: 'hello@piotrkowska.example' })
  await aCustomer(rep, { name: 'Θάλασσα Ταβέρνα', licenceNumber: 'RL-77 0451' })
  if (dictionary === 'learned') await learn()
  return { rep }
}

describe.for(['learned', 'not learned'] as const)('with a dictionary that has %s them', (state) => {
  test.for([
    ['chateau margo', 'Château Margaux Imports', 'no accents, and as it sounds'],
    ['margaux chateau', 'Château Margaux Imports', 'another order'],
    ['chatau imports', 'Château Margaux Imports', 'a letter too few'],
    ['imports maargaux', 'Château Margaux Imports', 'a letter too many'],
    ['chateau mragaux', 'Château Margaux Imports', 'two letters swapped'],
    ['bordaeux margaux', 'Château Margaux Imports', 'swapped in the city'],
    ['wiengut', 'Weingut Ettlinger', 'swapped early in the word'],
    ['etlinger', 'Weingut Ettlinger', 'one of a double letter'],
    ['piotrowska', 'Łódź Wine Bar', 'a letter too few in the e-mail address'],
    ['θαλασα', 'Θάλασσα Ταβέρνα', 'Greek'],
  ] as const)('%s finds %s: %s', async ([text, name]) => {
    const { rep } = await aCellar(state)
    expect(namesOf(await search(rep, text))).toEqual([name])
  })
})

test.for([
  ['2125550142', 'Weingut Ettlinger'],
  ['212-555-0142', 'Weingut Ettlinger'],
  ['555 0142', 'Weingut Ettlinger'],
  ['rl-77 0451', 'Θάλασσα Ταβέρνα'],
  ['piotrkowska', 'Łódź Wine Bar'],
] as const)('%s finds %s as written, and says so', async ([text, name]) => {
  const { rep } = await aCellar('learned')
  const hits = await search(rep, text)
  expect(namesOf(hits)).toEqual([name])
  expect(hits.areSimilar).toBe(false)
})

test('similar names are offered only where nothing is written as typed, the nearest first', async () => {
  const { rep } = await aTenant(database)
  for (const name of ['Marlow Grill', 'Marlowe House', 'Harlow Tavern'])
    await aCustomer(rep, { name })
  await learn()
  const exact = await search(rep, 'marlow')
  expect(namesOf(exact)).toEqual(['Marlow Grill', 'Marlowe House'])
  expect(exact.areSimilar).toBe(false)
  const similar = await search(rep, 'marlwo')
  expect(namesOf(similar).slice(0, 2).sort()).toEqual(['Marlow Grill', 'Marlowe House'])
  expect(similar.areSimilar).toBe(true)
  expect(await search(rep, 'zzyzx')).toEqual({ items: [], areSimilar: false })
})

test('a number is never taken for a similar one', async () => {
  const { rep } = await aTenant(database)
  await aCustomer(rep, { name: 'Bistro Nord', licenceNumber: '4711220' })
  await learn()
  expect(namesOf(await search(rep, '4711221'))).toEqual([])
  expect(namesOf(await search(rep, 'bistrot 4711221'))).toEqual([])
  expect(namesOf(await search(rep, 'bistrot 4711220'))).toEqual(['Bistro Nord'])
})

describe('by the people there', () => {
  test('a contact is found by name, e-mail and phone, together with the words of its customer', async () => {
    const { rep } = await aTenant(database)
    const customer = await aCustomer(rep, { name: 'Osteria Nove', city: 'Ghent' })
    await aContact(rep, {
      customerId: customer.id,
      name: 'María Olazábal',
      email: 'maria@nove.example',
      phone: '+32 9 555 01 42',
    })
    await aCustomer(rep, { name: 'Osteria Dieci' })
    for (const text of [
      'olazabal',
      'maria osteria',
      'ghent olazabal',
      'maria@nove.example',
      '3295550142',
    ])
      expect([text, ...namesOf(await search(rep, text))]).toEqual([text, 'Osteria Nove'])
    await learn()
    const similar = await search(rep, 'ostria olazbal')
    expect(namesOf(similar)).toEqual(['Osteria Nove'])
    expect(similar.areSimilar).toBe(true)
  })

  test('what the search reads of a contact is not in its history', async () => {
    const { rep } = await aTenant(database)
    const { id } = await aContact(rep, { name: 'Quirin Zettl', phone: '+43 1 234' })
    const [row] = await database.admin<{ keys: string[] }[]>`
      select array(select jsonb_object_keys(changes) order by 1) as keys from audit_log where entity_id = ${id}`
    expect(row?.keys).toEqual(['consent', 'customer_id', 'id', 'is_primary', 'name', 'phone'])
  })

  test('a deleted contact leads nowhere', async () => {
    const { rep } = await aTenant(database)
    const contact = await aContact(rep, { name: 'Quirin Zettl' })
    expect((await search(rep, 'zettl')).items).toHaveLength(1)
    await rep.caller.crm.contacts.delete({ id: contact.id, expectedVersion: contact.version })
    await learn()
    expect(await search(rep, 'zettl')).toEqual({ items: [], areSimilar: false })
  })
})

test('neither the words nor the people of another company lead to a row', async () => {
  const { rep } = await aCellar('learned')
  const { rep: stranger } = await aTenant(database)
  await aContact(rep, { name: 'Ludovic Margaux' })
  await learn()
  for (const text of ['margaux', 'margo', 'ludovic']) {
    expect(await search(stranger, text)).toEqual({ items: [], areSimilar: false })
  }
})

describe('the dictionary', () => {
  test('counts each word once, however often it reads, and takes in what was written since', async () => {
    const { rep } = await aTenant(database)
    await aCustomer(rep, { name: 'Alpha Vintners' })
    await aCustomer(rep, { name: 'Beta Vintners' })
    await learn()
    await learn()
    const first = await wordsOf(rep)
    expect(first).toMatchObject({ alpha: 1, beta: 1, vintners: 2 })
    await aContact(rep, {
      name: 'Gamma Delta',
      customerId: (await aCustomer(rep, { name: 'Omega' })).id,
    })
    await learn()
    expect(await wordsOf(rep)).toMatchObject({ ...first, gamma: 1, delta: 1, omega: 1 })
  })

  test('keeps its counts when it reads on from where it stood', async () => {
    const { rep } = await aTenant(database)
    await aCustomer(rep, { name: 'Alpha Vintners' })
    await aCustomer(rep, { name: 'Beta Vintners' })
    await learn()
    // Too long ago to be read again.
    await database.admin`
      update search_progress set learned_until = now() - interval '1 hour' where tenant_id = ${rep.tenantId}`
    await database.admin`update customers set updated_at = now() - interval '2 hours' where tenant_id = ${rep.tenantId}`
    await aCustomer(rep, { name: 'Gamma Vintners' })
    await learn()
    expect(await wordsOf(rep)).toMatchObject({ vintners: 2, gamma: 1 })
  })

  test('forgets what nobody is called any more when the week is over', async () => {
    const { rep } = await aTenant(database)
    const { id, version } = await aCustomer(rep, { name: 'Formerly Thus' })
    await learn()
    await rep.caller.crm.customers.update({
      id,
      expectedVersion: version,
      changes: { name: 'Henceforth So' },
    })
    await learn()
    expect(Object.keys(await wordsOf(rep))).toEqual(['formerly', 'henceforth', 'thus'])
    await database.admin`update search_progress set counted_at = counted_at - interval '8 days'`
    await learn()
    expect(await wordsOf(rep)).toEqual({ henceforth: 1 })
  })

  test('reads on in chunks through rows of one moment, and again what a crash left', async () => {
    const { rep } = await aTenant(database)
    await database.admin`
      insert into customers (tenant_id, id, number, name, currency)
      select ${rep.tenantId}, gen_random_uuid(), n::text, 'Common ' || translate(n::text, '0123456789', 'abcdefghij') || 'x', 'USD'
      from generate_series(10000, 16000) as n`
    const stopped = new AbortController()
    stopped.abort()
    await expect(learn(stopped.signal)).rejects.toThrow()
    await learn()
    const words = await wordsOf(rep)
    expect(words['common']).toBe(6_001)
    expect(Object.keys(words)).toHaveLength(6_002)
  })

  test('is not read again while nothing changes', async () => {
    await aCellar('learned')
    expect(await learn()).toBeNull()
  })
})
