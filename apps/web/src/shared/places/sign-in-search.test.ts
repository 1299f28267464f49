import { expect, test } from 'vitest'
import { readSignInSearch } from './sign-in-search.ts'

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', 7])(
  'refuses to lead away to %s (ASVS 3.7.2)',
  (from) => {
    expect(readSignInSearch({ from })).toEqual({})
  },
)

test('leads back to a page of this app (ASVS 3.7.2)', () => {
  expect(readSignInSearch({ from: '/customers?status=on_hold' })).toEqual({
    from: '/customers?status=on_hold',
  })
})
