import type { ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Launch } from './account.ts'
import { ClusterError } from './cluster-error.ts'
import { readPostmasterFile } from './leftovers.ts'
import { type ClusterSettings, listSettings } from './settings.ts'
import { spawnAs } from './spawn.ts'

export interface Postmaster {
  pid: number
  /** Settles when the process has ended, whatever the cause. */
  ended: Promise<void>
  stop: () => Promise<void>
}

const logLimitBytes = 10 * 1024 * 1024

/** Starts PostgreSQL and returns when it accepts connections. */
export async function startPostmaster(
  launch: Launch,
  dataDirectory: string,
  settings: ClusterSettings,
): Promise<Postmaster> {
  const { logFile } = launch
  const logStart = rotateLog(logFile)
  const log = openSync(logFile, 'a', 0o600)
  // Detached: Ctrl-C reaches the whole foreground group, and the database must outlive the requests.
  const child = spawnAs(
    launch,
    launch.binaries.postgres,
    ['-D', dataDirectory, ...listSettings(settings)],
    { detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  const guard = spawnGuard(launch, dataDirectory, child.pid ?? 0)
  void ended.then(() => guard.kill('SIGKILL'))
  const readLog = () => readFileSync(logFile).subarray(logStart)
  const pid = await awaitReady(child, dataDirectory, readLog).catch((error: unknown) => {
    child.kill('SIGQUIT')
    throw error
  })
  child.unref()
  return {
    pid,
    ended,
    stop: async () => {
      child.ref()
      await stop(child, ended)
    },
  }
}

async function awaitReady(
  child: ChildProcess,
  dataDirectory: string,
  readLog: () => Buffer,
): Promise<number> {
  let failure: unknown
  child.once('error', (error) => {
    failure = error
  })
  for (;;) {
    await wait(5)
    if (failure !== undefined || child.exitCode !== null || child.signalCode !== null) {
      const log = readLog().toString('utf8')
      throw new ClusterError('PostgreSQL did not start.', { log, cause: failure })
    }
    const file = readPostmasterFile(dataDirectory)
    if (file?.isReady && file.pid === child.pid) return file.pid
  }
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGINT')
  const patience = new AbortController()
  const tooLate = wait(60_000, 'too late', { signal: patience.signal, ref: false }).catch(() => '')
  if ((await Promise.race([ended, tooLate])) === 'too late') child.kill('SIGQUIT')
  await ended
  patience.abort()
}

/**
 * A shell that waits on a pipe from this process. However this process ends, the pipe closes and the
 * shell asks the postmaster to shut down, provided the pid still names it.
 */
function spawnGuard(launch: Launch, dataDirectory: string, pid: number): ChildProcess {
  const script =
    'read -r _; read -r pid < "$1/postmaster.pid" 2>/dev/null && [ "$pid" = "$2" ] && kill -INT "$2"'
  const guard = spawnAs(
    launch,
    '/bin/sh',
    ['-c', script, 'leora-guard', dataDirectory, String(pid)],
    {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    },
  )
  guard.unref()
  // Without a shell nothing guards, and the next start ends the leftover instead.
  guard.once('error', () => guard.stdin?.destroy())
  if (guard.stdin !== null && 'unref' in guard.stdin) unref(guard.stdin)
  return guard
}

function unref(stream: { unref?: unknown }): void {
  if (typeof stream.unref === 'function') stream.unref()
}

function rotateLog(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  if (size < logLimitBytes) return size
  renameSync(logFile, `${logFile}.1`)
  return 0
}
