import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ClusterError, codeOf } from './cluster-error.ts'
import { isAlive, servesDirectory } from './process-identity.ts'

/**
 * Ends what a killed Leora left running on a data directory: first a whole postmaster, asked to shut
 * down, then backends whose postmaster is gone and who still hold its shared memory.
 * Only the holder of the home lock may call this.
 */
export async function stopLeftovers(dataDirectory: string): Promise<void> {
  const postmaster = readPostmasterFile(dataDirectory)?.pid
  if (postmaster !== undefined && servesDirectory(postmaster, dataDirectory)) {
    await end([postmaster], dataDirectory, ['SIGINT', 'SIGQUIT'])
  }
  if (process.platform !== 'linux') return
  await end(findServers(dataDirectory), dataDirectory, ['SIGQUIT', 'SIGKILL'])
  // PostgreSQL takes an unreaped or reused pid for a running postmaster. None is: all were looked at.
  rmSync(join(dataDirectory, 'postmaster.pid'), { force: true })
}

export interface PostmasterFile {
  pid: number
  port: number
  isReady: boolean
}

/** What postmaster.pid says; its eighth line turns to `ready` when connections are accepted. */
export function readPostmasterFile(dataDirectory: string): PostmasterFile | undefined {
  try {
    const lines = readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n')
    const isReady = lines[7]?.trim() === 'ready'
    return { pid: Number(lines[0]), port: Number(lines[3]), isReady }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

function findServers(dataDirectory: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && servesDirectory(pid, dataDirectory))
}

async function end(
  pids: number[],
  dataDirectory: string,
  signals: NodeJS.Signals[],
): Promise<void> {
  let left = pids
  for (const signal of signals) {
    for (const pid of left) send(pid, signal)
    const deadline = Date.now() + 10_000
    while (left.length > 0 && Date.now() < deadline) {
      await wait(10)
      left = left.filter((pid) => isAlive(pid) && servesDirectory(pid, dataDirectory))
    }
    if (left.length === 0) return
  }
  throw new ClusterError(
    `A PostgreSQL process (${left.join(', ')}) still works on ${dataDirectory} and does not stop: end it, then start again.`,
  )
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error
  }
}
