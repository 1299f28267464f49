import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { root, toolEnvironment } from './paths.mjs'
import { runMain, StepError, showLog } from './report.mjs'

// Runs a command with DATABASE_URL naming a throw-away cluster of the machine's own PostgreSQL:
//   node scripts/with-postgres.mjs 15 -- pnpm test:pg
await runMain(async () => {
  const [major, dashes, ...command] = process.argv.slice(2)
  if (!major || dashes !== '--' || command.length === 0) {
    throw new StepError('Say which version and what to run: with-postgres.mjs 15 -- COMMAND.')
  }
  const cluster = await startCluster(findBin(major))
  try {
    process.exitCode = await run(command, { DATABASE_URL: cluster.url })
  } finally {
    await cluster.stop()
  }
})

function findBin(major) {
  const folders = [
    `/usr/lib/postgresql/${major}/bin`,
    `/usr/pgsql-${major}/bin`,
    `/opt/homebrew/opt/postgresql@${major}/bin`,
    `/usr/local/opt/postgresql@${major}/bin`,
  ]
  const found = folders.find((folder) => existsSync(join(folder, 'initdb')))
  if (found) return found
  throw new StepError(
    `PostgreSQL ${major} is not on this machine: install it, on Debian with apt-get install postgresql-${major}.`,
  )
}

async function startCluster(bin) {
  const home = mkdtempSync(join(tmpdir(), 'leora-pg-'))
  chmodSync(home, 0o755)
  const [data, passwordFile, logFile] = ['data', 'password', 'log'].map((name) => join(home, name))
  const password = randomBytes(24).toString('base64url')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  const account = findAccount()
  if (account.uid !== undefined) {
    chownSync(home, account.uid, account.gid)
    chownSync(passwordFile, account.uid, account.gid)
  }
  const log = openSync(logFile, 'a')
  const port = await findPort()
  execFileSync(
    join(bin, 'initdb'),
    [
      ...['-D', data, '-U', 'postgres', '--pwfile', passwordFile, '-A', 'scram-sha-256', '-N'],
      ...['-E', 'UTF8', '--locale', 'C.UTF-8'],
    ],
    { ...account, cwd: '/', stdio: ['ignore', log, log] },
  )
  const off = ['fsync', 'synchronous_commit', 'full_page_writes', 'jit']
  const settings = [
    'listen_addresses=127.0.0.1',
    'timezone=UTC',
    ...off.map((name) => `${name}=off`),
  ]
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), '-k', home, ...settings.flatMap((setting) => ['-c', setting])],
    { ...account, cwd: '/', detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  const ended = new Promise((resolve) => server.once('exit', resolve))
  await awaitReady(server, join(data, 'postmaster.pid'), logFile)
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      server.kill('SIGINT')
      await ended
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function awaitReady(server, pidFile, logFile) {
  for (;;) {
    await wait(20)
    if (server.exitCode !== null) {
      showLog(logFile)
      throw new StepError('The throw-away PostgreSQL did not start.')
    }
    if (existsSync(pidFile) && readFileSync(pidFile, 'utf8').split('\n')[7]?.trim() === 'ready')
      return
  }
}

// PostgreSQL refuses to run as root.
function findAccount() {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const [, , uid, gid] =
    users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody') ?? []
  return { uid: Number(uid), gid: Number(gid) }
}

function findPort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

function run([command, ...args], env) {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...toolEnvironment(), ...env },
    stdio: 'inherit',
  })
  // Ctrl-C reaches the command by itself; the cluster is stopped after it.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${command} cannot be run: ${error.message}\n`)
      resolve(127)
    })
    child.once('exit', (status) => resolve(status ?? 1))
  })
}
