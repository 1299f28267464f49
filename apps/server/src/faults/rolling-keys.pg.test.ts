import { randomBytes } from 'node:crypto'
import { hotp, stepAt } from '@leora/api/second-factor/totp'
import { createKeyRing } from '@leora/api/secrets/key-ring'
import { aMember, aTenant, type TestActor } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { makeHome } from '@leora/testing/held-cluster'
import { expect, test, vi } from 'vitest'
import { browserOf } from '../host.fixture.ts'
import { type RunningLeora, runLeora, startServerWith } from './running-leora.ts'
import { addSecrets, countByKey, expectAllOpen, killInTheMiddle } from './sealed-secrets.fixture.ts'

// Several processes and thousands of durable writes, on a machine that does other things.
vi.setConfig({ testTimeout: 180_000 })

const database = useDatabase()
const clients = 50
const quiet = 2_000

type Keys = Record<'ENCRYPTION_KEY', string> & { ENCRYPTION_KEYS_READABLE?: string }

/** The settings of a server at each step of the roll-out that the guide describes. */
function listSteps() {
  const [old = '', next = ''] = [1, 2].map(() => randomBytes(32).toString('base64url'))
  const before: Keys = { ENCRYPTION_KEY: old }
  const reads: Keys = { ENCRYPTION_KEY: old, ENCRYPTION_KEYS_READABLE: next }
  const seals: Keys = { ENCRYPTION_KEY: next, ENCRYPTION_KEYS_READABLE: old }
  const after: Keys = { ENCRYPTION_KEY: next }
  return { old, next, before, reads, seals, after }
}

const environmentOf = (keys: Keys): Record<string, string> => ({
  ...keys,
  DATABASE_URL: database.adminUrl,
  DATABASE_ROLES_KEY: database.rolesKey,
  RATE_LIMIT_PER_MINUTE: '0',
})

const startNode = (keys: Keys) =>
  startServerWith(makeHome(), { ...environmentOf(keys), ROLE: 'api' })

/** One server after the other is what a roll-out is. */
async function restart(node: RunningLeora, keys: Keys): Promise<RunningLeora> {
  expect(await node.kill('SIGTERM')).toBe(0)
  return await startNode(keys)
}

