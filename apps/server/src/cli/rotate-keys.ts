import { createKeyRing } from '@leora/api/secrets/key-ring'
import { countKeyUse, type KeyUse, rotate, type Sealing } from '@leora/api/secrets/rotate'
import { findSecrets, keepEarlierKeys, replaceEncryptionKey } from '@leora/db/home-secrets'
import postgres from 'postgres'
import type { Settings } from '../env.ts'
import { withDatabase } from './reach-database.ts'
import { UsageError, type Verb, type VerbCall } from './verb.ts'

// Any number that no other lock of this product uses.
const rotationLock = 7_251_993
const progressStep = 500
// Longer than any transaction lives: what was sealed with the key before has been committed or is gone.
const settledMs = 600_000

export const rotateKeys: Verb = {
  name: 'keys:rotate',
  summary: 'seal every secret with the active encryption key, while the servers run',
  flags: {
    'new-key': { help: 'make a new key first, where the home keeps the keys' },
    retire: { help: 'then forget the earlier keys of the home that seal nothing any more' },
  },
  run: async (call) => {
    const { settings, flags } = call
    for (const flag of ['new-key', 'retire']) {
      if (flags[flag] !== undefined && settings.encryptionKey !== undefined) {
        throw new UsageError(
          `--${flag} is for keys that the home keeps: here ENCRYPTION_KEY and ENCRYPTION_KEYS_READABLE give them.`,
        )
      }
    }
    return await withDatabase(settings, (database, { adminUrl, readKeys }) =>
      alone(adminUrl, () => carryOut(call, { database, keyRing: createKeyRing(readKeys) })),
    )
  },
}

async function carryOut({ flags, settings, print }: VerbCall, sealing: Sealing): Promise<number> {
  if (flags['new-key'] !== undefined) {
    replaceEncryptionKey(settings.home)
    print('A new key is active. If this is interrupted, go on with keys:rotate without --new-key.')
  }
  let told = 0
  const { resealed, failures } = await rotate(sealing, {
    onProgress: (count) => {
      if (count - told < progressStep) return
      told = count
      print(`${count} sealed anew so far`)
    },
  })
  print(`${resealed} sealed anew`)
  for (const failure of failures.slice(0, 10)) print(failure)
  if (failures.length > 10) print(`and ${failures.length - 10} more that cannot be opened`)
  const uses = await countKeyUse(sealing)
  for (const use of uses) print(describeKeyUse(use, settings))
  if (flags['retire'] !== undefined) await retire(settings, uses, print)
  return failures.length === 0 && uses.every(isSettled) ? 0 : 1
}

function isSettled({ state, count }: KeyUse): boolean {
  return state === 'active' || count === 0
}

export function describeKeyUse({ keyId, state, count }: KeyUse, settings: Settings): string {
  const sealed = `${count} ${count === 1 ? 'secret' : 'secrets'}`
  if (state === 'active') return `Key ${keyId} is active and seals ${sealed}.`
  if (state === 'unknown') {
    return `Key ${keyId} seals ${sealed} and is not here: give it in ENCRYPTION_KEYS_READABLE.`
  }
  if (count > 0) return `Key ${keyId} still seals ${sealed}: run pnpm leora keys:rotate.`
  const act =
    settings.encryptionKey === undefined
      ? 'keys:rotate --retire forgets it'
      : 'take it out of ENCRYPTION_KEYS_READABLE when no server seals with it any more'
  return `Key ${keyId} seals nothing and may be retired: ${act}. Backups from its time need it.`
}

async function retire(
  { home }: Settings,
  uses: readonly KeyUse[],
  print: (line: string) => void,
): Promise<void> {
  const kept: string[] = []
  for (const { key, replacedAt } of findSecrets(home)?.earlierKeys ?? []) {
    const [keyId] = await createKeyRing(() => ({ active: key, readable: [] })).listKeyIds()
    const isUsed = uses.some((use) => use.keyId === keyId && use.count > 0)
    const isRecent = Date.now() - Date.parse(replacedAt) < settledMs
    if (!isUsed && !isRecent) {
      print(`Key ${keyId} is forgotten.`)
      continue
    }
    kept.push(key)
    const reason = isUsed
      ? 'it still seals secrets'
      : 'it was active minutes ago; run keys:rotate --retire again in ten minutes'
    print(`Key ${keyId} stays: ${reason}.`)
  }
  keepEarlierKeys(home, kept)
}

/** Two at once would make two keys and forget one. The lock goes with the process. */
async function alone<Result>(adminUrl: string, act: () => Promise<Result>): Promise<Result> {
  const admin = postgres(adminUrl, { max: 1, onnotice: () => undefined })
  try {
    const [row] = await admin<{ got: boolean }[]>`
      select pg_try_advisory_lock(${rotationLock}) as got`
    if (!row?.got) throw new UsageError('Another keys:rotate is running: wait until it has ended.')
    return await act()
  } finally {
    await admin.end({ timeout: 5 })
  }
}
