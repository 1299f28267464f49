import { useDatabase } from '@leora/testing/database'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import type { Slot } from './slots.ts'

const database = useDatabase({ poolSize: 1 })
let slot: Slot
beforeEach(async () => {
  slot = await database.pool.acquire()
  onTestFinished(() => slot.release())
})

test('values arrive as what their types are, and what has no such type stays text', async () => {
  const text = `select true as yes, false as no, 7::int2 as small, -42 as whole, 1.5::float8 as real,
    9007199254740993 as big, 1.10::numeric as exact, '{"a":[1]}'::jsonb as json, '\\x00ff'::bytea as bytes,
    '2026-05-01T10:00:00.123456Z'::timestamptz as instant, date '2026-05-01' as day,
    array['a','b,"c'] as list, null::int as nothing, $1::int as given`
  for (let time = 0; time < 2; time++) {
    expect(await slot.send(text, [1])).toMatchObject([
      {
        yes: true,
        no: false,
        small: 7,
        whole: -42,
        real: 1.5,
        big: '9007199254740993',
        exact: '1.10',
        json: { a: [1] },
        bytes: Buffer.from([0, 255]),
        instant: '2026-05-01 10:00:00.123456+00',
        day: '2026-05-01',
        list: '{a,"b,\\"c"}',
        nothing: null,
        given: 1,
      },
    ])
  }
})

test('parameters of any kind reach the server as they are', async () => {
  const bytes = Buffer.from([0, 1, 254, 255])
  const [row] = await slot.send(
    `select $1::text as text, $2::bool as yes, $3::bigint as big, $4::bytea as bytes,
      $5::timestamptz as instant, $6::jsonb as json, array_to_json($7::text[]) as list,
      array_to_json($8::int[]) as numbers, $9::text as nothing, $10::text as missing`,
    [
      'ü "quoted" \\ {,}',
      true,
      9007199254740993n,
      bytes,
      new Date('2026-05-01T10:00:00Z'),
      { a: ['b'] },
      ['a,b', '"', '\\', '', null],
      [1, 2],
      null,
      undefined,
    ],
  )
  expect(row).toEqual({
    text: 'ü "quoted" \\ {,}',
    yes: true,
    big: '9007199254740993',
    bytes,
    instant: '2026-05-01 10:00:00+00',
    json: { a: ['b'] },
    list: ['a,b', '"', '\\', '', null],
    numbers: [1, 2],
    nothing: null,
    missing: null,
  })
})

test('as a list, two columns of one name are both there', async () => {
  expect(await slot.send('select $1::int as a, $2::text as a', [1, 'b']).values()).toEqual([
    [1, 'b'],
  ])
})

test('what stands before a failed statement is answered, what stands behind it fails with it', async () => {
  const outcomes = await Promise.allSettled([
    slot.send('select $1::int as n', [1]),
    slot.send('select 1 / $1::int as n', [0]),
    slot.send('select $1::int + 1 as n', [1]),
  ])
  expect(outcomes).toMatchObject([
    { status: 'fulfilled', value: [{ n: 1 }] },
    { status: 'rejected', reason: { code: '22012' } },
    { status: 'rejected', reason: { code: '22012' } },
  ])
})

test('a statement that failed, or stood behind one, works when it is sent again', async () => {
  const divide = (by: number) => slot.send('select 6 / $1::int as n', [by])
  const behind = () => slot.send('select $1::int * 2 as n', [4])
  const unknown = () => slot.send('select $1::int from no_such_table', [1])
  await Promise.allSettled([divide(0), behind()])
  await expect(unknown()).rejects.toMatchObject({ code: '42P01' })
  await expect(unknown()).rejects.toMatchObject({ code: '42P01' })
  expect(await Promise.all([divide(3), behind()])).toMatchObject([[{ n: 2 }], [{ n: 8 }]])
})

test('outside a transaction of its own, one flush is one', async () => {
  const [[first], [second]] = await Promise.all([
    slot.send('select pg_current_xact_id()::text as id, $1::int as n', [1]),
    slot.send('select pg_current_xact_id()::text as id, $1::int as n', [2]),
  ])
  const [later] = await slot.send('select pg_current_xact_id()::text as id, $1::int as n', [3])
  expect(first?.['id']).toBe(second?.['id'])
  expect(later?.['id']).not.toBe(first?.['id'])
})

test('a changed table does not spoil the statements that were prepared for it', async () => {
  await database.admin`create table public.growing (a int)`
  await database.admin`grant select on public.growing to leora_app`
  const read = () => slot.send('select * from growing where $1', [true])
  await read()
  await database.admin`alter table public.growing add b int`
  await expect(read()).rejects.toMatchObject({ code: '0A000' })
  expect(await read()).toEqual([])
})
