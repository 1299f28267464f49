import { expect, test } from 'vitest'
import { apiKeyPattern, isApiKeySecret, newApiKeySecret, startOf } from './api-key-secret.ts'

const many = Array.from({ length: 2_000 }, newApiKeySecret)

test('a key has the form that scanners are told, and no two are alike', () => {
  for (const key of many) expect(key).toMatch(apiKeyPattern)
  expect(new Set(many).size).toBe(many.length)
})

test('its last characters prove it, so a look-alike or a typing mistake is told from a key', () => {
  for (const key of many.slice(0, 200)) {
    expect(isApiKeySecret(key)).toBe(true)
    for (let at = 6; at < key.length; at++) {
      const other = key[at] === 'A' ? 'B' : 'A'
      expect(isApiKeySecret(key.slice(0, at) + other + key.slice(at + 1))).toBe(false)
    }
  }
  expect(isApiKeySecret(`leora_${'A'.repeat(49)}`)).toBe(false)
  expect(isApiKeySecret(many[0]?.slice(0, -1) ?? '')).toBe(false)
})

// Whoever writes a scanner checks against this.
test('the checksum is the CRC-32 of what stands before it, in base 62', () => {
  expect(isApiKeySecret('leora_00000000000000000000000000000000000000000003u8snr')).toBe(true)
})

test('every character of the alphabet comes, and the first is no narrower than the rest', () => {
  const firsts = new Set(many.map((key) => key[6]))
  const later = new Set(many.map((key) => key[20]))
  expect(later.size).toBe(62)
  expect(firsts.size).toBeGreaterThan(55)
})

test('what is shown to recognise a key is its first four random characters', () => {
  expect(startOf('leora_ab12cdefgh')).toBe('leora_ab12')
})
