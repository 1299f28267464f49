import { parseArgs } from 'node:util'
import type { z } from 'zod'
import { type Setting, type seedSizes, settingsTable } from './settings-table.ts'

type Given = Readonly<Record<string, unknown>>
type Table = typeof settingsTable
type Read = { [Name in keyof Table]: z.output<Table[Name]['shape']> }

/** The settings, checked and complete. */
export type Settings = Omit<Read, 'reset' | 'seed' | 'publicUrl'> & {
  reset: boolean
  seed: (typeof seedSizes)[number]
  publicUrl: string
}

/** Settings that cannot be used: one sentence per fault, and never a value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Reads flags and environment; throws a `SettingsError` that names every faulty setting. */
export function readSettings(flags: readonly string[], environment: Environment): Settings {
  const given = readFlags(flags)
  const faults: string[] = []
  const values = Object.entries<Setting>(settingsTable).map(([name, setting]) => {
    const source = pickSource(setting, given, environment)
    const parsed = setting.shape.safeParse(source.text)
    if (!parsed.success) faults.push(`${source.name} must be ${setting.must}.`)
    return [name, parsed.data]
  })
  const read: Read = Object.fromEntries(values)
  if (faults.length === 0) faults.push(...findConflicts(read))
  if (faults.length > 0) throw new SettingsError(faults)
  return {
    ...read,
    reset: read.reset === 'true',
    seed: read.seed ?? (read.databaseUrl === undefined ? 'small' : 'none'),
    publicUrl: read.publicUrl ?? `http://localhost:${read.port}`,
  }
}

function readFlags(flags: readonly string[]): Given {
  const options: Record<string, { type: 'boolean' | 'string' }> = {}
  for (const { flag, value } of Object.values<Setting>(settingsTable)) {
    if (flag !== undefined) options[flag] = { type: value === undefined ? 'boolean' : 'string' }
  }
  try {
    return parseArgs({ args: [...flags], options }).values
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new SettingsError([`${explainFlag(error)} See npm start -- --help.`])
  }
}

// parseArgs names the flag in quotes; what follows it may hold the value, which is not repeated.
function explainFlag(error: TypeError): string {
  const flag = error.message.match(/'(?:-\w, )?(--?[\w-]+)/)?.[1]
  const isUnknown = 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
  if (flag === undefined) return 'There is a word that belongs to no flag.'
  return isUnknown
    ? `There is no flag ${flag}.`
    : `The flag ${flag} has a value missing or too many.`
}

function pickSource(
  { flag, variable }: Setting,
  given: Given,
  environment: Environment,
): { name: string; text: string | undefined } {
  const flagged = flag === undefined ? undefined : given[flag]
  if (flagged !== undefined) return { name: `--${flag}`, text: String(flagged) }
  // A variable set to nothing counts as not set, as in a .env file with blanks to fill in.
  const text = variable === undefined ? undefined : environment[variable]?.trim()
  return { name: variable ?? `--${flag}`, text: text === '' ? undefined : text }
}

function findConflicts(read: Read): string[] {
  const { databaseUrl, databaseAppUrl, databaseAuthUrl, reset } = read
  const faults = findKeyConflicts(read)
  if (reset && databaseUrl) {
    faults.push('--reset deletes only the embedded database: leave it out, or unset DATABASE_URL.')
  }
  if ((databaseAppUrl === undefined) !== (databaseAuthUrl === undefined)) {
    faults.push('DATABASE_APP_URL and DATABASE_AUTH_URL must be given together.')
  }
  if (databaseAppUrl && !databaseUrl) {
    faults.push('DATABASE_APP_URL needs DATABASE_URL beside it.')
  }
  const provider = {
    OIDC_ISSUER: read.oidcIssuer,
    OIDC_CLIENT_ID: read.oidcClientId,
    OIDC_CLIENT_SECRET: read.oidcClientSecret,
  }
  const names = Object.entries(provider)
  const missing = names.flatMap(([name, given]) => (given === undefined ? [name] : []))
  if (missing.length > 0 && missing.length < names.length) {
    faults.push(
      `OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET must be given together: add ${missing.join(' and ')}, or leave all three out.`,
    )
  }
  return faults
}

function findKeyConflicts(read: Read): string[] {
  const { encryptionKey, encryptionKeysReadable, databaseUrl, databaseAppUrl } = read
  if (encryptionKeysReadable.length === 0) return []
  if (encryptionKey === undefined) {
    return ['ENCRYPTION_KEYS_READABLE needs ENCRYPTION_KEY beside it.']
  }
  // Else a node with the new key would change the passwords under those that still run with the old one.
  return databaseUrl && !databaseAppUrl && !read.databaseRolesKey
    ? [
        'ENCRYPTION_KEYS_READABLE needs DATABASE_ROLES_KEY beside it: give it the ENCRYPTION_KEY from before the change, and keep it.',
      ]
    : []
}
