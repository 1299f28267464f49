import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTextGateway } from '@leora/testing/simulators/text-gateway'

const root = join(import.meta.dirname, '../../..')
const patienceMs = 120_000

/** Starts the built product with its own database on a free port, unless LEORA_URL names one that runs. */
export default async function startServer(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['LEORA_URL']) return undefined
  if (!existsSync(join(root, 'apps/web/dist/index.html'))) {
    throw new Error('Build the web app first: pnpm --filter @leora/web build')
  }
  const home = await mkdtemp(join(tmpdir(), 'leora-e2e-'))
  const port = await findFreePort()
  const provider = await startProvider(`http://localhost:${port}/api/auth/oidc/callback`)
  const gateway = await startTextGateway()
  const server = spawn(
    process.execPath,
    ['apps/server/src/main.ts', '--port', String(port), '--home', home, '--seed', 'small'],
    // All journeys come from one address, and sign in faster than people do.
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        RATE_LIMIT_PER_MINUTE: '0',
        SMS_URL: gateway.url,
        ...provider.settings,
      },
    },
  )
  const said: string[] = []
  server.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  server.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const url = `http://localhost:${port}`
  try {
    await waitUntilReady(url, server)
  } catch (error) {
    await Promise.all([stop(server), stop(provider.process), gateway.close()])
    throw new Error(`The server did not start.\n${said.join('')}`, { cause: error })
  }
  process.env['LEORA_URL'] = url
  process.env['LEORA_PROVIDER'] = provider.settings.OIDC_ISSUER
  process.env['LEORA_TEXTS'] = gateway.url
  process.env['LEORA_HOME'] = home
  return async () => {
    await Promise.all([stop(server), stop(provider.process), gateway.close()])
    await rm(home, { recursive: true, force: true })
  }
}

/** A real OpenID Connect provider beside it, which the journeys sign in by. */
async function startProvider(callback: string) {
  const started = spawn(
    process.execPath,
    ['packages/testing/src/simulators/run-sign-in-provider.ts', callback],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const line = await new Promise<string>((resolve, reject) => {
    started.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()))
    started.once('exit', (code) => reject(new Error(`The provider ended with code ${code}.`)))
  })
  const said: { issuer: string; clientId: string; clientSecret: string } = JSON.parse(line)
  const settings = {
    OIDC_ISSUER: said.issuer,
    OIDC_CLIENT_ID: said.clientId,
    OIDC_CLIENT_SECRET: said.clientSecret,
    OIDC_NAME: 'Harbour ID',
  }
  return { process: started, settings }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error('No port is free.')),
      )
    })
  })
}

async function waitUntilReady(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`The server ended with code ${server.exitCode}.`)
    const isReady = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (isReady) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The server was not ready in time.')
}

// The server stops its own PostgreSQL: it must be asked, and waited for.
function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    server.once('exit', () => resolve())
    server.kill('SIGTERM')
  })
}
