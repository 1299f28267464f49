import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Product {
  port: number
  /** From the process's start until it answers. */
  startMs: number
  residentMb: () => number
  stop: () => Promise<void>
}

// The same as in scripts/build.mjs.
const nodeFlags = ['--max-semi-space-size=4', '--heap-growing-percent=50', '--no-sparkplug']
const environment = { MALLOC_ARENA_MAX: '2' }
const bundle = fileURLToPath(new URL('../../dist/main.js', import.meta.url))

/** The production server as a process of its own, on a database that stands already. */
export async function startProduct(
  home: string,
  adminUrl: string,
  encryptionKey: string,
): Promise<Product> {
  if (!existsSync(bundle)) throw new Error('Build the server first: pnpm build.')
  mkdirSync(home, { recursive: true })
  const port = await freePort()
  const log = openSync(join(home, 'server.log'), 'w')
  const startedAt = performance.now()
  const child = spawn(
    process.execPath,
    [...nodeFlags, bundle, '--port', String(port), '--home', home],
    {
      env: {
        ...process.env,
        ...environment,
        NODE_ENV: 'production',
        DATABASE_URL: adminUrl,
        ENCRYPTION_KEY: encryptionKey,
        RATE_LIMIT_PER_MINUTE: '0',
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', log, log],
    },
  )
  await untilReady(port, child, join(home, 'server.log'))
  return {
    port,
    startMs: performance.now() - startedAt,
    residentMb: () => readResidentMb(child.pid),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

async function untilReady(port: number, child: ChildProcess, log: string): Promise<void> {
  const giveUpAt = performance.now() + 60_000
  while (performance.now() < giveUpAt) {
    if (child.exitCode !== null)
      throw new Error(`The server stopped:\n${readFileSync(log, 'utf8')}`)
    const isReady = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (isReady) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(`The server was not ready within a minute:\n${readFileSync(log, 'utf8')}`)
}

function readResidentMb(pid: number | undefined): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) / 1_024
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
