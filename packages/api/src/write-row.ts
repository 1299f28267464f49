import type { TenantDb } from '@leora/db/slots'
import { typedJson } from './raw-json.ts'

interface JsonRow {
  json: string | null
  [column: string]: unknown
}

export interface RowShape {
  /** The table's name, and the alias its columns are written with. */
  table: string
  alias: string
  /** Given the params of the statement, for columns that need some of their own. */
  columns: string | ((params: unknown[]) => string)
}

/** Writes one row and answers it as its readers get it, in one statement; null when nothing was written. */
export async function writeRow<Row>(
  db: TenantDb,
  write: { toSQL(): { sql: string; params: unknown[] } },
  shape: RowShape,
  { isLast = true } = {},
): Promise<Row | null> {
  const { sql, params } = write.toSQL()
  const run = isLast ? db.runLast : db.run
  const [row] = await run<JsonRow>(`${sql} ${returningRow(shape, params)}`, params)
  return row?.json ? typedJson<Row>(row.json) : null
}

function returningRow({ table, alias, columns }: RowShape, params: unknown[]): string {
  const list = typeof columns === 'string' ? columns : columns(params)
  return `returning (select row_to_json(r)::text from (
    select ${list} from (select ${table}.*) ${alias}) r) as json`
}

/** One page as JSON the database writes: `rows` answers a row more than the limit, each with its `cursor`. */
export function pageOf(rows: string, columns: string, alias: string, limit: number): string {
  // Written out, or no plan could be kept: a tenth of the company is expected behind a parameter.
  const size = Math.trunc(limit)
  return `select '{"items":[' || coalesce(string_agg(json, ',' order by place) filter (where place <= ${size}), '') || '],"nextCursor":'
      || case when count(*) > ${size} then to_json(max(cursor) filter (where place = ${size}))::text
        else 'null' end || '}' as json
    from (select (select row_to_json(r)::text from (select ${columns}) r) as json, ${alias}.cursor,
        row_number() over () as place
      from (${rows}) ${alias}) page`
}
