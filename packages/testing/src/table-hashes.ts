import type { TestDatabase } from './database.ts'

/** A fingerprint of every row of every table, or of one company's, to show that nothing changed. */
export async function hashTables(
  { admin }: TestDatabase,
  { except = [], tenantId }: { except?: readonly string[]; tenantId?: string } = {},
): Promise<Record<string, string>> {
  const tables = await admin<{ name: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'auth', 'pgboss') and not (c.relname::text = any (${[...except]}))
      and (${tenantId ?? null}::text is null
        or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id'))
    order by 1`
  const mine = tenantId === undefined ? '' : ` where tenant_id = '${tenantId}'`
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as hash from ${name} t${mine}`,
  )
  const rows = await admin.unsafe<{ name: string; hash: string }[]>(parts.join(' union all '))
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
}
