import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type DerivedKey, keyIdLength } from './derive-key.ts'

/** Where a sealed value lives. What was sealed for one place opens at no other. */
export interface SealedPlace {
  /** Null for rows that belong to a person or to nobody. */
  readonly tenantId: string | null
  /** With its schema, as in `auth.users`. */
  readonly table: string
  readonly column: string
  readonly rowId: string
}

/** What is kept cannot be opened: damaged, moved, or sealed by a key that is not at hand. */
export class SealError extends Error {
  override readonly name = 'SealError'
}

const version = 1
const ivLength = 12
const tagLength = 16
const headLength = 1 + keyIdLength + ivLength
const algorithm = 'aes-256-gcm'

/** version | key id | random IV | ciphertext | tag */
export function sealWith({ id, key }: DerivedKey, place: SealedPlace, plain: Buffer): Buffer {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagLength })
  cipher.setAAD(bindingOf(place, id))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([
    Buffer.from([version]),
    Buffer.from(id, 'hex'),
    iv,
    body,
    cipher.getAuthTag(),
  ])
}

export function openWith({ id, key }: DerivedKey, place: SealedPlace, sealed: Buffer): Buffer {
  if (keyIdOf(sealed, place) !== id) throw new SealError(`${nameOf(place)} has another key's seal.`)
  const iv = sealed.subarray(1 + keyIdLength, headLength)
  // Without the length, Node accepts tags of four bytes, which are guessed.
  const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagLength })
  decipher.setAAD(bindingOf(place, id))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength))
  const body = decipher.update(sealed.subarray(headLength, sealed.length - tagLength))
  try {
    return Buffer.concat([body, decipher.final()])
  } catch (cause) {
    const sentence = `${nameOf(place)} was damaged, or sealed for another place.`
    throw new SealError(sentence, { cause })
  }
}

/** Which key sealed this; throws when it is no seal of this version. */
export function keyIdOf(sealed: Buffer, place: SealedPlace): string {
  if (sealed.length < headLength + tagLength) {
    throw new SealError(`${nameOf(place)} is too short to be sealed.`)
  }
  if (sealed[0] !== version) {
    throw new SealError(`${nameOf(place)} is sealed in a form this version does not know.`)
  }
  return sealed.subarray(1, 1 + keyIdLength).toString('hex')
}

export function nameOf({ table, column, rowId }: SealedPlace): string {
  return `${table}.${column} of row ${rowId}`
}

function bindingOf({ tenantId, table, column, rowId }: SealedPlace, keyId: string): Buffer {
  const parts = [tenantId ?? '', table, column, rowId, keyId]
  // A bar inside a part would let two places read the same.
  if (parts.some((part) => part.includes('|')) || !table || !column || !rowId) {
    throw new TypeError('A sealed place is named by a table, a column and a row id without bars.')
  }
  return Buffer.from(parts.join('|'), 'utf8')
}
