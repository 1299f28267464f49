import { createServer } from 'node:net'
import { join } from 'node:path'
import { readPostmasterFile } from '@leora/db/embedded/leftovers'
import { isAlive } from '@leora/db/embedded/process-identity'
import { makeHome } from '@leora/testing/held-cluster'
import { expect, onTestFinished, test, vi } from 'vitest'
import { runLeora as runVerb } from '../cli/run-leora.ts'
import { findPort, runLeora, startServer } from './running-leora.ts'

// Each starts PostgreSQL several times, which a busy machine does slowly.
vi.setConfig({ testTimeout: 120_000 })

const person = ['--email', 'ada@acme.test', '--name', 'Ada', '--tenant', 'Acme', '--role', 'owner']

async function makeKey(home: string): Promise<string> {
  const lines: string[] = []
  const keep = (line: string) => void lines.push(line)
  const say = (args: string[]) =>
    runVerb([...args, '--home', home], {}, { print: keep, complain: keep })
  await say(['user:create', ...person])
  await say(['key:create', '--email', 'ada@acme.test', '--scope', 'read,write'])
  return lines.join('\n').match(/leora_\w{49}/)?.[0] ?? ''
}

function api(url: string, key: string) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const read = async (answer: Response) => {
    if (!answer.ok) throw new TypeError(await answer.text())
    return JSON.stringify(await answer.json())
  }
  return {
    create: async (name: string) => {
      const body = JSON.stringify({ name })
      await read(await fetch(`${url}/trpc/crm.customers.create`, { method: 'POST', headers, body }))
    },
    exists: async (name: string) => {
      const input = encodeURIComponent(JSON.stringify({ text: name }))
      const found = await read(
        await fetch(`${url}/trpc/crm.customers.search?input=${input}`, { headers }),
      )
      return found.includes(`"${name}"`)
    },
  }
}

/** Four writers at once until the server is gone; answers what was acknowledged. */
async function writeUntilGone(
  write: (name: string) => Promise<void>,
  onAcknowledged: (count: number) => void,
): Promise<string[]> {
  const acknowledged: string[] = []
  const work = async (writer: string) => {
    for (let n = 0; ; n++) {
      const name = `Crash ${writer} ${crypto.randomUUID().slice(0, 8)} ${n}`
      try {
        await write(name)
      } catch (error) {
        if (error instanceof TypeError) return
        throw error
      }
      acknowledged.push(name)
      onAcknowledged(acknowledged.length)
    }
  }
  await Promise.all(['a', 'b', 'c', 'd'].map(work))
  return acknowledged
}

test('no acknowledged customer is missing after everything is killed in the middle of writes', async () => {
  const home = makeHome()
  const key = await makeKey(home)
  for (const limit of [20, 60]) {
    const server = await startServer(home)
    const killAll = () => {
      const postmaster = readPostmasterFile(join(home, 'pg18'))?.pid
      if (postmaster !== undefined) process.kill(postmaster, 'SIGKILL')
      process.kill(server.pid, 'SIGKILL')
    }
    const acknowledged = await writeUntilGone(api(server.url, key).create, (count) => {
      if (count === limit) killAll()
    })
    const again = await startServer(home)
    const { exists } = api(again.url, key)
    const missing: string[] = []
    // One after the other: a server that has just started sheds a crowd.
    for (const name of acknowledged) if (!(await exists(name))) missing.push(name)
    expect(missing).toEqual([])
    expect(await again.kill('SIGTERM')).toBe(0)
  }
})

test('the server answers again after its PostgreSQL was killed', async () => {
  const home = makeHome()
  const key = await makeKey(home)
  const server = await startServer(home)
  const { create, exists } = api(server.url, key)
  await create('Before the fall')
  const killed = readPostmasterFile(join(home, 'pg18'))?.pid ?? 0
  process.kill(killed, 'SIGKILL')
  // Backends outlive their postmaster for a moment and still answer.
  const isBack = () => {
    const file = readPostmasterFile(join(home, 'pg18'))
    return file?.isReady === true && file.pid !== killed
  }
  await vi.waitUntil(isBack, { timeout: 60_000 })
  await vi.waitFor(async () => expect(await exists('Before the fall')).toBe(true), {
    timeout: 60_000,
  })
  await create('After the fall')
  expect(await exists('After the fall')).toBe(true)
})

test('a stop takes PostgreSQL with it and leaves no lock', async () => {
  const home = makeHome()
  const server = await startServer(home)
  const postmaster = readPostmasterFile(join(home, 'pg18'))?.pid ?? 0
  expect(await server.kill('SIGINT')).toBe(0)
  expect(isAlive(postmaster)).toBe(false)
  const again = await startServer(home)
  expect(await again.kill('SIGTERM')).toBe(0)
})

test('a taken port is one sentence, and PostgreSQL does not stay behind', async () => {
  const home = makeHome()
  const port = await findPort()
  const owner = createServer().listen(port, '127.0.0.1')
  onTestFinished(() => void owner.close())
  const flags = ['--home', home, '--port', String(port), '--seed', 'none']
  const { status, output } = await runLeora('main.ts', flags)
  expect(status).toBe(1)
  expect(output.trimEnd().split('\n').at(-1)).toBe(
    `Port ${port} is taken by another program: stop that one, or start Leora with --port and another number.`,
  )
  expect(readPostmasterFile(join(home, 'pg18'))).toBeUndefined()
})

test.each([
  [
    'postgres://ada:secret-value@127.0.0.1:1/x',
    /^No database answers at the address in DATABASE_URL: /,
  ],
  [
    'postgres://ada:secret-value@no-such-host.invalid/x',
    /^The host in DATABASE_URL is not known: /,
  ],
  ['mysql://ada:secret-value@127.0.0.1/x', /^DATABASE_URL must be an address like /],
])('a wrong DATABASE_URL is one sentence without its password', async (DATABASE_URL, sentence) => {
  const { status, output } = await runLeora('main.ts', ['--home', makeHome()], { DATABASE_URL })
  expect(status).not.toBe(0)
  expect(output.trimEnd().split('\n').at(-1)).toMatch(sentence)
  expect(output).not.toContain('secret-value')
})
