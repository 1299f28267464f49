import { spawn } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startCluster } from '@leora/db/embedded'
import { makeHome } from '@leora/testing/held-cluster'
import { expect, onTestFinished, test, vi } from 'vitest'
import { runLeora } from './run-leora.ts'

// Each starts PostgreSQL several times, which a busy machine does slowly.
vi.setConfig({ testTimeout: 120_000 })

const program = fileURLToPath(new URL('./main.ts', import.meta.url))

interface Outcome {
  status: number | null
  out: string
  err: string
}

/** The command in a process of its own, as an operator starts it. */
function spawnLeora(args: string[], environment: Record<string, string> = {}): Promise<Outcome> {
  const env = { PATH: process.env['PATH'], ...environment }
  const child = spawn(process.execPath, [program, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const outcome: Outcome = { status: null, out: '', err: '' }
  child.stdout.on('data', (chunk: Buffer) => {
    outcome.out += chunk.toString('utf8')
  })
  child.stderr.on('data', (chunk: Buffer) => {
    outcome.err += chunk.toString('utf8')
  })
  return new Promise((resolve) => {
    child.once('close', (status) => resolve({ ...outcome, status }))
  })
}

/** The same in this process, where how it is started is not the fact. */
async function leora(args: string[], environment: Record<string, string> = {}): Promise<Outcome> {
  const outcome: Outcome = { status: null, out: '', err: '' }
  outcome.status = await runLeora(args, environment, {
    print: (line) => {
      outcome.out += `${line}\n`
    },
    complain: (line) => {
      outcome.err += `${line}\n`
    },
  })
  return outcome
}

const ada = ['--email', 'ada@acme.test', '--name', 'Ada', '--tenant', 'Acme', '--role', 'owner']

test('an operator sets up a company, a key and the demo on an empty home', async () => {
  const home = makeHome()
  const user = await spawnLeora(['user:create', ...ada, '--home', home])
  expect(user).toMatchObject({ status: 0, err: '' })
  expect(user.out).toMatch(/Password, shown this once: (\w{5}-){3}\w{5}\n/)

  const key = await leora(['key:create', '--email', 'ada@acme.test', '--home', home])
  expect(key).toMatchObject({ status: 0, err: '' })
  expect(key.out).toMatch(/\nleora_\w{49}\n$/)

  const seed = await leora(['seed', '--size', 'small', '--home', home])
  expect(seed.out).toMatch(/^2 companies filled/)
  const again = await leora(['seed', '--size', 'small', '--home', home])
  expect(again.out).toMatch(/^0 companies filled .* 2 were there/)

  const doctor = await leora(['doctor', '--home', home], { PORT: '0' })
  expect(doctor).toMatchObject({ status: 0, err: '' })
  expect(doctor.out).not.toContain('problem')
  expect(doctor.out).toContain('Row-level security is forced')
})

test('a command joins the PostgreSQL of a running server', async () => {
  const home = makeHome()
  const cluster = await startCluster({ home, durable: true })
  onTestFinished(cluster.stop)
  expect(await spawnLeora(['migrate', '--home', home])).toEqual({
    status: 0,
    out: 'The database is on this version.\n',
    err: '',
  })
})

test('the doctor says what is wrong and what to do, and changes nothing', async () => {
  const home = makeHome()
  const cluster = await startCluster({ home, durable: true })
  onTestFinished(cluster.stop)
  chmodSync(join(home, 'secrets.json'), 0o644)
  const { status, out } = await leora(['doctor', '--home', home], {
    PORT: String(cluster.port),
    SMTP_URL: 'smtp://127.0.0.1:1',
  })
  expect(status).toBe(1)
  expect(out).toMatch(/problem {2}Others can read .*: run chmod 600/)
  expect(out).toMatch(/problem {2}Port \d+ is taken by another program: choose/)
  expect(out).toMatch(/problem {2}4 roles are missing: run pnpm leora migrate/)
  expect(out).toMatch(/problem {2}\d+ migrations are missing: run pnpm leora migrate/)
  expect(out).toMatch(/problem {2}The mail server in SMTP_URL does not answer: check/)
})

test('a database that cannot be reached is one sentence', async () => {
  const DATABASE_URL = 'postgres://someone:secret-value@127.0.0.1:1/leora'
  const { status, out, err } = await spawnLeora(['migrate'], { DATABASE_URL })
  expect({ status, out }).toEqual({ status: 1, out: '' })
  expect(err).toMatch(/^No database answers at the address in DATABASE_URL: .*\.\n$/)
  expect(err).not.toContain('secret-value')
})

test('a home that cannot be made is named in one sentence', async () => {
  const home = join(program, 'home')
  const { status, out, err } = await leora(['migrate', '--home', home])
  expect({ status, out }).toEqual({ status: 1, out: '' })
  expect(err).toBe(
    `The home ${home} is not a folder, or lies in something that is none: choose another with --home.\n`,
  )
})

test.each([
  [['frob'], 2, 'There is no verb frob: see pnpm leora --help.\n'],
  [['migrate', '--frob'], 2, 'There is something wrong at --frob: see leora migrate --help.\n'],
  [['key:create'], 2, 'leora key:create needs --email: the person.\n'],
  [['seed', '--size', 'huge'], 2, '--size must be one of none, small, medium, large.\n'],
  [['user:create', ...ada.slice(0, -1), 'boss'], 1, /^Choose one of the roles owner, .*\.\n$/],
])('%j is refused in a sentence', async (args, status, sentence) => {
  expect(await leora(args)).toEqual({ status, out: '', err: expect.stringMatching(sentence) })
})

test('every verb has its help', async () => {
  const overview = await leora(['--help'])
  const verbs = [...overview.out.matchAll(/^ {2}([\w:]+) {2}/gm)].map(([, verb = '']) => verb)
  expect(verbs).toEqual(['migrate', 'seed', 'user:create', 'key:create', 'keys:rotate', 'doctor'])
  const helps = await Promise.all(verbs.map((verb) => leora([verb, '--help'])))
  for (const { status, out } of helps) {
    expect(status).toBe(0)
    expect(out).toContain('--home FOLDER')
  }
})
