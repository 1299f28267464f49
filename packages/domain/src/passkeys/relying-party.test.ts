import { expect, test } from 'vitest'
import { relyingPartyOf } from './relying-party.ts'

test.each([
  ['https://crm.example.com', 'crm.example.com'],
  ['https://crm.example.com:8443', 'crm.example.com'],
  ['http://localhost:3000', 'localhost'],
  ['http://crm.localhost', 'crm.localhost'],
])('passkeys work at %s', (publicUrl, id) => {
  expect(relyingPartyOf(publicUrl)).toEqual({ id, origin: publicUrl })
})

test.each([
  'http://crm.example.com',
  'https://192.0.2.7',
  'http://127.0.0.1:3000',
  'https://[2001:db8::1]',
])('passkeys cannot work at %s', (publicUrl) => {
  expect(relyingPartyOf(publicUrl)).toBeNull()
})
