import { expect, test } from 'vitest'
import { judgePassword } from './judge-password.ts'

const about = ['Mira Novak', 'mira@weinhaus-novak.at', 'Weinhaus Novak']

test.each([
  ['', 'short'],
  ['elevenchars', 'short'],
  ['Weinhaus-Novak', 'personal'],
  ['mira.novak2026', 'personal'],
  ['abcdefghijklmn', 'guessable'],
  ['aaaaaaaaaaaaaaaaaaaa', 'guessable'],
  ['kettle lantern', 'good'],
  ['kettle lantern orbit', 'strong'],
] as const)('"%s" is %s (ASVS 6.2.1)', (password, judgement) => {
  expect(judgePassword(password, about)).toBe(judgement)
})
