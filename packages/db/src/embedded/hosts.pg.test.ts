import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { holdCluster, makeHome } from '@leora/testing/held-cluster'
import postgres from 'postgres'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startCluster } from '../embedded.ts'
import { canReach } from './account.ts'

// Each starts PostgreSQL several times, which a busy machine does slowly.
vi.setConfig({ testTimeout: 120_000 })

const isRoot = process.getuid?.() === 0
const nobody = { uid: 65534, gid: 65534 }
const canBeNobody = isRoot && canReach(process.execPath, nobody) && canReach(process.cwd(), nobody)
const canMount = isRoot && process.platform === 'linux' && tryMount()

function tryMount(): boolean {
  const probe = '/tmp/leora-mount-probe'
  mkdirSync(probe, { recursive: true })
  try {
    mount(probe, 'size=1m')
    execFileSync('umount', [probe])
    return true
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return false
  } finally {
    rmSync(probe, { recursive: true, force: true })
  }
}

function mount(path: string, options: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', path], { stdio: 'pipe' })
}

function mountHome(options: string): string {
  const home = makeHome()
  mount(home, options)
  onTestFinished(() => void execFileSync('umount', ['-l', home]))
  return home
}

test('secrets are readable by their owner alone, and so is the data', async () => {
  const home = makeHome()
  const cluster = await startCluster({ home, durable: true })
  await cluster.stop()
  expect(statSync(join(home, 'secrets.json')).mode & 0o777).toBe(0o600)
  expect(statSync(join(home, 'pg18')).mode & 0o777).toBe(0o700)
  expect(readdirSync(home).sort()).toEqual(['cluster.json', 'logs', 'pg18', 'secrets.json'])
})

test('wrong passwords are refused from this machine too', async () => {
  const home = makeHome()
  const cluster = await startCluster({ home, durable: true })
  onTestFinished(cluster.stop)
  const url = new URL(cluster.adminUrl)
  url.password = 'wrong'
  const sql = postgres(url.toString(), { max: 1 })
  await expect(sql`select 1`).rejects.toMatchObject({ code: '28P01' })
  await sql.end()
})

test.skipIf(!isRoot)(
  'root runs it as an ordinary user, even below a folder closed to others',
  async () => {
    const closed = makeHome()
    chmodSync(closed, 0o700)
    const home = join(closed, 'home')
    const cluster = await startCluster({ home, durable: true })
    expect(statSync(join(home, 'pg18')).uid).not.toBe(0)
    await cluster.stop()
    const again = await startCluster({ home, durable: true })
    await again.stop()
  },
)

test.skipIf(!canBeNobody)('an ordinary user runs it as itself', async () => {
  const parent = makeHome()
  chownSync(parent, nobody.uid, nobody.gid)
  const home = join(parent, 'home')
  const held = holdCluster(home, { account: nobody })
  await held.next('ready')
  expect(statSync(join(home, 'pg18')).uid).toBe(nobody.uid)
  await held.kill('SIGTERM')
})

test.skipIf(isRoot && !canBeNobody)(
  'a home that cannot be written is told in a sentence',
  async () => {
    const parent = makeHome()
    chmodSync(parent, 0o555)
    const home = join(parent, 'home')
    const held = holdCluster(home, isRoot ? { account: nobody } : {})
    expect(await held.next('failed')).toBe(
      `Leora cannot write to ${home}: make it writable for this user, or choose another folder with --home.`,
    )
  },
)

test.skipIf(!canMount)('a home on a read-only disk is told in a sentence', async () => {
  const home = join(mountHome('ro'), 'home')
  expect(await holdCluster(home).next('failed')).toMatch(/^Leora cannot write to .*--home\.$/)
})

test.skipIf(!canMount)('a full disk at the first start leaves nothing half made', async () => {
  const home = mountHome('size=20m')
  const held = holdCluster(home)
  expect(await held.next('failed')).toMatch(/disk that holds .* is full: free some space/)
  expect(readdirSync(home).sort()).not.toContain('pg18')
})

test.skipIf(!canMount)(
  'a disk that fills up costs no acknowledged row, and room brings it back',
  async () => {
    const home = mountHome('size=160m')
    const filler = join(home, 'filler')
    writeFileSync(filler, Buffer.alloc(24 * 1024 * 1024))
    const cluster = await startCluster({ home, durable: true })
    const sql = postgres(cluster.adminUrl, { max: 1, onnotice: () => undefined })
    await sql`create table acknowledged (id int, filling text)`
    let rows = 0
    const fill = async () => {
      for (;;) {
        await sql`insert into acknowledged select ${rows}, string_agg(md5(random()::text), '') from generate_series(1, 60000)`
        rows++
      }
    }
    await expect(fill()).rejects.toThrow()
    await sql.end({ timeout: 1 })
    await cluster.stop()
    rmSync(filler)
    const again = await startCluster({ home, durable: true })
    onTestFinished(again.stop)
    const check = postgres(again.adminUrl, { max: 1 })
    expect(await check`select count(*)::int as count from acknowledged`).toEqual([{ count: rows }])
    await check.end()
  },
)
