import { createHook } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { RequestInfo } from '@leora/db/tenant'
import { DomainError } from '@leora/domain/errors'
import { nowhere } from '@leora/domain/sign-in/place'
import { aTenant, type TestActor } from '@leora/testing/actors'
import { createTestDatabase, type TestDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashPassword } from './password.ts'
import { signIn } from './sign-in.ts'

const statements: string[] = []
let hashes = 0
const hook = createHook({
  init(_id, type) {
    if (type === 'ARGON2REQUEST') hashes++
  },
})
const password = 'a long and quiet evening'
let database: TestDatabase
let owner: TestActor
let addresses = 0

beforeAll(async () => {
  database = await createTestDatabase({ onStatement: (text) => statements.push(text) })
  owner = (await aTenant(database)).owner
  await database.admin`
    insert into auth.passwords (user_id, hash) values (${owner.userId}, ${await hashPassword(password)})`
  hook.enable()
})
afterAll(async () => {
  hook.disable()
  await database.close()
})

function request(): RequestInfo {
  return {
    id: 'test',
    ip: `2001:db8::${(++addresses).toString(16)}`,
    origin: () => Promise.resolve({ deviceHash: null, place: nowhere }),
  }
}

async function refusalOf(email: string, given: string) {
  statements.length = 0
  hashes = 0
  const began = performance.now()
  const error = await signIn(servicesOf(database), { email, password: given }, request()).catch(
    (cause: unknown) => cause,
  )
  const ms = performance.now() - began
  if (!(error instanceof DomainError)) throw new Error('The sign-in was not refused.')
  const { reason, message } = error
  return { reason, message, hashes, statements: statements.length, ms }
}

const nobody = () => `${randomUUID()}@example.test`
const unlock = () => database.admin`delete from auth.sign_in_failures`

test('a wrong password and an address nobody has cost the same and say the same (ASVS 6.3.8)', async () => {
  const { ms: _, ...wrong } = await refusalOf(owner.email, 'not the password at all')
  const { ms: __, ...unknown } = await refusalOf(nobody(), 'not the password at all')
  expect(unknown).toEqual(wrong)
  expect(wrong).toMatchObject({ reason: 'forbidden', hashes: 1, statements: 3 })
})

test('so does a person without a password', async () => {
  const { rep } = await aTenant(database)
  const { ms: _, ...without } = await refusalOf(rep.email, 'not the password at all')
  expect(without).toMatchObject({ reason: 'forbidden', hashes: 1, statements: 3 })
})

test('a locked account answers the same whether anybody has it', async () => {
  const address = nobody()
  for (let n = 0; n < 5; n++) {
    await refusalOf(owner.email, 'not the password at all')
    await refusalOf(address, 'not the password at all')
  }
  const { ms: _, ...known } = await refusalOf(owner.email, password)
  const { ms: __, ...unknown } = await refusalOf(address, password)
  expect(unknown).toEqual(known)
  expect(known).toMatchObject({ reason: 'limit_reached', hashes: 0, statements: 2 })
})

// A path that skipped its hash would be faster every time; two equal ones win about half each. With 24
// pairs, fewer than 3 or more than 21 wins come by chance less than once in 50,000 runs.
test('neither of the two is reliably faster (ASVS 6.3.8)', async () => {
  let unknownFaster = 0
  for (let pair = 0; pair < 24; pair++) {
    await unlock()
    const first = await refusalOf(pair % 2 ? nobody() : owner.email, 'not the password at all')
    const second = await refusalOf(pair % 2 ? owner.email : nobody(), 'not the password at all')
    const [unknown, wrong] = pair % 2 ? [first, second] : [second, first]
    if (unknown.ms < wrong.ms) unknownFaster++
  }
  expect(unknownFaster).toBeGreaterThanOrEqual(3)
  expect(unknownFaster).toBeLessThanOrEqual(21)
})
