import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { codeOf } from './cluster-error.ts'

/**
 * When a process began, in a form that differs when the pid is reused; undefined when it is gone.
 * Linux counts clock ticks since boot, elsewhere `ps` prints the date.
 */
export function readStartTime(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const stat = readOrUndefined(`/proc/${pid}/stat`)
    // The command name may hold spaces and brackets: count fields after the last one.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields?.[0] === 'Z' ? undefined : fields?.[19]
  }
  return runPs(['-o', 'lstart=', '-p', String(pid)])
}

/** Names the kernel and pid namespace that this process's pid belongs to. */
export function readMachineId(): string {
  const boot = readOrUndefined('/proc/sys/kernel/random/boot_id')?.trim() ?? ''
  const namespace = process.platform === 'linux' ? readlinkSync('/proc/self/ns/pid') : ''
  return [hostname(), boot, namespace].join(' ')
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return readStartTime(pid) !== undefined
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Whether a pid is a PostgreSQL process working in this data directory. */
export function servesDirectory(pid: number, dataDirectory: string): boolean {
  if (process.platform === 'linux') {
    return (
      readLinkOrUndefined(`/proc/${pid}/cwd`) === dataDirectory &&
      (readOrUndefined(`/proc/${pid}/comm`) ?? '').startsWith('postgres')
    )
  }
  return (runPs(['-o', 'command=', '-p', String(pid)]) ?? '').includes(dataDirectory)
}

function runPs(args: string[]): string | undefined {
  try {
    return execFileSync('ps', args, { encoding: 'utf8' }).trim() || undefined
  } catch (error) {
    if (error instanceof Error) return undefined
    throw error
  }
}

function readOrUndefined(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) !== undefined) return undefined
    throw error
  }
}

function readLinkOrUndefined(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch (error) {
    if (codeOf(error) !== undefined) return undefined
    throw error
  }
}
