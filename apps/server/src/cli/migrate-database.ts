import { migrate } from '@leora/db/migrate'
import { withPostgres } from './reach-database.ts'
import type { Verb } from './verb.ts'

export const migrateDatabase: Verb = {
  name: 'migrate',
  summary: 'bring the database to this version',
  flags: {},
  run: async ({ settings, print }) => {
    await withPostgres(settings, migrate)
    print('The database is on this version.')
    return 0
  },
}
