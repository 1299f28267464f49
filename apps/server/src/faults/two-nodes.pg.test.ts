import { hashPassword } from '@leora/api/sign-in/password'
import { aMember, aTenant, type TestActor } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { makeHome } from '@leora/testing/held-cluster'
import { expect, test, vi } from 'vitest'
import { browserOf } from '../host.fixture.ts'
import { type RunningLeora, startServerWith } from './running-leora.ts'

// Each starts several servers, which a busy machine does slowly.
vi.setConfig({ testTimeout: 120_000 })

const database = useDatabase()

/** A server as its own process on the database of this file. */
async function startNode(settings: Record<string, string> = {}): Promise<RunningLeora> {
  return await startServerWith(makeHome(), {
    DATABASE_URL: database.adminUrl,
    ENCRYPTION_KEY: database.rolesKey,
    ROLE: 'api',
    ...settings,
  })
}

const startTwo = (settings: Record<string, string>) =>
  Promise.all([startNode(settings), startNode(settings)])

async function ask(node: RunningLeora, path: string, actor?: TestActor): Promise<number> {
  const answer = await fetch(`${node.url}${path}`, { headers: actor ? browserOf(actor) : {} })
  await answer.arrayBuffer()
  return answer.status
}

/** Asks each node in turn from so many sides at once; answers how many were let through. */
async function flood(asks: readonly (() => Promise<number>)[], sides = 8): Promise<Flood> {
  const startedAt = performance.now()
  const left = [...asks]
  let passed = 0
  const work = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      if ((await next()) !== 429) passed++
    }
  }
  await Promise.all(Array.from({ length: sides }, work))
  return { passed, minutes: (performance.now() - startedAt) / 60_000 }
}

interface Flood {
  passed: number
  minutes: number
}

/** What a minute gives, what comes back meanwhile, and half for what is on its way between the nodes. */
const most = (perMinute: number, minutes: number) => perMinute * (3 / 2 + minutes)

test('two processes let through together what one would, for a person, a company, an address and each class (ASVS 2.4.1)', async () => {
  const perMinute = 300
  const nodes = await startTwo({ RATE_LIMIT_PER_MINUTE: String(perMinute) })
  const { owner, tenant } = await aTenant(database)
  const times = <T>(count: number, make: (node: RunningLeora, n: number) => T) =>
    nodes.flatMap((node) => Array.from({ length: count }, (_, n) => make(node, n)))
  for (const node of nodes) expect(await ask(node, '/trpc/account.ping', owner)).toBe(200)

  const reads = await flood(
    times(perMinute, (node) => () => ask(node, '/trpc/account.ping', owner)),
  )
  expect(reads.passed).toBeGreaterThan(perMinute * 0.9)
  expect(reads.passed).toBeLessThan(most(perMinute, reads.minutes))

  // Another class of the same person, and another person, have their own; who asks is not known by the address.
  for (const node of nodes) {
    expect(await ask(node, '/trpc/admin.getSecurityOverview?input=%7B%7D', owner)).toBe(200)
  }
  const colleagues = await Promise.all(
    Array.from({ length: 32 }, () => aMember(database, tenant.id, 'rep')),
  )
  for (const one of colleagues) {
    for (const node of nodes) expect(await ask(node, '/trpc/account.ping', one)).toBe(200)
  }

  // Heavy calls: fifteen a minute for each of them, three hundred for their company.
  const heavy = await flood(
    colleagues.flatMap((one) =>
      times(9, (node) => () => ask(node, '/trpc/admin.getSecurityOverview?input=%7B%7D', one)),
    ),
  )
  expect(heavy.passed).toBeGreaterThan(perMinute * 0.9)
  expect(heavy.passed).toBeLessThan(most(perMinute, heavy.minutes))

  // So few requests are gone before the nodes have spoken; what they gave out twice is owed to the second.
  const strangers = await flood(times(60, (node) => () => ask(node, '/api/auth/config')))
  expect(strangers.passed).toBeGreaterThan(50)
  const owedSeconds = strangers.passed - 60 - strangers.minutes * 60
  for (const node of nodes) {
    const waitSeconds = async () => {
      const { headers } = await fetch(`${node.url}/api/auth/config`)
      return Number(headers.get('retry-after') ?? 0)
    }
    // Some seconds go by until both have heard.
    await expect
      .poll(waitSeconds, { timeout: 30_000, interval: 20 })
      .toBeGreaterThan(owedSeconds - 5)
  }

  // What was taken is known to a node that starts after another was killed.
  await nodes[0].kill('SIGKILL')
  await flood(Array.from({ length: 40 }, () => () => ask(nodes[1], '/trpc/account.ping', owner)))
  const fresh = await startNode({ RATE_LIMIT_PER_MINUTE: String(perMinute) })
  let passed = 0
  await vi.waitUntil(
    async () => {
      if ((await ask(fresh, '/trpc/account.ping', owner)) === 429) return true
      passed++
      return false
    },
    { timeout: 30_000, interval: 5 },
  )
  expect(passed).toBeLessThan(perMinute * 0.8)
})

const password = 'kettle lantern orbit'

async function guess(node: RunningLeora, email: string, word: string): Promise<number> {
  const answer = await fetch(`${node.url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: node.url },
    body: JSON.stringify({ email, password: word }),
  })
  await answer.arrayBuffer()
  return answer.status
}

/** As if the last try had been an hour ago. */
async function letAnHourPass() {
  await database.admin`update auth.sign_in_failures set last_at = last_at - interval '1 hour'`
}

test('a lock-out is one over two processes, and outlives a kill and a restart of both (ASVS 6.3.1)', async () => {
  const settings = { RATE_LIMIT_PER_MINUTE: '0' }
  let nodes = await startTwo(settings)
  const { owner } = await aTenant(database)
  await database.admin`insert into auth.passwords (user_id, hash)
    values (${owner.userId}, ${await hashPassword(password)})`

  const tries = nodes.flatMap((node) =>
    Array.from({ length: 8 }, () => guess(node, owner.email, 'wrong guess')),
  )
  const statuses = await Promise.all(tries)
  // Five are free, and however many come at once, no sixth is looked at.
  expect(statuses.filter((status) => status === 401)).toHaveLength(5)
  expect(statuses.filter((status) => status === 429)).toHaveLength(11)

  // Each further wrong try after its wait doubles the next: now it is long enough for a restart.
  for (let round = 0; round < 6; round++) {
    await letAnHourPass()
    const node = nodes[round % 2] ?? nodes[0]
    expect(await guess(node, owner.email, 'wrong guess')).toBe(401)
  }
  for (const node of nodes) expect(await guess(node, owner.email, password)).toBe(429)

  await nodes[0].kill('SIGKILL')
  expect(await guess(nodes[1], owner.email, password)).toBe(429)
  await nodes[1].kill('SIGKILL')
  nodes = await startTwo(settings)
  for (const node of nodes) expect(await guess(node, owner.email, password)).toBe(429)

  await letAnHourPass()
  expect(await guess(nodes[0], owner.email, password)).toBe(200)
})
