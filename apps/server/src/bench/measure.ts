import postgres from 'postgres'
import { type HttpClient, openHttpClient } from './http-client.ts'
import type { Operation } from './operations.ts'
import { type Latency, summarize } from './statistics.ts'

export interface Place {
  port: number
  adminUrl: string
  /** A request that touches nothing but HTTP. */
  hello: Buffer
}

export interface SingleResult {
  hello: Latency
  bare: Latency
  ours: Latency
}

/** One client; hello, bare and ours take turns, so that the machine's moods meet all three alike. */
export async function measureSingle(
  place: Place,
  operation: Operation,
  rounds: number,
): Promise<SingleResult> {
  const client = await openHttpClient(place.port)
  const sql = connect(place.adminUrl)
  const hello: number[] = []
  const bare: number[] = []
  const ours: number[] = []
  try {
    for (let round = -Math.ceil(rounds / 10); round < rounds; round++) {
      const times = [
        await timed(() => answer(client, place.hello)),
        await timed(() => operation.bare(sql)),
        await timed(() => answer(client, operation.request())),
      ] as const
      if (round < 0) continue
      hello.push(times[0])
      bare.push(times[1])
      ours.push(times[2])
    }
  } finally {
    client.close()
    await sql.end()
  }
  return { hello: summarize(hello), bare: summarize(bare), ours: summarize(ours) }
}

export interface LoadResult {
  perSecond: number
  latency: Latency
}

export async function loadOurs(
  place: Place,
  operations: Operation[],
  durationMs: number,
): Promise<LoadResult> {
  const clients = await Promise.all(operations.map(() => openHttpClient(place.port)))
  try {
    return await load(
      operations.map((operation, at) => async () => {
        const client = clients[at]
        if (client) await answer(client, operation.request())
      }),
      durationMs,
    )
  } finally {
    for (const client of clients) client.close()
  }
}

export async function loadBare(
  place: Place,
  operations: Operation[],
  durationMs: number,
): Promise<LoadResult> {
  const connections = operations.map(() => connect(place.adminUrl))
  try {
    return await load(
      operations.map((operation, at) => async () => {
        const sql = connections[at]
        if (sql) await operation.bare(sql)
      }),
      durationMs,
    )
  } finally {
    await Promise.all(connections.map((sql) => sql.end()))
  }
}

async function load(workers: (() => Promise<void>)[], durationMs: number): Promise<LoadResult> {
  const samples: number[] = []
  await Promise.all(workers.map((work) => work()))
  const startedAt = performance.now()
  const endAt = startedAt + durationMs
  await Promise.all(
    workers.map(async (work) => {
      while (performance.now() < endAt) samples.push(await timed(work))
    }),
  )
  const seconds = (performance.now() - startedAt) / 1_000
  return { perSecond: samples.length / seconds, latency: summarize(samples) }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return (performance.now() - startedAt) * 1_000
}

async function answer(client: HttpClient, request: Buffer): Promise<void> {
  const { status, body } = await client.send(request)
  if (status !== 200) throw new Error(`The server answered ${status}: ${body.slice(0, 300)}`)
}

function connect(url: string): postgres.Sql {
  return postgres(url, { max: 1, fetch_types: false, onnotice: () => undefined })
}
