import { expect, test } from 'vitest'
import { readChanges, wordsOf } from './read-changes.ts'

test('names fields as the screens do and leaves the bookkeeping out', () => {
  expect(
    readChanges({
      credit_limit_minor: { old: 0, new: 5 },
      version: { old: 1, new: 2 },
      updated_at: { old: 'a', new: 'b' },
      notes: { old: null, new: '' },
      tags: { old: [], new: ['wine'] },
    }),
  ).toEqual([
    { field: 'creditLimitMinor', old: 0, new: 5 },
    { field: 'tags', old: [], new: ['wine'] },
  ])
})

test('an unnamed field reads as words', () => {
  expect(wordsOf('creditLimitMinor')).toBe('Credit limit')
  expect(wordsOf('ownerId')).toBe('Owner')
})
