import { randomBytes, randomUUID } from 'node:crypto'
import type { RequestInfo } from '@leora/db/tenant'
import { lockoutRules } from '@leora/domain/sign-in/lockout'
import { nowhere } from '@leora/domain/sign-in/place'
import { aTenant, type TestActor } from '@leora/testing/actors'
import { createTestDatabase, useDatabase } from '@leora/testing/database'
import { describe, expect, onTestFinished, test } from 'vitest'
import { recordSignIn } from './sign-in-events.ts'
import { assertMayTry, reserveTry } from './sign-in-guard.ts'

const database = useDatabase()
let addresses = 0

/** A request from an address nobody used yet, from a browser with this mark. */
function from(deviceHash: Buffer | null = null, ip = `2001:db8::${++addresses}`): RequestInfo {
  return {
    id: 'test',
    ip,
    origin: () => Promise.resolve({ deviceHash, place: nowhere }),
  }
}

const tryAt = (email: string, request = from()) =>
  reserveTry(database.auth, { space: 'account', of: { email }, request })

async function useUp(email: string, tries = lockoutRules.account.free) {
  for (let n = 0; n < tries; n++) expect((await tryAt(email)).waitMs).toBeNull()
}

async function letPass(milliseconds: number) {
  await database.admin`
    update auth.sign_in_failures set last_at = last_at - make_interval(secs => ${milliseconds / 1_000})`
}

async function aKnownDevice(actor: TestActor): Promise<Buffer> {
  const deviceHash = randomBytes(32)
  await recordSignIn(database.auth, {
    outcome: 'signed_in',
    method: 'password',
    userId: actor.userId,
    tenantId: actor.tenantId,
    request: from(deviceHash),
  })
  return deviceHash
}

describe('an account', () => {
  test('is locked after its free tries, longer each time, and opens again (ASVS 6.3.1)', async () => {
    const email = `${randomUUID()}@example.test`
    await useUp(email)
    const waits: number[] = []
    for (let n = 0; n < 4; n++) {
      const { waitMs } = await tryAt(email)
      waits.push(Math.ceil((waitMs ?? 0) / 1_000))
      await letPass(waitMs ?? 0)
      expect((await tryAt(email)).waitMs).toBeNull()
    }
    expect(waits).toEqual([5, 10, 20, 40])
  })

  test('is never locked for longer than an hour, whatever was tried', async () => {
    const email = `${randomUUID()}@example.test`
    await useUp(email)
    await database.admin`update auth.sign_in_failures set failures = 1000000 where failures >= 5`
    const { waitMs } = await tryAt(email)
    expect(waitMs).toBeGreaterThan(3_590_000)
    await letPass(waitMs ?? 0)
    expect((await tryAt(email)).waitMs).toBeNull()
  })

  test('lets no more tries through in parallel than one after another (ASVS 6.3.1, 15.4.2)', async () => {
    const email = `${randomUUID()}@example.test`
    const tries = await Promise.all(Array.from({ length: 40 }, () => tryAt(email)))
    expect(tries.filter(({ waitMs }) => waitMs === null)).toHaveLength(lockoutRules.account.free)
  })

  test('stays locked when the process starts again', async () => {
    const fresh = await createTestDatabase()
    onTestFinished(() => fresh.close())
    const email = 'locked@example.test'
    const guess = { space: 'account', of: { email }, request: { id: 'test' } } as const
    for (let n = 0; n < 5; n++) await reserveTry(fresh.auth, guess)
    const { openDatabase } = await import('@leora/db/database')
    const { appUrl, authUrl } = fresh
    const again = openDatabase({ appUrl, authUrl, poolSize: 1 })
    onTestFinished(() => again.close())
    await expect(assertMayTry(again.auth, guess)).rejects.toThrow('Too many tries. Wait')
  })

  test('is locked the same whether anybody has it or not (ASVS 6.3.8)', async () => {
    const { owner } = await aTenant(database)
    const nobody = `${randomUUID()}@example.test`
    await useUp(owner.email)
    await useUp(nobody)
    const [known, unknown] = [await tryAt(owner.email), await tryAt(nobody)]
    expect(Math.ceil((known.waitMs ?? 0) / 1_000)).toBe(Math.ceil((unknown.waitMs ?? 0) / 1_000))
  })

  test('does not mind how its address is written', async () => {
    const email = `${randomUUID()}@example.test`
    await useUp(email)
    expect((await tryAt(email.toUpperCase())).waitMs).not.toBeNull()
  })

  test('forgets its wrong tries with the right one', async () => {
    const email = `${randomUUID()}@example.test`
    await useUp(email, 4)
    await (await tryAt(email)).succeeded()
    await useUp(email)
  })
})

describe('a device on which the person signed in before', () => {
  test('gets in while a stranger has the account locked (ASVS 6.3.1)', async () => {
    const { owner } = await aTenant(database)
    const device = await aKnownDevice(owner)
    await useUp(owner.email)
    expect((await tryAt(owner.email)).waitMs).not.toBeNull()
    expect((await tryAt(owner.email, from(device))).waitMs).toBeNull()
    expect((await tryAt(owner.email)).waitMs).not.toBeNull()
  })

  test('gets in while its address is locked', async () => {
    const { owner } = await aTenant(database)
    const device = await aKnownDevice(owner)
    const { ip } = from()
    for (let n = 0; n < lockoutRules.address.free; n++) {
      await tryAt(`${randomUUID()}@example.test`, from(null, ip))
    }
    expect((await tryAt(owner.email, from(null, ip))).waitMs).not.toBeNull()
    expect((await tryAt(owner.email, from(device, ip))).waitMs).toBeNull()
  })

  test('may not guess without end either', async () => {
    const { owner } = await aTenant(database)
    const device = await aKnownDevice(owner)
    for (let n = 0; n < lockoutRules.device.free; n++) {
      expect((await tryAt(owner.email, from(device))).waitMs).toBeNull()
    }
    expect((await tryAt(owner.email, from(device))).waitMs).not.toBeNull()
  })

  test('is known for its own person alone', async () => {
    const { owner, rep } = await aTenant(database)
    const device = await aKnownDevice(owner)
    await useUp(rep.email)
    expect((await tryAt(rep.email, from(device))).waitMs).not.toBeNull()
  })
})

describe('an address', () => {
  test('is locked over many accounts, and what it is refused locks none of them', async () => {
    const { ip } = from()
    for (let n = 0; n < lockoutRules.address.free; n++) {
      await tryAt(`${randomUUID()}@example.test`, from(null, ip))
    }
    const victim = `${randomUUID()}@example.test`
    for (let n = 0; n < 10; n++) {
      expect((await tryAt(victim, from(null, ip))).waitMs).not.toBeNull()
    }
    await useUp(victim)
  })

  test('pays nothing for tries that were right', async () => {
    const { ip } = from()
    for (let n = 0; n < lockoutRules.address.free * 2; n++) {
      const reserved = await tryAt(`${randomUUID()}@example.test`, from(null, ip))
      expect(reserved.waitMs).toBeNull()
      await reserved.succeeded()
    }
  })
})

test('a second factor has a budget apart from the password', async () => {
  const { owner } = await aTenant(database)
  await useUp(owner.email)
  const guess = { space: 'factor', of: { userId: owner.userId } } as const
  const reserve = () => reserveTry(database.auth, { ...guess, request: from() })
  for (let n = 0; n < lockoutRules.factor.free; n++) expect((await reserve()).waitMs).toBeNull()
  const { waitMs } = await reserve()
  expect(Math.ceil((waitMs ?? 0) / 1_000)).toBe(30)
})
