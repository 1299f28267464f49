import { sql } from 'drizzle-orm'
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import type { SealedColumn } from './sealed-columns.ts'

type Runner = Pick<PostgresJsDatabase, 'execute'>

/** A sealed value and the row it is bound to. */
export interface SealedRow {
  readonly tenantId: string | null
  readonly rowId: string
  readonly sealed: Buffer
}

// The key's id stands behind the version's byte.
const keyId = (column: string) =>
  sql`encode(substring(${sql.identifier(column)} from 2 for 4), 'hex')`

const tableOf = ({ schema, table }: SealedColumn) =>
  sql`${sql.identifier(schema)}.${sql.identifier(table)}`

/** Values per key id; a company's own under its tenant. */
export async function countByKey(
  db: Runner,
  column: SealedColumn,
  tenantId: string | null,
): Promise<{ keyId: string; count: number }[]> {
  return await db.execute<{ keyId: string; count: number }>(sql`
    select ${keyId(column.column)} as "keyId", count(*)::int as count from ${tableOf(column)}
    where ${sql.identifier(column.column)} is not null and ${ofTenant(column, tenantId)}
    group by 1`)
}

/** The next rows, by id, that another key than this one sealed. */
export async function readOtherwiseSealed(
  db: Runner,
  column: SealedColumn,
  { tenantId, activeKeyId, after, limit }: ReadOptions,
): Promise<SealedRow[]> {
  const id = sql.identifier(column.idColumn)
  const tenant = column.tenantColumn === null ? sql`null` : sql.identifier(column.tenantColumn)
  return await db.execute<SealedRow & Record<string, unknown>>(sql`
    select ${tenant}::text as "tenantId", ${id}::text as "rowId", ${sql.identifier(column.column)} as sealed
    from ${tableOf(column)}
    where ${keyId(column.column)} <> ${activeKeyId} and ${id} > ${after}::uuid and ${ofTenant(column, tenantId)}
    order by ${id} limit ${limit}`)
}

export interface ReadOptions {
  tenantId: string | null
  activeKeyId: string
  after: string
  limit: number
}

/** False when the row holds something else by now: what its writer sealed stays. */
export async function replaceSealed(
  db: Runner,
  column: SealedColumn,
  { tenantId, rowId, sealed }: SealedRow,
  fresh: Buffer,
): Promise<boolean> {
  const name = sql.identifier(column.column)
  const replaced = await db.execute(sql`
    update ${tableOf(column)} set ${name} = ${fresh}
    where ${sql.identifier(column.idColumn)} = ${rowId} and ${name} = ${sealed} and ${ofTenant(column, tenantId)}
    returning 1`)
  return replaced.length > 0
}

// Rows of persons may name a company too; theirs are walked all at once.
function ofTenant({ schema, tenantColumn }: SealedColumn, tenantId: string | null) {
  return schema === 'public' && tenantColumn !== null
    ? sql`${sql.identifier(tenantColumn)} = ${tenantId}`
    : sql`true`
}
