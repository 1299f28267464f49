import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { customers } from '../schema/customers.ts'
import type { DemoCompany } from './company.ts'
import type { CopyValue } from './copy-text.ts'
import { generateCustomers } from './customers/customers.ts'

/** How one table of a company is filled. */
export interface DemoTable {
  readonly name: string
  readonly columns: readonly string[]
  /** One array per row, in the order of the columns. */
  readonly rows: (company: DemoCompany) => Iterable<CopyValue[]>
}

/**
 * The tables in the order in which their foreign keys allow them. A further kind of row is one more
 * generator and one more line; it draws from its own stream, and reads the customers by generating them again.
 */
export const demoTables: readonly DemoTable[] = [fillTable(customers, generateCustomers)]

/** A column added to the schema does not compile here until the generator gives it a value. */
function fillTable<Table extends PgTable>(
  table: Table,
  generate: (
    company: DemoCompany,
  ) => Iterable<Record<keyof Table['$inferInsert'] & string, CopyValue>>,
): DemoTable {
  const written = Object.entries(getTableColumns(table)).filter(([, column]) => !column.generated)
  const keys = written.map(([key]) => key as keyof Table['$inferInsert'] & string)
  return {
    name: getTableName(table),
    columns: written.map(([, column]) => column.name),
    *rows(company) {
      for (const row of generate(company)) yield keys.map((key) => row[key])
    },
  }
}
