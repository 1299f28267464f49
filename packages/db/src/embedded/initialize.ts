import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Launch } from './account.ts'
import { ClusterError, codeOf } from './cluster-error.ts'
import { runAs } from './spawn.ts'

/** The database inside the cluster that holds everything. */
export const databaseName = 'leora'
export const superuserName = 'postgres'

/**
 * Makes the data directory, complete or not at all: it is built under another name and renamed last.
 * Text sorts and folds by Unicode code point (builtin C.UTF-8), so no library update can break an index.
 */
export async function initialize(
  launch: Launch,
  dataDirectory: string,
  password: string,
  durable: boolean,
): Promise<void> {
  removeDrafts(dataDirectory)
  if (existsSync(dataDirectory)) return
  const draft = `${dataDirectory}.new-${randomBytes(6).toString('hex')}`
  const passwordFile = `${draft}.password`
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (launch.account !== undefined) {
    for (const path of [draft, passwordFile])
      chownSync(path, launch.account.uid, launch.account.gid)
  }
  try {
    await run(launch, launch.binaries.initdb, [
      ...['--pgdata', draft, '--username', superuserName, '--pwfile', passwordFile],
      ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-instructions'],
      ...['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
      ...(durable ? [] : ['--no-sync']),
    ])
    await run(
      launch,
      launch.binaries.postgres,
      ['--single', '-j', '-D', draft, ...(durable ? [] : ['-F']), 'postgres'],
      `CREATE DATABASE ${databaseName};\n\n`,
    )
    renameSync(draft, dataDirectory)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}

// A killed initialisation leaves its draft behind.
function removeDrafts(dataDirectory: string): void {
  const home = join(dataDirectory, '..')
  const start = `${dataDirectory.slice(home.length + 1)}.new-`
  for (const name of readdirSync(home)) {
    if (name.startsWith(start)) rmSync(join(home, name), { recursive: true, force: true })
  }
}

async function run(launch: Launch, command: string, args: string[], input?: string): Promise<void> {
  const { status, output } = await runAs(launch, command, args, input)
  if (status === 0) return
  keepLog(launch, output)
  throw new ClusterError('PostgreSQL could not create its data.', { log: output })
}

function keepLog({ logFile }: Launch, output: string): void {
  try {
    appendFileSync(logFile, output)
  } catch (error) {
    // On a full disk the story cannot be kept; the sentence is told all the same.
    if (codeOf(error) === undefined) throw error
  }
}
