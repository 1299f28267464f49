import { explainFailure } from '@leora/db/failure-sentence'
import { DomainError } from '@leora/domain/errors'
import { ZodError } from 'zod'
import { readSettings, SettingsError } from '../env.ts'
import { createKey } from './create-key.ts'
import { createUser } from './create-user.ts'
import { doctor } from './doctor.ts'
import { migrateDatabase } from './migrate-database.ts'
import { formatOverview, formatVerbHelp, readFlags } from './read-call.ts'
import { seed } from './seed.ts'
import { UsageError, type Verb } from './verb.ts'

const verbs: readonly Verb[] = [migrateDatabase, seed, createUser, createKey, doctor]

process.exitCode = await main(process.argv.slice(2))

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    print(formatOverview(verbs))
    return 0
  }
  const verb = verbs.find((each) => each.name === name)
  if (verb === undefined) {
    process.stderr.write(`There is no verb ${name}: see pnpm leora --help.\n`)
    return 2
  }
  try {
    const flags = readFlags(verb, args)
    if (flags['help'] !== undefined) {
      print(formatVerbHelp(verb))
      return 0
    }
    const home = flags['home']
    const settings = readSettings(home === undefined ? [] : ['--home', home], process.env)
    return await verb.run({ flags, settings, print })
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    return error instanceof UsageError || error instanceof SettingsError ? 2 : 1
  }
}

function explain(error: unknown): string {
  if (error instanceof ZodError) return error.issues.map((issue) => issue.message).join('\n')
  if (error instanceof UsageError || error instanceof SettingsError) return error.message
  if (error instanceof DomainError) return error.message
  const { home, port, databaseUrl } = readSettings([], process.env)
  return explainFailure(error, { home, port, hasDatabaseUrl: databaseUrl !== undefined })
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
