import { type Database, openDatabase } from '@leora/db/database'
import { findRunningCluster } from '@leora/db/embedded'
import { migrate } from '@leora/db/migrate'
import type { Settings } from '../env.ts'
import { type DatabaseAddresses, listAddresses, reachPostgres } from '../start/postgres.ts'

const silent = { say: () => undefined, warn: () => undefined }

/**
 * Runs with the install's PostgreSQL: the one a running server holds is joined,
 * else it is started for as long as the command takes.
 */
export async function withPostgres<Result>(
  settings: Settings,
  run: (addresses: DatabaseAddresses) => Promise<Result>,
): Promise<Result> {
  const running =
    settings.databaseUrl === undefined ? await findRunningCluster(settings.home) : undefined
  if (running !== undefined) return await run(listAddresses(settings, running.adminUrl))
  const reached = await reachPostgres({ ...settings, reset: false }, silent)
  try {
    return await run(reached)
  } finally {
    await reached.stop()
  }
}

/** The same with the database brought to this version and opened. */
export async function withDatabase<Result>(
  settings: Settings,
  run: (database: Database, addresses: DatabaseAddresses) => Promise<Result>,
): Promise<Result> {
  return await withPostgres(settings, async (addresses) => {
    await migrate(addresses)
    const database = openDatabase({ ...addresses, poolSize: 1, applicationName: 'leora-command' })
    try {
      return await run(database, addresses)
    } finally {
      await database.close()
    }
  })
}
