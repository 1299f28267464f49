import type { Database } from '@leora/db/database'
import { tenants } from '@leora/db/schema/index'
import type { SealedColumn } from '@leora/db/sealed-columns'
import type { countByKey } from '@leora/db/sealed-rows'
import { jobActor } from '../jobs/job.ts'

type Db = Parameters<typeof countByKey>[0]

/** A part of a sealed column that can be read at once: all of it, or one company's rows. */
export interface SealedScope {
  readonly column: SealedColumn
  readonly tenantId: string | null
  readonly run: <Result>(act: (db: Db) => Promise<Result>) => Promise<Result>
}

/** Reaches every sealed value as the roles of the server do: nobody needs to get around row security. */
export async function listScopes(
  database: Database,
  columns: readonly SealedColumn[],
): Promise<SealedScope[]> {
  const companies = columns.some(({ schema }) => schema === 'public')
    ? await database.auth.select({ id: tenants.tenantId }).from(tenants).orderBy(tenants.tenantId)
    : []
  return columns.flatMap((column) =>
    column.schema === 'auth'
      ? [{ column, tenantId: null, run: (act) => act(database.auth) } satisfies SealedScope]
      : companies.map(({ id }) => companyScope(database, column, id)),
  )
}

function companyScope(database: Database, column: SealedColumn, tenantId: string): SealedScope {
  const actor = jobActor({ tenantId, userId: '' })
  return {
    column,
    tenantId,
    run: (act) => database.tenants.asActor(actor, { id: 'keys:rotate' }, act),
  }
}
