import { fullName, sealedColumns } from '../sealed-columns.ts'
import {
  fractionColumns,
  otherPolicies,
  tenantlessForeignKeys,
  tenantlessIndexes,
  unwatchedTables,
} from './allowed.ts'

/** A statement that answers one sentence per fault; `allowed` is bound as $1. */
export interface Rule {
  readonly text: string
  readonly allowed?: readonly string[]
}

// The product's own tables; what extensions and the job queue bring is theirs.
const tables = `
  select c.oid, c.relname, n.nspname, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
    n.nspname || '.' || c.relname as full_name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth', 'leora', 'audit')`

const tenantTables = `${tables} and n.nspname = 'public'`

const columnsOf = (names: string, relation: string) => `
  (select array_agg(a.attname::text order by k.at) from unnest(${names}) with ordinality as k(num, at)
    join pg_attribute a on a.attrelid = ${relation} and a.attnum = k.num)`

const roleNames = `(select array_agg(coalesce(r.rolname::text, 'public')) from unnest(p.polroles) as o(id)
  left join pg_roles r on r.oid = o.id)`

const agreedCondition = `(tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))`

export const rules = {
  tenantColumn: {
    text: `
      select format('%s has no column tenant_id uuid not null.', t.full_name) as sentence from (${tenantTables}) t
      where not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'tenant_id'
        and a.atttypid = 'uuid'::regtype and a.attnotnull)`,
  },
  forcedRowSecurity: {
    text: `
      select format('%s does not force row-level security.', t.full_name) as sentence from (${tables}) t
      where not (t.relrowsecurity and t.relforcerowsecurity)`,
  },
  tenantPolicy: {
    text: `
      select format('%s has no policy for all commands in the agreed form.', t.full_name) as sentence
      from (${tenantTables}) t where not exists (
        select from pg_policy p where p.polrelid = t.oid and p.polcmd = '*' and p.polpermissive
          and p.polroles = '{0}'::oid[]
          and regexp_replace(pg_get_expr(p.polqual, p.polrelid), '\\s+', ' ', 'g') = $2
          and regexp_replace(pg_get_expr(p.polwithcheck, p.polrelid), '\\s+', ' ', 'g') = $2)
        and $1::text[] is not null`,
    allowed: [],
  },
  otherPolicy: {
    text: `
      select format('Policy %s of %s for %s is not one of those agreed.', p.polname, t.full_name,
        array_to_string(${roleNames}, ', ')) as sentence
      from pg_policy p join (${tables}) t on t.oid = p.polrelid
      where not (t.nspname = 'public' and p.polname = 'tenant' and p.polcmd = '*')
        and not (t.full_name || '.' || p.polname || ' ' || array_to_string(${roleNames}, ',') = any ($1::text[]))`,
    allowed: Object.entries(otherPolicies).map(([name, { role }]) => `${name} ${role}`),
  },
  tenantFirstIndex: {
    text: `
      select format('Index %s of %s does not begin with tenant_id.', i.relname, t.full_name) as sentence
      from pg_index x join pg_class i on i.oid = x.indexrelid join (${tenantTables}) t on t.oid = x.indrelid
      where (${columnsOf('array[x.indkey[0]]', 'x.indrelid')})[1] is distinct from 'tenant_id'
        and not (i.relname::text = any ($1::text[]))`,
    allowed: Object.keys(tenantlessIndexes),
  },
  tenantForeignKey: {
    text: `
      select format('Foreign key %s of %s does not carry tenant_id to tenant_id.', k.conname, t.full_name) as sentence
      from pg_constraint k join (${tenantTables}) t on t.oid = k.conrelid
      where k.contype = 'f' and not (k.conname::text = any ($1::text[])) and not exists (
        select from unnest(k.conkey, k.confkey) as pair(here, there)
        join pg_attribute h on h.attrelid = k.conrelid and h.attnum = pair.here
        join pg_attribute o on o.attrelid = k.confrelid and o.attnum = pair.there
        where h.attname = 'tenant_id' and o.attname = 'tenant_id')`,
    allowed: Object.keys(tenantlessForeignKeys),
  },
  indexedForeignKey: {
    text: `
      select format('Foreign key %s of %s has no index that begins with its columns.', k.conname, t.full_name) as sentence
      from pg_constraint k join (${tables}) t on t.oid = k.conrelid
      where k.contype = 'f' and not exists (
        select from pg_index x where x.indrelid = k.conrelid and x.indisvalid and x.indpred is null
          and (x.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`,
  },
  view: {
    text: `
      select format('View %s.%s does not run with the rights of its reader.', n.nspname, c.relname) as sentence
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'v' and n.nspname in ('public', 'auth', 'leora', 'audit')
        and not coalesce('security_invoker=true' = any (c.reloptions) or 'security_invoker=on' = any (c.reloptions), false)`,
  },
  materialisedView: {
    text: `
      select format('Materialised view %s.%s is not filtered by row security.', schemaname, matviewname) as sentence
      from pg_matviews`,
  },
  definerFunction: {
    text: `
      select format('Function %s runs with its owner''s rights without a search_path that ends in pg_temp.', p.oid::regprocedure)
        as sentence
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname in ('public', 'auth', 'leora', 'audit') and not exists (
        select from unnest(p.proconfig) as setting
        where setting like 'search\\_path=pg\\_catalog, %' and setting like '%, pg\\_temp' and setting not like '%$user%')
      union all
      select format('Function %s runs with its owner''s rights for everybody.', p.oid::regprocedure)
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and n.nspname in ('public', 'auth', 'leora', 'audit')
        and has_function_privilege('public', p.oid, 'execute')
      union all
      select format('Function %s runs with the rights of the superuser %s.', p.oid::regprocedure, r.rolname)
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
      where p.prosecdef and n.nspname in ('public', 'auth', 'leora', 'audit') and (r.rolsuper or r.rolbypassrls)`,
  },
  auditTrigger: {
    text: `
      select format('%s has no audit trigger for %s.', t.full_name, lower(act.name)) as sentence
      from (${tenantTables}) t cross join (values ('INSERT', 4), ('UPDATE', 16), ('DELETE', 8)) as act(name, bit)
      where not t.relispartition and not (t.relname::text = any ($1::text[])) and not exists (
        select from pg_trigger g where g.tgrelid = t.oid and g.tgfoid = 'audit.record_changes'::regproc
          and g.tgtype & act.bit > 0 and g.tgenabled in ('O', 'A'))`,
    allowed: Object.keys(unwatchedTables),
  },
  appRole: {
    text: `
      select format('%s is a superuser, bypasses row security or may make roles or databases.', rolname) as sentence
      from pg_roles where rolname in ('leora_app', 'leora_auth', 'leora_search', 'leora_owner')
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
      union all
      select format('leora_app acts as %s.', r.rolname) from pg_roles r
      where r.rolname in ('leora_owner', 'leora_auth', 'leora_search') and pg_has_role('leora_app', r.oid, 'MEMBER')
      union all
      select format('leora_app owns %s.', pg_describe_object(d.classid, d.objid, d.objsubid))
      from pg_shdepend d where d.deptype = 'o' and d.refclassid = 'pg_authid'::regclass
        and d.refobjid = 'leora_app'::regrole
        and d.dbid = (select oid from pg_database where datname = current_database())
      union all
      select format('leora_app may create in schema %s.', nspname) from pg_namespace
      where nspname in ('public', 'auth', 'leora', 'audit', 'pgboss', 'leora_migrations')
        and has_schema_privilege('leora_app', oid, 'create')`,
  },
  grants: {
    text: `
      select format('%s has %s on %s.', r.name, what.privilege, t.full_name) as sentence
      from (${tables}) t cross join (values ('leora_app'), ('leora_auth'), ('leora_search'), ('public')) as r(name)
      cross join (values ('TRUNCATE'), ('REFERENCES'), ('TRIGGER')) as what(privilege)
      where has_table_privilege(r.name, t.oid, what.privilege)
      union all
      select format('Everybody has %s on %s.', what.privilege, t.full_name)
      from (${tables}) t cross join (values ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) as what(privilege)
      where has_table_privilege('public', t.oid, what.privilege)
        or (what.privilege <> 'DELETE' and has_any_column_privilege('public', t.oid, what.privilege))`,
  },
  auditWriters: {
    text: `
      select format('%s may %s %s.', r.name, lower(what.privilege), t.full_name) as sentence
      from (${tenantTables}) t cross join (values ('leora_app'), ('leora_auth'), ('leora_search')) as r(name)
      cross join (values ('INSERT'), ('UPDATE'), ('DELETE')) as what(privilege)
      where t.relname like 'audit\\_log%'
        and (has_table_privilege(r.name, t.oid, what.privilege)
          or (what.privilege <> 'DELETE' and has_any_column_privilege(r.name, t.oid, what.privilege)))
      union all
      select format('%s may be rewritten: it has no trigger that refuses %s.', t.full_name, lower(act.name))
      from (${tenantTables}) t cross join (values ('UPDATE', 16), ('DELETE', 8), ('TRUNCATE', 32)) as act(name, bit)
      where t.relname like 'audit\\_log%' and not exists (
        select from pg_trigger g where g.tgrelid = t.oid and g.tgfoid = 'audit.refuse_rewriting'::regproc
          and g.tgtype & act.bit > 0 and g.tgtype & 2 > 0 and g.tgenabled in ('O', 'A'))`,
  },
  columnType: {
    text: `
      select format('Column %s.%s is %s: %s', t.full_name, a.attname, format_type(a.atttypid, a.atttypmod), why) as sentence
      from (${tables}) t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      join pg_type y on y.oid = a.atttypid
      cross join lateral (select case
        when y.typname in ('float4', 'float8', 'numeric', 'money') then 'amounts are bigint minor units.'
        when y.typname in ('json', 'jsonb') and a.attname ~ '(amount|price|cost|total|balance|credit|minor)'
          then 'amounts are bigint minor units.'
        when a.attname like '%\\_minor' and y.typname <> 'int8' then 'amounts are bigint minor units.'
        when y.typtype = 'e' then 'closed sets are text with a check; comparing an enum is not leakproof.'
        when y.typname in ('timestamp', 'time', 'timetz') then 'an instant is a timestamptz.'
        end as why) as reason
      where why is not null and not (t.relname || '.' || a.attname = any ($1::text[]))
      union all
      select format('Type %s.%s is an enum: closed sets are text with a check.', n.nspname, y.typname)
      from pg_type y join pg_namespace n on n.oid = y.typnamespace
      where y.typtype = 'e' and n.nspname in ('public', 'auth', 'leora', 'audit')
        and not exists (select from pg_attribute a where a.atttypid = y.oid and a.attnum > 0)`,
    allowed: Object.keys(fractionColumns),
  },
  sealedColumn: {
    text: `
      select format('Column %s.%s is not among the sealed columns: rotating the key would miss it.', t.full_name, a.attname)
        as sentence
      from (${tables}) t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      where a.attname like '%\\_sealed' and not (t.full_name || '.' || a.attname = any ($1::text[]))
      union all
      select format('The sealed column %s is not there, or not bytea.', name)
      from unnest($1::text[]) as name
      where not exists (
        select from (${tables}) t join pg_attribute a on a.attrelid = t.oid and not a.attisdropped
        where t.full_name || '.' || a.attname = name and a.atttypid = 'bytea'::regtype)`,
    allowed: sealedColumns.map(fullName),
  },
  letters: {
    text: `
      select 'The database does not know letters beyond ASCII: create it with a UTF-8 locale such as C.UTF-8.' as sentence
      where leora.fold('ÀЖ' collate "C") is distinct from 'aж'`,
  },
} as const satisfies Record<string, Rule>

export type RuleName = keyof typeof rules

export { agreedCondition }
