import type { QueuedWrite } from '@leora/client'
import { expect, test } from 'vitest'
import { readKeptWrite, retryInput } from './read-kept-write.ts'

const edit: QueuedWrite = {
  id: 'a',
  path: 'crm.customers.update',
  input: { id: 'c', expectedVersion: 3, changes: { city: 'Graz', balanceMinor: 1200 } },
  at: 0,
  state: 'failed',
}

test('an edit names its fields, and its values where they read as words', () => {
  expect(readKeptWrite(edit)).toEqual({
    kind: 'update',
    changes: [
      ['city', 'Graz'],
      ['balanceMinor', ''],
    ],
  })
})

test('after a conflict the same changes go out on the row as it is now', () => {
  const failure = { reason: 'conflict' as const, sentence: '', fields: {}, current: { version: 5 } }
  expect(retryInput({ ...edit, failure })).toEqual({
    id: 'c',
    expectedVersion: 5,
    changes: { city: 'Graz', balanceMinor: 1200 },
  })
})

test('any other failure is sent again as it was', () => {
  const failure = { reason: 'forbidden' as const, sentence: '', fields: {} }
  expect(retryInput({ ...edit, failure })).toBeUndefined()
})
