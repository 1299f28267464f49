import { expect, test } from 'vitest'
import { deriveBytes, deriveKey } from './derive-key.ts'

// The last one holds 1 GiB and takes seconds.
test.each([
  ['', '', { N: 16, r: 1, p: 1 }, '77d6576238657b203b19ca42c18a0497'],
  ['password', 'NaCl', { N: 1024, r: 8, p: 16 }, 'fdbabe1c9d3472007856e7190d01e9fe'],
  [
    'pleaseletmein',
    'SodiumChloride',
    { N: 16_384, r: 8, p: 1 },
    '7023bdcb3afd7348461c06cd81fd38eb',
  ],
  [
    'pleaseletmein',
    'SodiumChloride',
    { N: 1_048_576, r: 8, p: 1 },
    '2101cb9b6a511aaeaddbbe09cf70f881',
  ],
])(
  'scrypt of %j and %j is what RFC 7914 says',
  async (secret, salt, cost, first16) => {
    const bytes = await deriveBytes(secret, salt, cost, 64)
    expect(bytes.subarray(0, 16).toString('hex')).toBe(first16)
  },
  180_000,
)

test('a text always makes the same key, or nothing sealed would open after a restart (ASVS 11.4.4)', async () => {
  const { id, key } = await deriveKey('the same text on every node for ever')
  expect({ id, key: key.export().toString('hex') }).toEqual({
    id: '7e9c603f',
    key: 'c935a86122371656988f685e774f4a491028babfac2d9bd4bf361b18c2e139ff',
  })
})
