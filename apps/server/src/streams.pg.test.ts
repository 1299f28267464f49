import { aTenant, signIn, type TestActor } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { describe, expect, test } from 'vitest'
import { aHost, browserOf } from './host.fixture.ts'
import { stopGracefully } from './lifecycle.ts'

const database = useDatabase()

interface Reading {
  status: number
  headers: Headers
  /** Waits until the text has come. */
  until(text: string): Promise<void>
  /** Waits for the end and answers everything that came. */
  end(): Promise<string>
}

async function read(address: string, actor: TestActor | null): Promise<Reading> {
  const response = await fetch(`${address}/trpc/live.changes`, {
    headers: actor ? browserOf(actor) : {},
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('The answer has no body.')
  let received = ''
  return {
    status: response.status,
    headers: response.headers,
    async until(text) {
      while (!received.includes(text)) {
        const { done, value } = await reader.read()
        if (done) throw new Error(`Ended before ${text} came: ${received}`)
        received += value
      }
    },
    async end() {
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        received += next.value
      }
      return received
    },
  }
}

test('a stream brings the changes of its own company', async () => {
  const { owner } = await aTenant(database)
  const stranger = (await aTenant(database)).owner
  const { listen, services, app } = await aHost(database)
  const address = await listen()
  const mine = await read(address, owner)
  expect(mine.headers.get('content-type')).toContain('text/event-stream')
  expect(mine.headers.get('x-content-type-options')).toBe('nosniff')
  await mine.until('connected')
  services.live.publish(stranger.tenantId, { entity: 'customers', ids: ['theirs'] })
  services.live.publish(owner.tenantId, { entity: 'customers', ids: ['mine'] })
  await mine.until('"ids":["mine"]')
  app.streams.endAll()
  expect(await mine.end()).not.toContain('theirs')
})

test('nobody signed in gets the reason and no stream', async () => {
  const { listen, app } = await aHost(database)
  const reading = await read(await listen(), null)
  expect(await reading.end()).toContain('signed_out')
  expect(app.streams.size).toBe(0)
})

describe('a stream ends', () => {
  test('with the sign-out of its session, and of no other', async () => {
    const { owner } = await aTenant(database)
    const other = await signIn(database, owner)
    const { listen, app } = await aHost(database)
    const address = await listen()
    const [ending, staying] = [await read(address, owner), await read(address, other)]
    await Promise.all([ending.until('connected'), staying.until('connected')])
    await app.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      headers: browserOf(owner),
    })
    await ending.end()
    expect(app.streams.size).toBe(1)
    app.streams.endAll()
    await staying.end()
  })

  test('when its session was ended elsewhere', async () => {
    const { owner } = await aTenant(database)
    const { listen, app } = await aHost(database)
    const reading = await read(await listen(), owner)
    await reading.until('connected')
    await app.streams.check()
    expect(app.streams.size).toBe(1)
    await database.admin`delete from auth.sessions where id = ${owner.sessionId}`
    await reading.end()
    expect(app.streams.size).toBe(0)
  })

  test('on every node when its session was ended on one (ASVS 7.4.1)', async () => {
    const { owner } = await aTenant(database)
    const other = await signIn(database, owner)
    const [here, there] = [await aHost(database), await aHost(database)]
    const reading = await read(await there.listen(), other)
    await reading.until('connected')
    const { statusCode } = await here.app.inject({
      method: 'POST',
      url: '/trpc/account.endSession',
      headers: { ...browserOf(owner), 'content-type': 'application/json' },
      payload: { id: other.sessionId },
    })
    expect(statusCode).toBe(200)
    await reading.end()
    expect(there.app.streams.size).toBe(0)
  })

  test('when time ended its session, at the next look', async () => {
    const { owner } = await aTenant(database)
    const { listen, app } = await aHost(database)
    const reading = await read(await listen(), owner)
    await reading.until('connected')
    await database.admin`
      update auth.sessions set last_seen_at = now() - interval '8 days' where id = ${owner.sessionId}`
    await app.streams.check()
    await reading.end()
    expect(app.streams.size).toBe(0)
  })

  test('when the rights behind it changed, so that its reader is identified anew (ASVS 8.3.2)', async () => {
    const { rep, tenant } = await aTenant(database)
    const { listen, app } = await aHost(database)
    const reading = await read(await listen(), rep)
    await reading.until('connected')
    await database.admin`
      update members set role = 'viewer' where tenant_id = ${tenant.id} and user_id = ${rep.userId}`
    await reading.end()
    expect(app.streams.size).toBe(0)
  })

  test('with its reader', async () => {
    const { owner } = await aTenant(database)
    const { listen, app, services } = await aHost(database)
    const address = await listen()
    const before = services.live.subscribers
    const controller = new AbortController()
    const response = await fetch(`${address}/trpc/live.changes`, {
      headers: browserOf(owner),
      signal: controller.signal,
    })
    expect(response.ok).toBe(true)
    controller.abort()
    await expect(response.text()).rejects.toThrow()
    // Resolves once every connection is gone, and with them what listened to it.
    await app.close()
    expect(app.streams.size).toBe(0)
    expect(services.live.subscribers).toBe(before)
  })

  test('with the server, and cleanly', async () => {
    const { owner } = await aTenant(database)
    const { listen, app } = await aHost(database)
    const reading = await read(await listen(), owner)
    await reading.until('connected')
    await stopGracefully(app)
    await reading.end()
    expect(app.streams.size).toBe(0)
  })
})