async function call(node: RunningLeora, actor: TestActor, name: string, input: object = {}) {
  const answer = await fetch(`${node.url}/trpc/account.${name}`, {
    method: 'POST',
    headers: { ...browserOf(actor), 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  return { status: answer.status, text: await answer.text() }
}

/** Has a node seal a new secret; answers it once it is kept. */
async function seal(node: RunningLeora, actor: TestActor): Promise<string> {
  const { status, text } = await call(node, actor, 'beginTotp')
  expect({ status, text }).toMatchObject({ status: 200 })
  return JSON.parse(text).result.data.secret
}

/** Has a node open it: the code of this very secret is right. */
async function open(node: RunningLeora, actor: TestActor, secret: string): Promise<number> {
  const code = hotp(fromBase32(secret), stepAt(Date.now()))
  return (await call(node, actor, 'confirmTotp', { code })).status
}

function fromBase32(text: string): Buffer {
  const bits = [...text]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

test('at each step of a new key, what one server seals the other opens (ASVS 13.3.4)', async () => {
  const { before, reads, seals, after } = listSteps()
  const { tenant } = await aTenant(database)
  const sealHereOpenThere = async (nodes: readonly RunningLeora[]) => {
    for (const [here, there] of [nodes, [...nodes].reverse()]) {
      if (!here || !there) throw new Error('There are two.')
      const person = await aMember(database, tenant.id, 'rep')
      expect(await open(there, person, await seal(here, person))).toBe(200)
    }
  }
  let [a, b] = await Promise.all([startNode(before), startNode(reads)])
  await sealHereOpenThere([a, b])

  // Too early: a server that was not told of the new key cannot open what it seals, and loses nothing.
  b = await restart(b, seals)
  const early = await aMember(database, tenant.id, 'rep')
  const secret = await seal(b, early)
  expect(await open(a, early, secret)).toBe(500)
  a = await restart(a, reads)
  expect(await open(a, early, secret)).toBe(200)

  await sealHereOpenThere([a, b])
  a = await restart(a, seals)
  await sealHereOpenThere([a, b])
  b = await restart(b, after)
  await sealHereOpenThere([a, b])
})

/** Fifty people who make a new secret through the servers until told to stop. */
async function startClients(nodeOf: (client: number) => RunningLeora) {
  const { tenant } = await aTenant(database)
  const people = await Promise.all(
    Array.from({ length: clients }, () => aMember(database, tenant.id, 'rep')),
  )
  const written = new Map<TestActor, string>()
  let count = 0
  let isOver = false
  const work = async (person: TestActor, client: number) => {
    while (!isOver) {
      try {
        written.set(person, await seal(nodeOf(client), person))
        count++
      } catch (error) {
        // A server that restarts takes no connection; the next one is another's.
        if (!(error instanceof TypeError)) throw error
      }
    }
  }
  const working = Promise.all(people.map(work))
  // Told where it is awaited.
  working.catch(() => undefined)
  await vi.waitUntil(() => written.size === clients, { timeout: 60_000 })
  return {
    written,
    count: () => count,
    async stop() {
      isOver = true
      await working
    },
  }
}

const rotate = (keys: Keys) =>
  runLeora('cli/main.ts', ['keys:rotate', '--home', makeHome()], environmentOf(keys))

/** Killed half way through. */
async function killRotation(keys: Keys, people: Iterable<string>) {
  const holder = await database.admin.reserve()
  const [userId = ''] = [...people].sort().slice(quiet / 2)
  await killInTheMiddle({
    admin: database.admin,
    holder,
    userId,
    flags: ['--home', makeHome()],
    environment: environmentOf(keys),
  })
  holder.release()
}

test('secrets are sealed anew while 50 people write through two servers at different steps, and none is lost (ASVS 13.3.4)', async () => {
  await database.admin`delete from auth.totp`
  const { old, next, reads, seals, after } = listSteps()
  const [oldId = '', nextId = ''] = await createKeyRing(() => ({
    active: old,
    readable: [next],
  })).listKeyIds()
  const { admin } = database
  const ringOf = (active: string) => createKeyRing(() => ({ active, readable: [] }))
  const quietSecrets = await addSecrets(admin, ringOf(old), quiet)
  let nodes = await Promise.all([startNode(reads), startNode(seals)])
  const writers = await startClients((client) => nodes[client % 2] ?? nodes[0])

  await killRotation(seals, quietSecrets.keys())
  const middle = await countByKey(admin)
  expect(middle[oldId]).toBeGreaterThan(quiet / 4)
  expect(middle[nextId]).toBeGreaterThan(quiet / 4)

  // One server still seals with the old key, so the old key is not done with.
  // A rotation that ends between two of its writes finds nothing, so it is asked until it meets one.
  let early = await rotate(seals)
  while (!early.output.includes(`Key ${oldId} still seals`)) early = await rotate(seals)
  expect(early.status).toBe(1)

  nodes = [await restart(nodes[0], seals), nodes[1]]
  const before = writers.count()
  const resumed = await rotate(seals)
  expect(resumed.output).toContain(`Key ${oldId} seals nothing and may be retired`)
  expect(resumed.status).toBe(0)
  await vi.waitUntil(() => writers.count() > before + clients, { timeout: 60_000 })
  await writers.stop()
  expect(await countByKey(admin)).toEqual({ [nextId]: clients + quiet })

  nodes = (await Promise.all(nodes.map((node) => restart(node, after)))) as typeof nodes
  let client = 0
  for (const [person, secret] of writers.written) {
    expect(await open(nodes[client++ % 2] ?? nodes[0], person, secret)).toBe(200)
  }
  await expectAllOpen(admin, ringOf(next), quietSecrets)
})
