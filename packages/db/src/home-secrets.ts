import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { codeOf } from './embedded/cluster-error.ts'
import { makeFolder } from './make-folder.ts'

const key = z.string().min(43)

const secretsShape = z.object({
  /** Password of the embedded cluster's superuser. */
  postgresPassword: z.string().min(32),
  /** 32 bytes, base64url: encrypts what the database keeps sealed. */
  encryptionKey: key,
  /** Open what they sealed until it is sealed anew. */
  earlierKeys: z.array(z.object({ key, replacedAt: z.iso.datetime() })).default([]),
  /** The passwords of the database's roles come from it, so that a new encryption key leaves them alone. */
  rolesKey: key.optional(),
})

export type HomeSecrets = z.infer<typeof secretsShape>

/** The secrets of a home folder, made on first use and readable by their owner alone. */
export function readOrMakeSecrets(home: string, options: { reset?: boolean } = {}): HomeSecrets {
  const found = findSecrets(home)
  if (found !== undefined) return found
  const path = join(home, 'secrets.json')
  if (existsSync(join(home, 'pg18')) && !options.reset) {
    throw new Error(
      `${path} is missing but its data is there: restore it from a backup, or start afresh with --reset, which deletes the data.`,
    )
  }
  makeFolder(home)
  const fresh: HomeSecrets = {
    postgresPassword: makeKey(),
    encryptionKey: makeKey(),
    earlierKeys: [],
    rolesKey: makeKey(),
  }
  const draft = draftOf(path, fresh)
  // Linked, not renamed: when two processes make secrets at once, the first wins and both read it.
  try {
    linkSync(draft, path)
    return fresh
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return findSecrets(home) ?? fresh
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * Makes a new encryption key and keeps the one before it among the earlier ones. The caller sees to it
 * that no other does so at the same time: the later one would forget the key of the first.
 */
export function replaceEncryptionKey(home: string): HomeSecrets {
  const secrets = readOrMakeSecrets(home)
  const earlier = { key: secrets.encryptionKey, replacedAt: new Date().toISOString() }
  return writeSecrets(home, {
    ...secrets,
    encryptionKey: makeKey(),
    earlierKeys: [earlier, ...secrets.earlierKeys],
    rolesKey: secrets.rolesKey ?? secrets.encryptionKey,
  })
}

/** Keeps only those earlier keys. */
export function keepEarlierKeys(home: string, kept: readonly string[]): void {
  const secrets = readOrMakeSecrets(home)
  const earlierKeys = secrets.earlierKeys.filter((earlier) => kept.includes(earlier.key))
  writeSecrets(home, { ...secrets, earlierKeys })
}

function writeSecrets(home: string, secrets: HomeSecrets): HomeSecrets {
  const path = join(home, 'secrets.json')
  const draft = draftOf(path, secrets)
  // A reader meets the old file or the new one, never half of one.
  renameSync(draft, path)
  return secrets
}

function draftOf(path: string, secrets: HomeSecrets): string {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true })
  return draft
}

export function findSecrets(home: string): HomeSecrets | undefined {
  const path = join(home, 'secrets.json')
  try {
    const parsed = secretsShape.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    if (parsed.success) return parsed.data
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new Error(
    `${path} is damaged: restore it from a backup, or delete ${home} to start afresh without its data.`,
  )
}

function makeKey(): string {
  return randomBytes(32).toString('base64url')
}
