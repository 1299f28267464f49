import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { HomeInUseError } from './cluster-error.ts'
import { findHolder, lockHome } from './home-lock.ts'
import { readMachineId, readStartTime } from './process-identity.ts'

function makeHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'leora-lock-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  return home
}

function leaveLock(home: string, holder: object): string {
  const path = join(home, 'lock')
  const machine = readMachineId()
  writeFileSync(path, JSON.stringify({ pid: process.pid, startTime: 'x', machine, ...holder }))
  return path
}

test('a held home is refused with the holder named, and free after release', async () => {
  const home = makeHome()
  const lock = await lockHome(home)
  await expect(lockHome(home)).rejects.toThrow(
    new HomeInUseError(
      `Leora already runs on ${home} (process ${process.pid}): stop it first, or start this one with --home and another folder.`,
    ),
  )
  expect(await findHolder(home)).toMatchObject({ pid: process.pid })
  lock.release()
  expect(await findHolder(home)).toBeUndefined()
  const again = await lockHome(home)
  again.release()
})

test('of many who ask at once for a stale lock one gets it', async () => {
  const home = makeHome()
  leaveLock(home, { pid: 2 ** 22 + 1 })
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lockHome(home)))
  const held = outcomes.filter((outcome) => outcome.status === 'fulfilled')
  expect(held).toHaveLength(1)
  for (const outcome of held) outcome.value.release()
})

test('a dead holder does not block', async () => {
  const home = makeHome()
  leaveLock(home, { pid: 2 ** 22 + 1 })
  const lock = await lockHome(home)
  lock.release()
})

test('a pid that was given to another program does not block', async () => {
  const home = makeHome()
  leaveLock(home, { startTime: `${readStartTime(process.pid)}0` })
  const lock = await lockHome(home)
  lock.release()
})

test.each(['', '{', '{"pid":"x"}', 'null'])('a torn lock file %j does not block', async (text) => {
  const home = makeHome()
  writeFileSync(join(home, 'lock'), text)
  const lock = await lockHome(home)
  lock.release()
})

test('a holder on another machine blocks while it touches the file', async () => {
  const home = makeHome()
  const path = leaveLock(home, { machine: 'elsewhere' })
  let at = Date.now()
  const beat = setInterval(() => {
    at += 1000
    utimesSync(path, new Date(at), new Date(at))
  }, 5)
  await expect(lockHome(home, 100)).rejects.toBeInstanceOf(HomeInUseError)
  clearInterval(beat)
  const lock = await lockHome(home, 20)
  expect(readFileSync(path, 'utf8')).not.toContain('elsewhere')
  lock.release()
})

test('a holder on another machine that went silent long ago does not block', async () => {
  const home = makeHome()
  const path = leaveLock(home, { machine: 'elsewhere' })
  utimesSync(path, new Date(0), new Date(0))
  const lock = await lockHome(home)
  lock.release()
})
