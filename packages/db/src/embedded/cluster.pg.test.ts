import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { holdCluster, makeHome } from '@leora/testing/held-cluster'
import postgres from 'postgres'
import { expect, onTestFinished, test, vi } from 'vitest'
import { findRunningCluster, startCluster } from '../embedded.ts'
import { HomeInUseError } from './cluster-error.ts'
import { readPostmasterFile } from './leftovers.ts'
import { isAlive } from './process-identity.ts'

// Each starts PostgreSQL several times, which a busy machine does slowly.
vi.setConfig({ testTimeout: 120_000 })

async function start(home: string) {
  const cluster = await startCluster({ home, durable: true })
  onTestFinished(cluster.stop)
  return cluster
}

async function countRows(adminUrl: string): Promise<number> {
  const sql = postgres(adminUrl, { max: 1 })
  const [row] = await sql<{ count: number }[]>`select count(*)::int as count from acknowledged`
  await sql.end()
  return row?.count ?? 0
}

function readPid(home: string): number {
  return readPostmasterFile(join(home, 'pg18'))?.pid ?? 0
}

test('every acknowledged row is there after server and PostgreSQL are killed in the middle of a write', async () => {
  const home = makeHome()
  for (const round of [1, 2, 3]) {
    const held = holdCluster(home, { mode: 'write' })
    await held.next('ready')
    let last = 0
    while (last < round * 200) last = await held.next('acknowledged')
    process.kill(readPid(home), 'SIGKILL')
    await held.kill('SIGKILL')
    const cluster = await startCluster({ home, durable: true })
    expect(await countRows(cluster.adminUrl)).toBeGreaterThanOrEqual(last)
    await cluster.stop()
  }
})

test('PostgreSQL shuts down by itself when its server is killed', async () => {
  const home = makeHome()
  const held = holdCluster(home)
  const postmaster = await held.next('ready')
  await held.kill('SIGKILL')
  await vi.waitFor(() => expect(isAlive(postmaster)).toBe(false), { timeout: 10_000 })
})

test('a PostgreSQL that outlived its server is ended by the next start', async () => {
  const home = makeHome()
  const held = holdCluster(home)
  const postmaster = await held.next('ready')
  // Stopped, it cannot follow the server's death.
  process.kill(postmaster, 'SIGSTOP')
  await held.kill('SIGKILL')
  process.kill(postmaster, 'SIGCONT')
  const cluster = await start(home)
  expect(cluster.pid()).not.toBe(postmaster)
  expect(isAlive(postmaster)).toBe(false)
})

test('a killed PostgreSQL is started again on the same port', async () => {
  const home = makeHome()
  const held = holdCluster(home)
  const adminUrl = await held.next('adminUrl')
  process.kill(readPid(home), 'SIGKILL')
  expect(await held.next('kind')).toBe('lost')
  expect(await held.next('kind')).toBe('back')
  const sql = postgres(adminUrl, { max: 1 })
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
  await sql.end()
})

test('a second server on the same home is refused in a sentence and the first goes on', async () => {
  const home = makeHome()
  const first = await start(home)
  const second = holdCluster(home)
  expect(await second.next('failed')).toMatch(/already runs on .* stop it first/)
  await expect(startCluster({ home, durable: true })).rejects.toBeInstanceOf(HomeInUseError)
  const sql = postgres(first.adminUrl, { max: 1 })
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
  await sql.end()
})

test('of many servers started at once on one home exactly one holds it', async () => {
  const home = makeHome()
  const all = Array.from({ length: 4 }, () => holdCluster(home))
  const outcomes = await Promise.all(
    all.map((held) =>
      Promise.race([
        held.next('ready').then(() => 'ready'),
        held.next('failed').then(() => 'refused'),
      ]).catch(() => 'refused'),
    ),
  )
  expect(outcomes.sort()).toEqual(['ready', 'refused', 'refused', 'refused'])
})

test('a command joins the cluster that a server holds', async () => {
  const home = makeHome()
  expect(await findRunningCluster(home)).toBeUndefined()
  const { adminUrl } = await start(home)
  expect(await findRunningCluster(home)).toEqual({ adminUrl })
})

test('a taken port is left to its owner', async () => {
  const home = makeHome()
  const first = await startCluster({ home, durable: true })
  await first.stop()
  const owner = createServer().listen(first.port, '127.0.0.1')
  onTestFinished(() => void owner.close())
  const second = await start(home)
  expect(second.port).not.toBe(first.port)
})

test('port and data are the same at the next start, and --reset empties the data', async () => {
  const home = makeHome()
  const first = await startCluster({ home, durable: true })
  const sql = postgres(first.adminUrl, { max: 1 })
  await sql`create table acknowledged as select 1 as id`
  await sql.end()
  await first.stop()
  const second = await startCluster({ home, durable: true })
  expect(second.port).toBe(first.port)
  expect(await countRows(second.adminUrl)).toBe(1)
  await second.stop()
  const third = await startCluster({ home, durable: true, reset: true })
  onTestFinished(third.stop)
  await expect(countRows(third.adminUrl)).rejects.toThrow('does not exist')
})

test('lost or damaged secrets beside data are told in a sentence, never made anew', async () => {
  const home = makeHome()
  const cluster = await startCluster({ home, durable: true })
  await cluster.stop()
  const path = join(home, 'secrets.json')
  const secrets = readFileSync(path, 'utf8')
  writeFileSync(path, secrets.slice(0, 40))
  await expect(startCluster({ home, durable: true })).rejects.toThrow(/is damaged: restore it/)
  writeFileSync(path, secrets)
  await start(home)
})
