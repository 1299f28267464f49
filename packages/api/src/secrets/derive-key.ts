import { createSecretKey, type KeyObject, type ScryptOptions, scrypt } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<string, string, number, ScryptOptions, Buffer>(scrypt)

/** A key that seals, and the name under which what it sealed finds it again. */
export interface DerivedKey {
  readonly id: string
  readonly key: KeyObject
}

// 16 MiB for about 30 ms, once per key and process: see the decision record on sealed secrets.
const cost = { N: 16_384, r: 8, p: 1 }
// Part of the format: another salt makes other keys, and nothing sealed before would open.
const salt = 'leora sealed columns 1'
const keyLength = 32
export const keyIdLength = 4

/** The id comes from the derived bytes beside the key's own, so that it says nothing about either. */
export async function deriveKey(text: string): Promise<DerivedKey> {
  const bytes = await deriveBytes(text, salt, cost, keyLength + keyIdLength)
  const key = createSecretKey(bytes.subarray(0, keyLength))
  return { id: bytes.subarray(keyLength).toString('hex'), key }
}

/** scrypt of RFC 7914. Node refuses more than 32 MiB unless told. */
export async function deriveBytes(
  secret: string,
  saltText: string,
  { N, r, p }: { N: number; r: number; p: number },
  length: number,
): Promise<Buffer> {
  return await derive(secret, saltText, length, { N, r, p, maxmem: 128 * r * (N + p + 4) })
}
