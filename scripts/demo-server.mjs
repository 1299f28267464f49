import { spawn } from 'node:child_process'
import { chmodSync, closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { serverBundle, serverEnvironment, serverNodeFlags } from './build.mjs'
import { node, root, toolEnvironment } from './paths.mjs'
import { logPath, StepError } from './report.mjs'

/** Settings of the caller that would lead the demo elsewhere. */
const unset = [
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'DATABASE_AUTH_URL',
  'ENCRYPTION_KEY',
  'PUBLIC_URL',
]

/** The built server with small demo data, in a temporary home, on a free port. */
export async function startDemoServer(size = 'small') {
  const home = mkdtempSync(join(tmpdir(), 'leora-demo-'))
  chmodSync(home, 0o755)
  const port = await findPort()
  const path = logPath('demo-server')
  const log = openSync(path, 'w')
  // All journeys come from one address, and sign in faster than people do.
  const limits = { RATE_LIMIT_PER_MINUTE: '0' }
  const env = { ...toolEnvironment(), ...serverEnvironment, ...limits, LOG_LEVEL: 'warn' }
  for (const name of unset) delete env[name]
  const child = spawn(
    node,
    [...serverNodeFlags, serverBundle, ...['--port', String(port), '--home', home, '--seed', size]],
    { cwd: root, env, stdio: ['ignore', log, log, 'ipc'] },
  )
  closeSync(log)
  const ended = new Promise((resolve) => {
    child.once('exit', resolve)
    child.once('error', resolve)
  })
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    rmSync(home, { recursive: true, force: true })
  }
  const url = `http://localhost:${port}`
  while (!(await isReady(url))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      await stop()
      throw new StepError('The demo server did not start.', { log: path })
    }
    await wait(50)
  }
  return { url, home, stop }
}

async function isReady(url) {
  try {
    return (await fetch(`${url}/readyz`)).ok
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

function findPort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
