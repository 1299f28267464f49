import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const prefix = 'leora_'
const randomLength = 43
const checksumLength = 6
const startLength = prefix.length + 4

/** What a scanner for leaked secrets looks for; the last six characters tell a key from a look-alike. */
export const apiKeyPattern = /^leora_[0-9A-Za-z]{49}$/

/**
 * 256 random bits and a CRC-32 of all before it, in letters and digits alone, so that a double click
 * takes the whole key and a scanner for leaked secrets knows a real one without asking.
 */
export function newApiKeySecret(): string {
  const random = encode(BigInt(`0x${randomBytes(32).toString('hex')}`), randomLength)
  return withChecksum(prefix + random)
}

export function isApiKeySecret(text: string): boolean {
  return apiKeyPattern.test(text) && withChecksum(text.slice(0, -checksumLength)) === text
}

/** Enough to tell one's keys apart; the remaining 232 bits stay secret. */
export function startOf(secret: string): string {
  return secret.slice(0, startLength)
}

function withChecksum(body: string): string {
  return body + encode(BigInt(crc32(body)), checksumLength)
}

function encode(value: bigint, length: number): string {
  const base = BigInt(alphabet.length)
  let text = ''
  for (let rest = value; text.length < length; rest /= base) {
    text = alphabet.charAt(Number(rest % base)) + text
  }
  return text
}
