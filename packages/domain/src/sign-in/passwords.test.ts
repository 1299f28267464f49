import { expect, test } from 'vitest'
import { coresOf, isAboutPerson, isRun, newPassword } from './passwords.ts'

test('any twelve characters will do, up to 256, as written (ASVS 6.2.1, 6.2.5, 6.2.8, 6.2.9)', () => {
  for (const good of [
    'aaaa bbbb ccc',
    '            ',
    'ümläut ünd  ',
    'x'.repeat(64),
    'x'.repeat(256),
  ]) {
    expect(newPassword.parse(good)).toBe(good)
  }
  expect(newPassword.safeParse('elevenchars').success).toBe(false)
  expect(newPassword.safeParse('x'.repeat(257)).success).toBe(false)
})

test('what people add around a word is seen through', () => {
  expect(coresOf('Password2024!!')).toContain('password')
  expect(coresOf('P@ssw0rd1234')).toContain('password')
  expect(coresOf('abcabcabcabc')).toContain('abc')
  expect(coresOf('!!sunshine99')).toContain('sunshine')
})

test.each(['abcdefghijkl', '123456789012', 'qwertyuiopas', 'lkjihgfedcba', '098765432109'])(
  '%s is a run',
  (password) => expect(isRun(password)).toBe(true),
)

test('a sentence is no run', () => expect(isRun('green wine at dawn')).toBe(false))

test('name, address and company are known to everybody', () => {
  const about = ['Ada Lovelace', 'ada.lovelace@harbour.test', 'Harbour Beverages']
  for (const password of [
    'AdaLovelace1',
    'ada.lovelace99',
    'harbourbeverages',
    'Harbour Beverages!',
  ]) {
    expect(isAboutPerson(password, about)).toBe(true)
  }
  expect(isAboutPerson('adamant and lovely', about)).toBe(false)
})
