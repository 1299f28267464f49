import { Agent, get } from 'node:http'
import { aTenant } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { initTRPC } from '@trpc/server'
import { expect, test } from 'vitest'
import { aHost, browserOf, inputOf } from './host.fixture.ts'
import { stopGracefully } from './lifecycle.ts'

const database = useDatabase({ poolSize: 8 })

type Outcome = { status: number; connection: string | undefined } | { refused: string }

function ask(url: string, headers: Record<string, string>, agent: Agent): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = get(url, { headers, agent }, (response) => {
      response.resume()
      response.once('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          connection: response.headers.connection,
        })
      })
      response.once('aborted', () => resolve({ refused: 'cut off' }))
    })
    request.once('error', (error) => {
      resolve({ refused: 'code' in error ? String(error.code) : error.message })
    })
  })
}

test('a stop under load loses no answer', async () => {
  const { owner } = await aTenant(database)
  const { app, listen, log } = await aHost(database)
  const url = `${await listen()}/trpc/crm.customers.list?${inputOf({})}`
  const agent = new Agent({ keepAlive: true, maxSockets: 8 })
  const outcomes: Outcome[] = []
  let answered = 0
  let stopping: Promise<void> | undefined

  async function client() {
    for (;;) {
      const outcome = await ask(url, browserOf(owner), agent)
      outcomes.push(outcome)
      if ('refused' in outcome) return
      answered += 1
      if (answered === 100) stopping = stopGracefully(app)
    }
  }
  await Promise.all(Array.from({ length: 8 }, client))
  await stopping
  agent.destroy()

  const answers = outcomes.filter((outcome) => 'status' in outcome)
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  // Every request that reached a procedure was answered in full.
  expect(answers).toHaveLength(log.filter((line) => line.includes('"msg":"request"')).length)
  // What came too late was told so before it began.
  const refusals = outcomes.filter((outcome) => 'refused' in outcome)
  expect(refusals).toHaveLength(8)
  expect(refusals).not.toContainEqual({ refused: 'cut off' })
})

test('what is in flight is finished, its connection closes, and new ones are refused', async () => {
  const t = initTRPC.create()
  let finish: (() => void) | undefined
  let begun: (() => void) | undefined
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve
  })
  const router = t.router({
    slow: t.procedure.query(async () => {
      await new Promise<void>((resolve) => {
        finish = resolve
        begun?.()
      })
      return 'finished'
    }),
  })
  const { app, listen } = await aHost(database, { router, withRest: false })
  const address = await listen()
  const agent = new Agent({ keepAlive: true })
  const inFlight = ask(`${address}/trpc/slow`, {}, agent)
  await hasBegun
  const stopping = stopGracefully(app)
  expect(await ask(`${address}/healthz`, {}, new Agent())).toEqual({ refused: 'ECONNREFUSED' })
  finish?.()
  expect(await inFlight).toEqual({ status: 200, connection: 'close' })
  await stopping
})

test('what never ends is cut off at the deadline', async () => {
  const t = initTRPC.create()
  let begun: (() => void) | undefined
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve
  })
  const router = t.router({
    never: t.procedure.query(() => {
      begun?.()
      return new Promise<string>(() => undefined)
    }),
  })
  const { app, listen } = await aHost(database, { router, withRest: false })
  const address = await listen()
  const hanging = ask(`${address}/trpc/never`, {}, new Agent())
  await hasBegun
  await stopGracefully(app, { quietMs: 1, deadlineMs: 1 })
  expect(await hanging).toHaveProperty('refused')
})
