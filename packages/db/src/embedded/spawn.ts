import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import type { Launch } from './account.ts'

// LC_ALL fixes the language of log lines that are read for a reason.
const environment = {
  LC_ALL: 'C',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
}

/** Spawns a command as the cluster's account, away from the caller's working directory and settings. */
export function spawnAs(
  { account, prefix }: Launch,
  command: string,
  args: string[],
  options: SpawnOptions,
): ChildProcess {
  const [first = command, ...rest] = [...prefix, command, ...args]
  return spawn(first, rest, {
    ...options,
    cwd: '/',
    env: environment,
    ...(account !== undefined && prefix.length === 0 ? account : {}),
  })
}

/** Runs a command to its end and returns what it printed. */
export function runAs(
  launch: Launch,
  command: string,
  args: string[],
  input = '',
): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawnAs(launch, command, args, { stdio: 'pipe' })
    let output = ''
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8')
    }
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.stdin?.on('error', () => child.stdin?.destroy())
    child.stdin?.end(input)
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, output }))
  })
}
