import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const stepSeconds = 30
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

type Digest = 'sha1' | 'sha256' | 'sha512'

interface CodeShape {
  digits?: number
  digest?: Digest
}

/** RFC 4226: the code of one counter. */
export function hotp(
  secret: Buffer,
  counter: number,
  { digits = 6, digest = 'sha1' }: CodeShape = {},
): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(counter))
  const mac = createHmac(digest, secret).update(message).digest()
  const offset = (mac.at(-1) ?? 0) & 0x0f
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** RFC 6238: which step of the server's clock a moment lies in. */
export function stepAt(ms: number): number {
  return Math.floor(ms / 1000 / stepSeconds)
}

/** The step whose code this is: the present one, or at most one beside it; null for none. */
export function findStep(secret: Buffer, code: string, nowMs: number): number | null {
  const now = stepAt(nowMs)
  // All three are always made, so the time taken does not tell which one it was.
  const found = [now, now - 1, now + 1].filter((step) => isSame(hotp(secret, step), code))
  return found[0] ?? null
}

/** 160 bits, as long as the digest. */
export function newTotpSecret(): Buffer {
  return randomBytes(20)
}

/** RFC 4648, without padding. */
export function toBase32(bytes: Buffer): string {
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >>> bits) & 31]
      held &= (1 << bits) - 1
    }
  }
  return bits > 0 ? text + alphabet[(held << (5 - bits)) & 31] : text
}

/** What the QR code holds; apps read issuer and account from it. */
export function otpauthUri(secret: Buffer, account: string, issuer: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  const query = `secret=${toBase32(secret)}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=6&period=${stepSeconds}`
  return `otpauth://totp/${label}?${query}`
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}
