import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { onTestFailed, onTestFinished, vi } from 'vitest'

const sources = new URL('..', import.meta.url)

export interface RunningLeora {
  pid: number
  url: string
  output: () => string
  kill: (signal: NodeJS.Signals) => Promise<number | null>
}

/** A program of the server as its own process. */
export function spawnLeora(
  program: string,
  args: string[],
  environment: Record<string, string> = {},
) {
  const env = { LOG_LEVEL: 'warn', ...environment }
  const path = fileURLToPath(new URL(program, sources))
  return spawn(process.execPath, [path, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Runs a program of the server to its end and answers its status and what it printed. */
export async function runLeora(
  program: string,
  args: string[],
  environment: Record<string, string> = {},
): Promise<{ status: number | null; output: string }> {
  const child = spawnLeora(program, args, environment)
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  const collect = (chunk: Buffer) => {
    output += chunk.toString('utf8')
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  await once(child, 'close')
  return { status: child.exitCode, output }
}

/** The server as its own process, answering; killed when the test ends. */
export async function startServer(home: string, seed = 'none'): Promise<RunningLeora> {
  return await startServerWith(home, {}, seed)
}

/** The same with these settings. */
export async function startServerWith(
  home: string,
  environment: Record<string, string>,
  seed = 'none',
): Promise<RunningLeora> {
  const port = await findPort()
  const flags = ['--home', home, '--port', String(port), '--seed', seed]
  const child = spawnLeora('main.ts', flags, environment)
  const ended = once(child, 'exit')
  let output = ''
  const collect = (chunk: Buffer) => {
    output += chunk.toString('utf8')
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const kill = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
    return child.exitCode
  }
  onTestFailed(() => {
    process.stderr.write(`What the server said:\n${output}`)
  })
  onTestFinished(async () => {
    await kill('SIGKILL')
  })
  const url = `http://127.0.0.1:${port}`
  const isUp = async () => child.exitCode !== null || (await answers(url))
  await vi.waitUntil(isUp, { timeout: 60_000, interval: 30 })
  if (child.exitCode !== null) throw new Error(`The server ended: ${output}`)
  return { pid: child.pid ?? 0, url, output: () => output, kill }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/auth/config`)).ok
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

export function findPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
