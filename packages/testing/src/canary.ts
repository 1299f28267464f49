import type { TestDatabase } from './database.ts'

export const canary = 'CANARY-OF-ANOTHER-COMPANY'

/** Writes the canary into every text of a company's rows, so that any leak can be heard. */
export async function plantCanaries({ admin }: TestDatabase, tenantId: string): Promise<number> {
  const columns = await admin<{ table: string; column: string; type: string; owner: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as table, quote_ident(a.attname) as column,
      format_type(a.atttypid, a.atttypmod) as type, o.attname as owner
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join lateral (select t.attname from pg_attribute t
      where t.attrelid = c.oid and (t.attname in ('tenant_id', 'user_id') or c.relname = 'users' and t.attname = 'id')
      order by t.attname = 'tenant_id' desc, t.attname limit 1) o on true
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('public', 'auth')
      and c.relname not like 'audit\_log%'
      and format_type(a.atttypid, a.atttypmod) in ('text', 'text[]')
    order by 1, 2`
  let planted = 0
  for (const { table, column, type, owner } of columns) {
    const value =
      type === 'text' ? `'${canary} ' || left(md5(random()::text), 8)` : `array['${canary}']`
    const mine =
      owner === 'tenant_id'
        ? `tenant_id = '${tenantId}'`
        : `${owner} in (select user_id from members where tenant_id = '${tenantId}')`
    const written = await admin
      .unsafe(`update ${table} set ${column} = ${value} where ${mine}`)
      .catch((error: { code?: string }) => {
        // A closed set has no room for a canary.
        if (error.code === '23514') return { count: 0 }
        throw error
      })
    planted += written.count
  }
  return planted
}
