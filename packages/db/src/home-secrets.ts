import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  const fresh: HomeSecrets = {
    postgresPassword: makeKey(),
    encryptionKey: makeKey(),
    earlierKeys: [],
    rolesKey: makeKey(),
  }
  writeFileSync(draft, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600 })
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
