import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findStep, hotp, newTotpSecret, otpauthUri, stepAt, toBase32 } from './totp.ts'

const seed = '12345678901234567890'
const seeds = {
  sha1: Buffer.from(seed),
  sha256: Buffer.from(seed.repeat(2).slice(0, 32)),
  sha512: Buffer.from(seed.repeat(4).slice(0, 64)),
}

test.each([
  [59, '94287082', '46119246', '90693936'],
  [1_111_111_109, '07081804', '68084774', '25091201'],
  [1_111_111_111, '14050471', '67062674', '99943326'],
  [1_234_567_890, '89005924', '91819424', '93441116'],
  [2_000_000_000, '69279037', '90698825', '38618901'],
  [20_000_000_000, '65353130', '77737706', '47863826'],
])('RFC 6238 at %i seconds (ASVS 6.5.5)', (seconds, sha1, sha256, sha512) => {
  const step = stepAt(seconds * 1000)
  expect(hotp(seeds.sha1, step, { digits: 8, digest: 'sha1' })).toBe(sha1)
  expect(hotp(seeds.sha256, step, { digits: 8, digest: 'sha256' })).toBe(sha256)
  expect(hotp(seeds.sha512, step, { digits: 8, digest: 'sha512' })).toBe(sha512)
  expect(hotp(seeds.sha1, step)).toBe(sha1.slice(-6))
})

test('RFC 4226, counters 0 to 9', () => {
  expect(Array.from({ length: 10 }, (_, counter) => hotp(seeds.sha1, counter))).toEqual([
    ...['755224', '287082', '359152', '969429', '338314'],
    ...['254676', '287922', '162583', '399871', '520489'],
  ])
})

test('a code counts for its own step and one beside it, no more (ASVS 6.5.5, 6.5.8)', () => {
  const secret = newTotpSecret()
  const now = 1_800_000_000_000
  const step = stepAt(now)
  for (const away of [-1, 0, 1]) {
    expect(findStep(secret, hotp(secret, step + away), now)).toBe(step + away)
  }
  for (const away of [-3, -2, 2, 3]) {
    expect(findStep(secret, hotp(secret, step + away), now)).toBeNull()
  }
  for (const wrong of ['', '1', '12345', '1234567', 'abcdef']) {
    expect(findStep(secret, wrong, now)).toBeNull()
  }
})

test('RFC 4648 base32', () => {
  const vectors = {
    f: 'MY',
    fo: 'MZXQ',
    foo: 'MZXW6',
    foob: 'MZXW6YQ',
    fooba: 'MZXW6YTB',
    foobar: 'MZXW6YTBOI',
  }
  for (const [text, encoded] of Object.entries(vectors)) {
    expect(toBase32(Buffer.from(text))).toBe(encoded)
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(toBase32(Buffer.from(bytes))).toHaveLength(Math.ceil((bytes.length * 8) / 5))
    }),
  )
})

test('a secret is 160 bits of chance, and the address for apps holds it whole (ASVS 6.5.3)', () => {
  const secrets = Array.from({ length: 100 }, () => toBase32(newTotpSecret()))
  expect(new Set(secrets).size).toBe(100)
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  const uri = new URL(otpauthUri(seeds.sha1, 'ada+x@harbour.test', 'Leora & Söhne'))
  expect(uri.protocol).toBe('otpauth:')
  expect(decodeURIComponent(uri.pathname)).toContain('Leora & Söhne:ada+x@harbour.test')
  expect(Object.fromEntries(uri.searchParams)).toEqual({
    secret: toBase32(seeds.sha1),
    issuer: 'Leora & Söhne',
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
})
