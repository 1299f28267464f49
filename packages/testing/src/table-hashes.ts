import type { TestDatabase } from './database.ts'

// Noted beside the request, so it may fall between two looks.
const lastUse = "- 'last_used_at' - 'last_used_ip' - 'last_seen_at'"

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
      `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(h, '' order by h)), '') as hash
       from ${name} t, md5(${textOf(name)}) h${mine}`,
  )
  const rows = await admin.unsafe<{ name: string; hash: string }[]>(parts.join(' union all '))
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
}

function textOf(table: string): string {
  const isCredential = table === 'public.api_keys' || table === 'auth.sessions'
  return isCredential ? `(to_jsonb(t) ${lastUse})::text` : 't::text'
}
