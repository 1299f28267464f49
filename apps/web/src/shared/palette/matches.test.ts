import { expect, test } from 'vitest'
import { matches } from './matches.ts'

test.each([
  ['Switch to dark theme', 'da th', true],
  ['Verläufe', 'verlau', true],
  ['Members', 'emb', false],
  ['Members', '', true],
])('%s for “%s”: %s', (title, typed, answer) => {
  expect(matches(title, typed)).toBe(answer)
})
