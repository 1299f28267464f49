import { type DerivedKey, deriveKey } from './derive-key.ts'
import { keyIdOf, nameOf, openWith, SealError, type SealedPlace, sealWith } from './envelope.ts'

/** The encryption keys as the operator gave them. */
export interface KeyTexts {
  /** Seals what is written from now on. */
  readonly active: string
  /** Open what they sealed, too: earlier keys, and the next one before its turn. */
  readonly readable: readonly string[]
}

/** Seals secrets before they are kept and opens them again. */
export interface KeyRing {
  seal(place: SealedPlace, plain: string | Buffer): Promise<Buffer>
  open(place: SealedPlace, sealed: Buffer): Promise<Buffer>
  /** The ids of the keys at hand, the one that seals first. */
  listKeyIds(): Promise<string[]>
}

/**
 * Keys are derived at their first use and remembered, so that a start costs nothing. `read` is asked
 * before each seal and for a key id that is not known: where it reads a file, a running process
 * takes up a new key by itself.
 */
export function createKeyRing(read: () => KeyTexts): KeyRing {
  const derived = new Map<string, Promise<DerivedKey>>()
  let known: readonly string[] = []
  // One after the other: each derivation holds 16 MiB.
  let last: Promise<unknown> = Promise.resolve()

  function derive(text: string): Promise<DerivedKey> {
    const before = derived.get(text)
    if (before) return before
    const deriving = last.then(() => deriveKey(text))
    derived.set(text, deriving)
    last = deriving.catch(() => derived.delete(text))
    return deriving
  }

  function readAnew(): string {
    const { active, readable } = read()
    known = [...new Set([active, ...readable])]
    return active
  }

  async function find(id: string): Promise<DerivedKey | undefined> {
    for (const text of known) {
      const key = await derive(text)
      if (key.id === id) return key
    }
    return undefined
  }

  async function findOrReadAnew(id: string): Promise<DerivedKey | undefined> {
    const found = await find(id)
    if (found) return found
    readAnew()
    return await find(id)
  }

  return {
    async seal(place, plain) {
      const key = await derive(readAnew())
      return sealWith(key, place, typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain)
    },
    async open(place, sealed) {
      const id = keyIdOf(sealed, place)
      const key = await findOrReadAnew(id)
      if (key) return openWith(key, place, sealed)
      throw new SealError(
        `${nameOf(place)} was sealed by the key ${id}, which is not here: give it in ENCRYPTION_KEYS_READABLE.`,
      )
    },
    async listKeyIds() {
      readAnew()
      const ids: string[] = []
      for (const text of known) ids.push((await derive(text)).id)
      return ids
    },
  }
}
