import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { totpPlace } from '@leora/api/second-factor/prove-factor'
import { createKeyRing } from '@leora/api/secrets/key-ring'
import { findSecrets } from '@leora/db/home-secrets'
import { makeHome } from '@leora/testing/held-cluster'
import { type HomeAdmin, reachAdmin } from '@leora/testing/home-admin'
import { expect, onTestFinished, test, vi } from 'vitest'
import { runLeora, spawnLeora, startServer } from './running-leora.ts'
import {
  addPeople,
  addSecrets,
  countByKey,
  expectAllOpen,
  killInTheMiddle,
} from './sealed-secrets.fixture.ts'

// Several processes and thousands of durable writes, on a machine that does other things.
vi.setConfig({ testTimeout: 180_000 })

const clientsProgram = new URL('./sealing-clients.fixture.ts', import.meta.url).href
const clients = 50
const quiet = 4_000

/** Only the keys that the home has now. */
function ringOf(home: string, { withEarlier = true } = {}) {
  const { encryptionKey = '', earlierKeys = [] } = findSecrets(home) ?? {}
  const readable = withEarlier ? earlierKeys.map(({ key }) => key) : []
  return createKeyRing(() => ({ active: encryptionKey, readable }))
}

/** Fifty clients that write until stopped; `written` is what each was told is kept. */
async function startClients(admin: HomeAdmin, home: string) {
  const people = await addPeople(admin, clients)
  const child = spawnLeora(clientsProgram, [home, ...people])
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'close')
  const written = new Map<string, string>()
  let count = 0
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8')
  })
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [userId = '', secret = ''] = line.split(' ')
    written.set(userId, secret)
    count++
  })
  await vi.waitUntil(() => written.size === clients, { timeout: 60_000 })
  return {
    written,
    count: () => count,
    async stop() {
      child.kill('SIGTERM')
      await ended
      expect({ status: child.exitCode, complaint }).toEqual({ status: 0, complaint: '' })
    },
  }
}

/** As if the earlier keys had been replaced an hour ago. */
function letAnHourPass(home: string) {
  const path = join(home, 'secrets.json')
  const secrets = JSON.parse(readFileSync(path, 'utf8'))
  for (const earlier of secrets.earlierKeys) {
    earlier.replacedAt = new Date(Date.now() - 3_600_000).toISOString()
  }
  writeFileSync(path, JSON.stringify(secrets))
}

const rotate = (home: string, ...flags: string[]) =>
  runLeora('cli/main.ts', ['keys:rotate', ...flags, '--home', home])

test('a key is rotated while 50 clients write, through a kill in the middle, and no secret is lost (ASVS 13.3.4)', async () => {
  const home = makeHome()
  await startServer(home)
  const admin = await reachAdmin(home)
  const [oldId = ''] = await ringOf(home).listKeyIds()
  const quietSecrets = await addSecrets(admin, ringOf(home), quiet)
  const writers = await startClients(admin, home)

  const [userId = ''] = [...quietSecrets.keys()].sort().slice(quiet / 2)
  const holder = await reachAdmin(home)
  const flags = ['--new-key', '--home', home]
  const said = await killInTheMiddle({ admin, holder, userId, flags })
  expect(said).toMatch(/^A new key is active/)
  const [newId = ''] = await ringOf(home).listKeyIds()
  expect(newId).not.toBe(oldId)
  const middle = await countByKey(admin)
  expect(middle[oldId]).toBeGreaterThan(quiet / 4)
  expect(middle[newId]).toBeGreaterThan(quiet / 4)

  const before = writers.count()
  const resumed = await rotate(home)
  expect(resumed.output).toContain(`Key ${oldId} seals nothing and may be retired`)
  expect(resumed.status).toBe(0)
  expect(writers.count()).toBeGreaterThan(before)
  await writers.stop()
  const newRing = () => ringOf(home, { withEarlier: false })
  expect(await countByKey(admin)).toEqual({ [newId]: clients + quiet })
  await expectAllOpen(admin, newRing(), new Map([...quietSecrets, ...writers.written]))

  // A value that the rotation cannot open keeps its key from being forgotten.
  const [[someone = '', secret = ''] = []] = [...quietSecrets]
  const oldKey = findSecrets(home)?.earlierKeys[0]?.key ?? ''
  const oldRing = createKeyRing(() => ({ active: oldKey, readable: [] }))
  const moved = await oldRing.seal(totpPlace(crypto.randomUUID()), secret)
  await admin`update auth.totp set secret_sealed = ${moved} where user_id = ${someone}`
  letAnHourPass(home)
  const kept = await rotate(home, '--retire')
  expect(kept.output).toContain(`Key ${oldId} stays: it still seals secrets.`)
  expect(kept.status).toBe(1)

  const sealedByOld = await oldRing.seal(totpPlace(someone), secret)
  await admin`update auth.totp set secret_sealed = ${sealedByOld} where user_id = ${someone}`
  const retired = await rotate(home, '--retire')
  expect(retired.output).toContain(`Key ${oldId} is forgotten.`)
  expect(retired.status).toBe(0)
  expect(await ringOf(home).listKeyIds()).toEqual([newId])
  await expectAllOpen(admin, newRing(), new Map([...quietSecrets, ...writers.written]))
})

test('a key that was active a moment ago stays, for what is still on its way', async () => {
  const home = makeHome()
  await startServer(home)
  const [oldId] = await ringOf(home).listKeyIds()
  const { status, output } = await rotate(home, '--new-key', '--retire')
  expect(output).toContain(`Key ${oldId} stays: it was active minutes ago`)
  expect(status).toBe(0)
  expect(await ringOf(home).listKeyIds()).toContain(oldId)
})

test('two rotations at once are one too many', async () => {
  const home = makeHome()
  await startServer(home)
  const admin = await reachAdmin(home)
  await admin`select pg_advisory_lock(7251993)`
  const { status, output } = await rotate(home, '--new-key')
  expect({ status, output }).toEqual({
    status: 2,
    output: 'Another keys:rotate is running: wait until it has ended.\n',
  })
  expect(findSecrets(home)?.earlierKeys).toEqual([])
})
