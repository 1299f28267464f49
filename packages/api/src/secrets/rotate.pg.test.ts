import type { SealedColumn } from '@leora/db/sealed-columns'
import { uuid7 } from '@leora/domain/uuid7'
import { aTenant } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { beforeAll, expect, test } from 'vitest'
import { createKeyRing } from './key-ring.ts'
import { countKeyUse, rotate } from './rotate.ts'

const database = useDatabase()
const [old, next] = [
  'an-old-key-of-at-least-32-characters',
  'the-next-key-of-at-least-32-characters',
]
const before = createKeyRing(() => ({ active: old, readable: [] }))
const during = createKeyRing(() => ({ active: next, readable: [old] }))
const after = createKeyRing(() => ({ active: next, readable: [] }))

const seeds: SealedColumn = {
  schema: 'auth',
  table: 'seeds',
  column: 'seed_sealed',
  tenantColumn: null,
  idColumn: 'user_id',
}
const tokens: SealedColumn = {
  schema: 'public',
  table: 'tokens',
  column: 'token_sealed',
  tenantColumn: 'tenant_id',
  idColumn: 'id',
}
const columns = [seeds, tokens]

beforeAll(async () => {
  await database.admin.unsafe(`
    create table auth.seeds (user_id uuid primary key, seed_sealed bytea);
    grant select, insert, update on auth.seeds to leora_auth;
    create table tokens (tenant_id uuid not null references tenants, id uuid not null, token_sealed bytea,
      primary key (tenant_id, id));
    select leora.secure_tenant_table('tokens');
    select audit.watch('tokens', 'id', array['token_sealed']);
    grant select, insert, update on tokens to leora_app`)
})

const placeOfSeed = (rowId: string) => ({
  tenantId: null,
  table: 'auth.seeds',
  column: 'seed_sealed',
  rowId,
})

async function addSeeds(count: number, ring = before): Promise<Map<string, string>> {
  const seedsByRow = new Map<string, string>()
  for (let n = 0; n < count; n++) {
    const rowId = uuid7()
    seedsByRow.set(rowId, `seed ${n}`)
    const sealed = await ring.seal(placeOfSeed(rowId), `seed ${n}`)
    await database.admin`insert into auth.seeds values (${rowId}, ${sealed})`
  }
  return seedsByRow
}

async function openSeeds(ring = after): Promise<Map<string, string>> {
  const rows = await database.admin<{ id: string; sealed: Buffer }[]>`
    select user_id as id, seed_sealed as sealed from auth.seeds where seed_sealed is not null`
  const opened = new Map<string, string>()
  for (const { id, sealed } of rows) {
    opened.set(id, (await ring.open(placeOfSeed(id), sealed)).toString())
  }
  return opened
}

test('every secret of persons and of every company opens with the new key alone', async () => {
  const kept = await addSeeds(250)
  await database.admin`insert into auth.seeds values (${uuid7()}, null)`
  const companies = [await aTenant(database), await aTenant(database)]
  for (const { tenant } of companies) {
    const rowId = uuid7()
    const place = { tenantId: tenant.id, table: 'public.tokens', column: 'token_sealed', rowId }
    const sealed = await before.seal(place, `token of ${tenant.id}`)
    await database.admin`insert into tokens values (${tenant.id}, ${rowId}, ${sealed})`
  }
  const [nextId, oldId] = await during.listKeyIds()
  expect(await countKeyUse({ database, keyRing: during }, columns)).toEqual([
    { keyId: nextId, state: 'active', count: 0 },
    { keyId: oldId, state: 'readable', count: 252 },
  ])
  const told: number[] = []
  const done = await rotate(
    { database, keyRing: during },
    { columns, onProgress: (count) => told.push(count) },
  )
  expect(done).toEqual({ resealed: 252, failures: [] })
  expect(told.slice(0, 3)).toEqual([100, 200, 250])
  expect(await countKeyUse({ database, keyRing: during }, columns)).toEqual([
    { keyId: nextId, state: 'active', count: 252 },
    { keyId: oldId, state: 'readable', count: 0 },
  ])
  expect(await openSeeds()).toEqual(kept)
  const rows = await database.admin<{ tenant: string; id: string; sealed: Buffer }[]>`
    select tenant_id as tenant, id, token_sealed as sealed from tokens`
  for (const { tenant, id, sealed } of rows) {
    const place = { tenantId: tenant, table: 'public.tokens', column: 'token_sealed', rowId: id }
    expect((await after.open(place, sealed)).toString()).toBe(`token of ${tenant}`)
  }
  const recorded = await database.admin`
    select action from audit_log where entity_type = 'tokens' and action <> 'created'`
  expect(recorded).toEqual([])
})

test('again there is nothing left to do', async () => {
  expect(await rotate({ database, keyRing: during }, { columns })).toEqual({
    resealed: 0,
    failures: [],
  })
})

test('what its writer changes between reading and writing stays the writer’s', async () => {
  await database.admin`delete from auth.seeds`
  const [[rowId] = ['']] = [...(await addSeeds(1))]
  const meddled = {
    ...during,
    // The writer comes between the walker's opening and its writing.
    async seal(...given: Parameters<typeof during.seal>) {
      const fresh = await before.seal(placeOfSeed(rowId), 'by its writer')
      await database.admin`update auth.seeds set seed_sealed = ${fresh} where user_id = ${rowId}`
      return await during.seal(...given)
    },
  }
  const done = await rotate({ database, keyRing: meddled }, { columns })
  expect(done.resealed).toBe(0)
  expect(await openSeeds(during)).toEqual(new Map([[rowId, 'by its writer']]))
  await rotate({ database, keyRing: during }, { columns })
  expect(await openSeeds()).toEqual(new Map([[rowId, 'by its writer']]))
})

test('what cannot be opened is named, stays as it is, and holds nothing else up', async () => {
  await database.admin`delete from auth.seeds`
  const lost = createKeyRing(() => ({
    active: 'a-key-that-nobody-has-any-more-at-all',
    readable: [],
  }))
  const [[lostRow] = ['']] = [...(await addSeeds(1, lost))]
  const kept = await addSeeds(3)
  const moved = uuid7()
  await database.admin`
    insert into auth.seeds select ${moved}, seed_sealed from auth.seeds where user_id = ${[...kept.keys()][0] ?? ''}`
  const { resealed, failures } = await rotate({ database, keyRing: during }, { columns })
  const [lostId] = await lost.listKeyIds()
  expect({ resealed, failures: [...failures].sort() }).toEqual({
    resealed: 3,
    failures: [
      `auth.seeds.seed_sealed of row ${lostRow} was sealed by the key ${lostId}, which is not here: give it in ENCRYPTION_KEYS_READABLE.`,
      `auth.seeds.seed_sealed of row ${moved} was damaged, or sealed for another place.`,
    ].sort(),
  })
  const uses = await countKeyUse({ database, keyRing: during }, columns)
  expect(uses).toContainEqual({ keyId: lostId, state: 'unknown', count: 1 })
})
