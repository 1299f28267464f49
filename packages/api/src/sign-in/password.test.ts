import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './password.ts'

test('a password is kept as argon2id with 19 MiB and two passes, each with a salt of its own (ASVS 11.4.2)', async () => {
  const password = 'green wine at dawn'
  const [one, two] = await Promise.all([hashPassword(password), hashPassword(password)])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(one).not.toBe(two)
  expect(await verifyPassword(password, one)).toBe(true)
  expect(await verifyPassword(password, two)).toBe(true)
})

test('every character counts, to the last of 256 and with blanks around (ASVS 6.2.8)', async () => {
  const long = 'x'.repeat(255)
  const hash = await hashPassword(`${long}a`)
  expect(await verifyPassword(`${long}a`, hash)).toBe(true)
  expect(await verifyPassword(`${long}b`, hash)).toBe(false)
  expect(await verifyPassword(` ${long}a`, hash)).toBe(false)
  expect(await verifyPassword('', hash)).toBe(false)
})

test('what is no hash verifies nothing', async () => {
  for (const stored of ['', 'plain', '$argon2id$v=19$m=1,t=1,p=1$$']) {
    expect(await verifyPassword('plain', stored)).toBe(false)
  }
})
