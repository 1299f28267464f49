import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { stopLeftovers } from '@leora/db/embedded/leftovers'
import { onTestFinished } from 'vitest'

export interface HeldLine {
  ready?: number
  adminUrl?: string
  acknowledged?: number
  failed?: string
  kind?: string
}

/** Another process that holds a cluster. */
export interface HeldCluster {
  pid: number
  /** The next printed line that has this key; fails when the process ends first. */
  next: <Key extends keyof HeldLine>(key: Key) => Promise<NonNullable<HeldLine[Key]>>
  kill: (signal: NodeJS.Signals) => Promise<void>
  ended: Promise<unknown>
}

const program = fileURLToPath(new URL('./hold-cluster.ts', import.meta.url))

export interface HoldOptions {
  mode?: 'write'
  account?: { uid: number; gid: number }
}

/** Starts a process that holds the home's cluster; killed when the test ends. */
export function holdCluster(home: string, { mode, account }: HoldOptions = {}): HeldCluster {
  const child = spawn(process.execPath, [program, home, ...(mode ? [mode] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...account,
  })
  const ended = once(child, 'exit')
  const lines: HeldLine[] = []
  const waiting = new Set<() => void>()
  const reader = createInterface({ input: child.stdout })
  let isOver = false
  const wake = () => {
    for (const each of waiting) each()
  }
  reader.on('line', (line) => {
    lines.push(JSON.parse(line))
    wake()
  })
  reader.on('close', () => {
    isOver = true
    wake()
  })
  const kill = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  onTestFinished(() => kill('SIGKILL'))
  return {
    pid: child.pid ?? 0,
    ended,
    kill,
    next: (key) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const at = lines.findIndex((line) => line[key] !== undefined)
          const value = lines[at]?.[key]
          if (value === undefined && !isOver) return
          waiting.delete(look)
          lines.splice(0, at + 1)
          if (value === undefined) reject(new Error(`The process ended without "${key}".`))
          else resolve(value)
        }
        waiting.add(look)
        look()
      }),
  }
}

/** An empty home folder that goes when the test ends. */
export function makeHome(parent = tmpdir()): string {
  const home = mkdtempSync(join(parent, 'leora-home-'))
  chmodSync(home, 0o755)
  onTestFinished(async () => {
    await stopLeftovers(join(home, 'pg18'))
    for (const path of [readSocketDirectory(home), home]) {
      if (path !== undefined) rmSync(path, { recursive: true, force: true })
    }
  })
  return home
}

function readSocketDirectory(home: string): string | undefined {
  const path = join(home, 'cluster.json')
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).socketDirectory : undefined
}
