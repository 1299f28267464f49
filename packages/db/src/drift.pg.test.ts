import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { useDatabase } from '@leora/testing/database'
import { atDatabase } from '@leora/testing/postgres-setup'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'

const database = useDatabase()
const packageFolder = fileURLToPath(new URL('..', import.meta.url))
const migrations = fileURLToPath(new URL('../../../drizzle', import.meta.url))
const tool = join(dirname(createRequire(import.meta.url).resolve('drizzle-kit')), 'bin.cjs')
const schema = ['--dialect', 'postgresql', '--schema', './src/schema/index.ts']

let scratch = ''
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'leora-drift-'))
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

async function drizzleKit(...words: string[]) {
  const { stdout } = await promisify(execFile)(process.execPath, [tool, ...words], {
    cwd: packageFolder,
    env: { ...process.env, NO_COLOR: '1' },
  })
  return stdout
}

test('generating migrations again yields nothing new', async () => {
  const copy = join(scratch, 'drizzle')
  cpSync(migrations, copy, { recursive: true })
  const out = relative(packageFolder, copy)
  await drizzleKit('generate', ...schema, '--casing', 'snake_case', '--out', out)
  expect(readdirSync(copy).sort()).toEqual(readdirSync(migrations).sort())
})

test('the migrated database has exactly the tables of the schema', async () => {
  const exported = await drizzleKit('export', ...schema, '--sql')
  const name = `${new URL(database.adminUrl).pathname.slice(1)}_drawn`
  await database.admin.unsafe(`create database ${name}`)
  const drawn = postgres(atDatabase(database.adminUrl, name), { max: 1, onnotice: () => undefined })
  try {
    await drawn.unsafe(readFileSync(join(migrations, '0000_bootstrap.sql'), 'utf8'))
    // What generated columns are computed with, which no schema of drizzle's can say.
    const functions = await database.admin<{ text: string }[]>`
      select pg_get_functiondef(oid) as text from pg_proc
      where pronamespace = 'leora'::regnamespace and provolatile = 'i'`
    for (const { text } of functions) await drawn.unsafe(text)
    await drawn.unsafe(exported)
    expect(await describeTables(database.admin)).toEqual(await describeTables(drawn))
  } finally {
    await drawn.end()
    await database.admin.unsafe(`drop database ${name} with (force)`)
  }
})

/** Every column, constraint and index in the words of PostgreSQL itself. */
async function describeTables(sql: postgres.Sql) {
  const rows = await sql<{ line: string }[]>`
    with tables as (
      select c.oid, n.nspname || '.' || c.relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth') and not c.relispartition
    )
    select format('%s column %s %s%s %s %s %s %s', t.name, a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attcollation <> y.typcollation then ' collate ' || l.collname else '' end,
      case when a.attnotnull then 'not null' else 'null' end,
      a.attidentity, a.attgenerated, pg_get_expr(d.adbin, d.adrelid)) as line
    from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    join pg_type y on y.oid = a.atttypid
    left join pg_collation l on l.oid = a.attcollation
    left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
    union all
    select format('%s constraint %s %s', t.name, k.conname, pg_get_constraintdef(k.oid))
    from tables t join pg_constraint k on k.conrelid = t.oid where k.contype <> 'n'
    union all
    select format('%s index %s', t.name, replace(pg_get_indexdef(x.indexrelid), ' ON ONLY ', ' ON '))
    from tables t join pg_index x on x.indrelid = t.oid
    order by 1`
  return rows.map((row) => row.line)
}
