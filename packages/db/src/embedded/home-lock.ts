import { randomBytes } from 'node:crypto'
import {
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { codeOf, HomeInUseError } from './cluster-error.ts'
import { isAlive, readMachineId, readStartTime } from './process-identity.ts'

export interface HomeLock {
  release: () => void
}

const holderShape = z.object({ pid: z.number(), startTime: z.string(), machine: z.string() })
type Holder = z.infer<typeof holderShape>

const heartbeatEveryMs = 5_000

/**
 * One Leora per home folder. The lock file names its holder by pid and start time, so a killed
 * holder never blocks. A holder on another machine or in another container cannot be looked up:
 * it counts as gone when it stops touching the file.
 */
export async function lockHome(home: string, heartbeatMs = heartbeatEveryMs): Promise<HomeLock> {
  const path = join(home, 'lock')
  const mine = JSON.stringify({
    pid: process.pid,
    startTime: readStartTime(process.pid) ?? '',
    machine: readMachineId(),
  } satisfies Holder)
  while (!claim(path, mine)) {
    const found = readHolder(path)
    if (found === undefined) continue
    if (await isHeld(path, found.holder, heartbeatMs))
      throw new HomeInUseError(describe(home, found.holder))
    removeStale(path, found.text)
  }
  const heartbeat = setInterval(() => touch(path), heartbeatMs)
  heartbeat.unref()
  return {
    release: () => {
      clearInterval(heartbeat)
      if (readHolder(path)?.text === mine) rmSync(path, { force: true })
    },
  }
}

/** The live holder of a home folder, for a command that wants to join it. */
export async function findHolder(home: string): Promise<{ pid: number } | undefined> {
  const path = join(home, 'lock')
  const found = readHolder(path)
  return found?.holder && (await isHeld(path, found.holder, heartbeatEveryMs))
    ? found.holder
    : undefined
}

// The file appears complete or not at all: written aside, then linked under its name.
function claim(path: string, text: string): boolean {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  writeFileSync(draft, text, { mode: 0o600 })
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function readHolder(path: string): { text: string; holder: Holder | undefined } | undefined {
  try {
    const text = readFileSync(path, 'utf8')
    return { text, holder: parseHolder(text) }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    return holderShape.safeParse(JSON.parse(text)).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

async function isHeld(
  path: string,
  holder: Holder | undefined,
  heartbeatMs: number,
): Promise<boolean> {
  if (holder === undefined) return false
  if (holder.machine === readMachineId()) {
    return isAlive(holder.pid) && readStartTime(holder.pid) === holder.startTime
  }
  return beats(path, heartbeatMs)
}

async function beats(path: string, heartbeatMs: number): Promise<boolean> {
  const first = modifiedAt(path)
  // A heartbeat this old is over, whatever the clocks of the two machines say.
  const patienceMs = 3 * heartbeatMs
  if (first === undefined || Date.now() - first > 10 * patienceMs) return false
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    await wait(heartbeatMs / 25)
    const now = modifiedAt(path)
    if (now === undefined) return false
    if (now !== first) return true
  }
  return false
}

// Moved aside first: when two starters find the same stale file, the second puts back what it took.
function removeStale(path: string, text: string): void {
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  if (readFileSync(aside, 'utf8') !== text) restore(aside, path)
  rmSync(aside, { force: true })
}

function restore(aside: string, path: string): void {
  try {
    linkSync(aside, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

function modifiedAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs
}

function touch(path: string): void {
  const now = new Date()
  try {
    utimesSync(path, now, now)
  } catch (error) {
    if (codeOf(error) === undefined) throw error
  }
}

function describe(home: string, holder: Holder | undefined): string {
  const who = holder === undefined ? 'another process' : `process ${holder.pid}`
  return `Leora already runs on ${home} (${who}): stop it first, or start this one with --home and another folder.`
}
