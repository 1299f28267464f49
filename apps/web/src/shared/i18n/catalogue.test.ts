import { expect, test } from 'vitest'
import { catalogue as de } from './de.ts'
import { later } from './en/later.ts'
import { type EnglishWords, en as first } from './en.ts'

const en: EnglishWords = {
  ...first,
  ...later,
  frame: {
    ...first.frame,
    ...later.frame,
    kept: { ...first.frame.kept, ...later.frame.kept },
  },
  customers: { ...first.customers, ...later.customers },
  passkeys: { ...first.passkeys, ...later.passkeys },
  fact: { ...first.fact, ...later.fact },
}

function sentences(branch: object, path = ''): [string, string][] {
  return Object.entries(branch).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'object' && value !== null
      ? sentences(value, `${path}${key}.`)
      : [[`${path}${key}`, String(value)]],
  )
}

const slots = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort()
const german = new Map(sentences(de))

test.each(sentences(en))('%s fills the same gaps in both languages', (path, text) => {
  expect(slots(german.get(path) ?? '')).toEqual(slots(text))
})

test('no sentence is empty or shouts', () => {
  for (const [, text] of [...sentences(en), ...german]) expect(text).toMatch(/^[^!]+$/)
})
