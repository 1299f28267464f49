import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { useDatabase } from '@leora/testing/database'
import { expect, onTestFinished, test } from 'vitest'

const database = useDatabase()
const main = fileURLToPath(new URL('main.ts', import.meta.url))

interface Started {
  child: ChildProcess
  /** Everything it printed so far. */
  output(): string
  until(text: RegExp): Promise<RegExpExecArray>
  /** Waits for the end and answers the status. */
  ended(): Promise<number | null>
}

function start(flags: string[], environment: Record<string, string> = {}): Started {
  const home = mkdtempSync(join(tmpdir(), 'leora-main-'))
  const child = spawn(process.execPath, [main, '--home', home, ...flags], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: database.adminUrl,
      ENCRYPTION_KEY: database.rolesKey,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
    rmSync(home, { recursive: true, force: true })
  })
  let printed = ''
  const listeners = new Set<() => void>()
  const hear = (chunk: Buffer) => {
    printed += String(chunk)
    for (const listener of listeners) listener()
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  return {
    child,
    output: () => printed,
    until: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = text.exec(printed)
          if (!found) return
          listeners.delete(look)
          resolve(found)
        }
        listeners.add(look)
        child.once('close', () => reject(new Error(`It ended before ${text}:\n${printed}`)))
        look()
      }),
    ended: async () => {
      await ended
      return child.exitCode
    },
  }
}

const ready = /ready at (http:\/\/localhost:\d+)/

test('a database that ends every connection, again and again, ends no server (ASVS 16.5.2, 16.5.4)', async () => {
  const leora = start(['--port', '0'], { ROLE: 'all' })
  const [, address = ''] = await leora.until(ready)
  for (let time = 0; time < 8; time++) {
    await database.admin`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name like 'leora%'`
    // Answers as soon as it has connected anew; a server that ended refuses.
    await expect
      .poll(async () => (await fetch(`${address}/readyz`)).status, { timeout: 15_000 })
      .toBe(200)
  }
  leora.child.kill('SIGTERM')
  expect(await leora.ended()).toBe(0)
})

test.each(['all', 'api', 'worker'])('role %s starts, is ready, and stops cleanly', async (role) => {
  const leora = start(['--port', '0'], { ROLE: role })
  const [, address = ''] = await leora.until(ready)
  expect(await fetch(`${address}/readyz`).then((answer) => answer.json())).toEqual({
    status: 'ready',
  })
  const trpc = await fetch(`${address}/trpc/account.me`)
  expect(trpc.status).toBe(role === 'worker' ? 404 : 401)
  leora.child.kill('SIGTERM')
  expect(await leora.ended()).toBe(0)
  expect(leora.output()).not.toMatch(/"level":"(error|fatal)"/)
})

test('traces go to their endpoint, and the log names them (ASVS 16.4.3)', async () => {
  const received: string[] = []
  const collector = createHttpServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', () => {
      received.push(`${request.url} ${body}`)
      response.end('{}')
    })
  }).listen(0, '127.0.0.1')
  await once(collector, 'listening')
  onTestFinished(() => void collector.close())
  const address = collector.address()
  const port = typeof address === 'object' ? address?.port : 0
  const leora = start(['--port', '0'], {
    ROLE: 'api',
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
  })
  const [, url = ''] = await leora.until(ready)
  await fetch(`${url}/trpc/account.me`)
  const [, traceId = 'none'] = await leora.until(/"traceId":"(\w{32})"/)
  leora.child.kill('SIGTERM')
  expect(await leora.ended()).toBe(0)
  expect(received.join('\n')).toMatch(/^\/v1\/traces /)
  expect(received.join('\n')).toContain(traceId)
})

test('two nodes start at once on one database', async () => {
  const nodes = [start(['--port', '0']), start(['--port', '0'])]
  await Promise.all(nodes.map((node) => node.until(ready)))
  for (const { child } of nodes) child.kill('SIGTERM')
  expect(await Promise.all(nodes.map((node) => node.ended()))).toEqual([0, 0])
})

test('a taken port is said in one sentence, and nothing stays behind', async () => {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  onTestFinished(() => void holder.close())
  const address = holder.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  const leora = start(['--port', port])
  expect(await leora.ended()).toBe(1)
  expect(leora.output()).toContain(`Port ${port} is taken by another program`)
  expect(leora.output()).not.toContain('    at ')
})

test('a faulty setting is said in one sentence', async () => {
  const leora = start(['--port', 'x'])
  expect(await leora.ended()).toBe(2)
  expect(leora.output()).toBe('--port must be a whole number from 0 to 65535.\n')
})
