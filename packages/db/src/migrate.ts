import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { installJobQueue } from './job-queue.ts'
import { ensureRoles } from './roles.ts'

export interface MigrateOptions {
  /** A role that may create roles and schemas: a superuser, or the database's owner with CREATEROLE. */
  adminUrl: string
  /** The passwords of the roles come from it. */
  rolesKey: string
  folder?: string
}

// Any number that no other program on this database uses.
const migrationLock = 7_251_992

/** Brings the database to this version. Several nodes may start at once: one works, the others wait. */
export async function migrate(options: MigrateOptions): Promise<void> {
  const admin = postgres(options.adminUrl, { max: 1, onnotice: () => undefined })
  try {
    await admin`select pg_advisory_lock(${migrationLock})`
    await ensureRoles(admin, options.rolesKey)
    await admin.unsafe('set role leora_owner')
    await runMigrations(drizzle({ client: admin }), {
      migrationsFolder: options.folder ?? migrationsFolder(),
      migrationsSchema: 'leora_migrations',
    })
    await installJobQueue(admin)
  } finally {
    await admin.end({ timeout: 5 })
  }
}

/** How many migrations of this version the database has not had. */
export async function countPendingMigrations(
  sql: postgres.Sql,
  folder = migrationsFolder(),
): Promise<number> {
  const known = readMigrationFiles({ migrationsFolder: folder }).map(({ hash }) => hash)
  const [table] = await sql`select to_regclass('leora_migrations.__drizzle_migrations') as name`
  if (table?.['name'] === null) return known.length
  const rows = await sql<{ hash: string }[]>`select hash from leora_migrations.__drizzle_migrations`
  const had = new Set(rows.map((row) => row.hash))
  return known.filter((hash) => !had.has(hash)).length
}

function migrationsFolder(): string {
  return fileURLToPath(new URL('../../../drizzle', import.meta.url))
}
