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
export const sealedColumns: readonly SealedColumn[] = [
  {
    schema: 'auth',
    table: 'totp',
    column: 'secret_sealed',
    tenantColumn: null,
    idColumn: 'user_id',
  },
  { schema: 'auth', table: 'mail', column: 'body_sealed', tenantColumn: null, idColumn: 'id' },
]

export function fullName({ schema, table, column }: SealedColumn): string {
  return `${schema}.${table}.${column}`
}
