import { anApiKey, aTenant, type TestActor } from '@leora/testing/actors'
import { anAuthenticator, aPassword } from '@leora/testing/builders/authenticator'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'
import { aHost } from '../host.fixture.ts'

const database = useDatabase()

/** A browser that is signed in, and every token it was given. */
async function aSignedInBrowser(person: TestActor) {
  const password = await aPassword(person)
  const { app } = await aHost(database)
  const tokens: string[] = []
  const send = async (url: string, payload: object, token = tokens.at(-1) ?? '') => {
    const answer = await app.inject({
      method: 'POST',
      url,
      headers: { 'sec-fetch-site': 'same-origin', cookie: `leora=${token}` },
      payload,
    })
    const given = answer.cookies.find(({ name, value }) => name === 'leora' && value !== '')
    if (given) tokens.push(given.value)
    return { status: answer.statusCode, text: answer.body }
  }
  expect((await send('/api/auth/sign-in', { email: person.email, password })).status).toBe(200)
  const revoke = async (token?: string) => {
    await anApiKey(person, ['read'])
    const [key] = await database.admin`
      select id from api_keys where user_id = ${person.userId} and revoked_at is null`
    return await send('/trpc/account.revokeApiKey', { id: String(key?.['id']) }, token)
  }
  return { password, tokens, send, revoke }
}

async function leaveOpen({ userId }: TestActor): Promise<void> {
  await database.admin`
    update auth.sessions set stepped_up_at = now() - interval '10 minutes 1 second'
    where user_id = ${userId}`
}

test('a session left open for ten minutes revokes no key until its person has proven to be there (ASVS 7.2.4, 7.5.3)', async () => {
  const { owner } = await aTenant(database)
  const { password, tokens, send, revoke } = await aSignedInBrowser(owner)
  expect((await revoke()).status).toBe(200)
  await leaveOpen(owner)
  const refused = await revoke()
  expect(refused.status).toBe(403)
  expect(refused.text).toContain('step_up_required')
  const proof = { method: 'password', password }
  expect((await send('/trpc/account.stepUp', proof)).status).toBe(200)
  expect(tokens).toHaveLength(2)
  expect((await revoke()).status).toBe(200)
  // Whoever had the token before the proof gains nothing by it.
  expect((await revoke(tokens[0])).status).toBe(403)
})

test('whoever has a second factor proves it, not the password alone (ASVS 6.3.4, 7.5.3)', async () => {
  const { owner } = await aTenant(database)
  const { password, send, revoke } = await aSignedInBrowser(owner)
  const authenticator = await anAuthenticator(owner)
  await leaveOpen(owner)
  expect((await send('/trpc/account.stepUp', { method: 'password', password })).status).toBe(403)
  expect((await revoke()).status).toBe(403)
  const code = authenticator.codeAt(0)
  expect((await send('/trpc/account.stepUp', { method: 'totp', code })).status).toBe(200)
  expect((await revoke()).status).toBe(200)
  await leaveOpen(owner)
  expect((await send('/trpc/account.stepUp', { method: 'totp', code })).status).toBe(403)
})
