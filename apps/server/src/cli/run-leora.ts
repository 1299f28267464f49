import { explainFailure } from '@leora/db/failure-sentence'
import { DomainError } from '@leora/domain/errors'
import { ZodError } from 'zod'
import { type Environment, readSettings, SettingsError } from '../env.ts'
import { createKey } from './create-key.ts'
import { createUser } from './create-user.ts'
import { doctor } from './doctor.ts'
import { migrateDatabase } from './migrate-database.ts'
import { formatOverview, formatVerbHelp, readFlags } from './read-call.ts'
import { rotateKeys } from './rotate-keys.ts'
import { seed } from './seed.ts'
import { UsageError, type Verb } from './verb.ts'

const verbs: readonly Verb[] = [migrateDatabase, seed, createUser, createKey, rotateKeys, doctor]

/** Where a command's lines go. */
export interface Outlet {
  print: (line: string) => void
  complain: (line: string) => void
}

/** Runs `leora VERB …` as an operator types it; resolves with the exit status. */
export async function runLeora(
  [name, ...args]: readonly string[],
  environment: Environment,
  { print, complain }: Outlet,
): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    print(formatOverview(verbs))
    return 0
  }
  const verb = verbs.find((each) => each.name === name)
  if (verb === undefined) {
    complain(`There is no verb ${name}: see pnpm leora --help.`)
    return 2
  }
  let given: string[] = []
  try {
    const flags = readFlags(verb, args)
    if (flags['help'] !== undefined) {
      print(formatVerbHelp(verb))
      return 0
    }
    if (flags['home'] !== undefined) given = ['--home', flags['home']]
    return await verb.run({ flags, settings: readSettings(given, environment), print })
  } catch (error) {
    complain(explain(error, () => readSettings(given, environment)))
    return error instanceof UsageError || error instanceof SettingsError ? 2 : 1
  }
}

function explain(error: unknown, settings: () => ReturnType<typeof readSettings>): string {
  if (error instanceof ZodError) return error.issues.map((issue) => issue.message).join('\n')
  if (error instanceof UsageError || error instanceof SettingsError) return error.message
  if (error instanceof DomainError) return error.message
  const { home, port, databaseUrl } = settings()
  return explainFailure(error, { home, port, hasDatabaseUrl: databaseUrl !== undefined })
}
