import { useDatabase } from '@leora/testing/database'
import type postgres from 'postgres'
import { expect, test } from 'vitest'
import { type RuleName, rules } from './catalogue/rules.ts'
import { findViolations } from './catalogue.ts'

const database = useDatabase()

test('the migrated database breaks no rule (ASVS 8.4.1)', async () => {
  expect(await findViolations(database.admin)).toEqual([])
})

// A table that keeps every rule; each case then breaks one.
const table = (name: string) => `
  create table ${name} (tenant_id uuid not null references tenants, id uuid not null, note text,
    primary key (tenant_id, id));
  select leora.secure_tenant_table('${name}');
  select audit.watch('${name}', 'id');`

const condition = `tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)`
const plain = `tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid`
const policy = (using: string, check = using) => `drop policy tenant on things;
  create policy tenant on things for all to public using (${using}) with check (${check})`
const definer = (settings: string) => `
  create function leora.peek() returns bigint language sql security definer ${settings}
    as 'select count(*) from public.customers';
  alter function leora.peek() owner to leora_owner;`

const breaches: readonly (readonly [RuleName, string])[] = [
  [
    'tenantColumn',
    'create index on things (tenant_id); alter table things drop constraint things_pkey, alter column tenant_id drop not null',
  ],
  ['forcedRowSecurity', 'alter table things disable row level security'],
  ['forcedRowSecurity', 'alter table things no force row level security'],
  ['forcedRowSecurity', 'alter table auth.sessions no force row level security'],
  ['tenantPolicy', policy('true')],
  ['tenantPolicy', policy(plain)],
  ['tenantPolicy', policy(condition, 'true')],
  [
    'tenantPolicy',
    `drop policy tenant on things;
    create policy tenant on things as restrictive for all using (${condition}) with check (${condition})`,
  ],
  ['otherPolicy', 'create policy peek on things for select to leora_app using (true)'],
  ['otherPolicy', 'create policy identity on things to leora_auth using (true)'],
  ['otherPolicy', 'alter policy search on customers to leora_search, leora_app'],
  ['tenantFirstIndex', 'alter table things add unique (note)'],
  ['tenantFirstIndex', 'create index on things (note, tenant_id)'],
  ['tenantFirstIndex', 'create index on things ((lower(note)))'],
  [
    'tenantForeignKey',
    `create unique index on auth.users (id, name);
    alter table things add column label text;
    create index on things (tenant_id, label);
    alter table things add foreign key (tenant_id, label) references auth.users (id, name)`,
  ],
  [
    'tenantForeignKey',
    `alter table things add column other uuid;
    create index on things (tenant_id, other);
    alter table things add foreign key (other, tenant_id) references serials_like (tenant_id, id)`,
  ],
  [
    'indexedForeignKey',
    `alter table things add column other uuid,
    add foreign key (tenant_id, other) references customers (tenant_id, id)`,
  ],
  [
    'indexedForeignKey',
    `alter table things add column other uuid,
    add foreign key (tenant_id, other) references customers (tenant_id, id);
    create index on things (tenant_id, other) where note is not null`,
  ],
  ['view', 'create view names as select name from customers'],
  ['view', 'create view names with (security_invoker = false) as select name from customers'],
  ['materialisedView', 'create materialized view names as select name from customers'],
  ['definerFunction', `${definer('')} revoke all on function leora.peek() from public`],
  [
    'definerFunction',
    `${definer('set search_path = pg_catalog, public')} revoke all on function leora.peek() from public`,
  ],
  [
    'definerFunction',
    `${definer('set search_path = public, pg_catalog, pg_temp')} revoke all on function leora.peek() from public`,
  ],
  ['definerFunction', definer('set search_path = pg_catalog, public, pg_temp')],
  [
    'definerFunction',
    `${definer('set search_path = pg_catalog, public, pg_temp')} revoke all on function leora.peek() from public;
    alter function leora.peek() owner to current_user`,
  ],
  ['auditTrigger', 'drop trigger audit_update on things'],
  ['auditTrigger', 'alter table customers disable trigger audit_delete'],
  ['appRole', 'alter role leora_app bypassrls'],
  ['appRole', 'alter role leora_app createrole'],
  ['appRole', 'grant leora_auth to leora_app'],
  ['appRole', 'grant create on schema leora to leora_app'],
  [
    'appRole',
    'create schema own; create type own.pair as (a int); alter type own.pair owner to leora_app',
  ],
  ['grants', 'grant truncate on things to leora_app'],
  ['grants', 'grant references on things to leora_app'],
  ['grants', 'grant select on things to public'],
  ['grants', 'grant select (note) on things to public'],
  ['auditWriters', 'grant delete on audit_log to leora_app'],
  ['auditWriters', 'grant update (action) on audit_log to leora_auth'],
  ['auditWriters', 'grant insert on audit_log_default to leora_app'],
  ['auditWriters', 'alter table audit_log disable trigger refuse_rewriting'],
  ['columnType', 'alter table things add column price numeric'],
  ['columnType', 'alter table things add column share real'],
  ['columnType', 'alter table things add column price_minor integer'],
  ['columnType', 'alter table things add column prices jsonb'],
  ['columnType', 'alter table things add column due timestamp'],
  [
    'columnType',
    "create type leora.mood as enum ('calm'); alter table things add column mood leora.mood",
  ],
  ['columnType', "create type public.mood as enum ('calm')"],
  ['sealedColumn', 'alter table things add column token_sealed bytea'],
  [
    'letters',
    `create or replace function leora.fold(value text) returns text language sql immutable strict
    as $$ select lower(value collate "C") $$`,
  ],
]

class UndoneError extends Error {}

/** What the rules say after these statements, which are then undone. */
async function violationsAfter(...statements: string[]) {
  const found: { rule: RuleName; sentence: string }[] = []
  const undone = database.admin.begin(async (sql) => {
    for (const statement of statements) await sql.unsafe(statement)
    found.push(...(await findViolations(sql as unknown as postgres.Sql)))
    throw new UndoneError()
  })
  await undone.catch((error: unknown) => {
    if (!(error instanceof UndoneError)) throw error
  })
  return found
}

test('a table made by the agreed functions breaks no rule', async () => {
  expect(await violationsAfter(table('things'))).toEqual([])
})

test.for(breaches)('%s notices: %s', async ([rule, statement]) => {
  const found = await violationsAfter(table('serials_like'), table('things'), statement)
  expect(new Set(found.map((one) => one.rule))).toEqual(new Set([rule]))
})

test('every rule has a case that breaks it', () => {
  expect(new Set(breaches.map(([rule]) => rule))).toEqual(new Set(Object.keys(rules)))
})
