/** A bytea column whose values are sealed; its name ends in `_sealed`. */
export interface SealedColumn {
  /** `auth` for what belongs to persons, `public` for what belongs to a company. */
  readonly schema: 'auth' | 'public'
  readonly table: string
  readonly column: string
  /** Part of what the seal is bound to; null where a row belongs to no company. */
  readonly tenantColumn: string | null
  /** A uuid that never changes and names one row. */
  readonly idColumn: string
}

/** Every sealed column of the database: what rotating the encryption key must reach. */
export const sealedColumns: readonly SealedColumn[] = []

export function fullName({ schema, table, column }: SealedColumn): string {
  return `${schema}.${table}.${column}`
}
