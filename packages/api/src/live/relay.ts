import type { Database } from '@leora/db/database'
import { z } from 'zod'
import type { LiveBus } from './bus.ts'

export interface LiveRelay {
  /** Says that something was written; its notice goes out with those of the next 50 ms. */
  wake(): void
  stop(): Promise<void>
}

export interface LiveRelayOptions {
  onError?: (error: unknown) => void
}

const gatherMs = 50
// Bounds the wait for what other programs wrote, such as psql.
const idleMs = 500
const fullFlush = 1_000

/**
 * Carries change notices from the database to the streams of this process. A write leaves its
 * notice in the outbox of its own transaction; NOTIFY there would halve the write throughput.
 */
export async function startLiveRelay(
  database: Database,
  bus: LiveBus,
  { onError = () => undefined }: LiveRelayOptions = {},
): Promise<LiveRelay> {
  const { app } = database
  let timer: NodeJS.Timeout | undefined
  let dueAt = Number.POSITIVE_INFINITY
  let flushing: Promise<void> | undefined
  let isWoken = false
  let isStopped = false

  function flushIn(ms: number) {
    const at = performance.now() + ms
    if (isStopped || at >= dueAt) return
    clearTimeout(timer)
    dueAt = at
    timer = setTimeout(() => {
      dueAt = Number.POSITIVE_INFINITY
      flushing = flush()
    }, ms)
  }

  async function flush() {
    isWoken = false
    let flushed = 0
    try {
      const [row] = await app<{ flushed: number }[]>`select leora.flush_live() as flushed`
      flushed = row?.flushed ?? 0
    } catch (error) {
      onError(error)
    }
    flushing = undefined
    if (flushed >= fullFlush) flushIn(0)
    else flushIn(isWoken ? gatherMs : idleMs)
  }

  function wake() {
    isWoken = true
    if (!flushing) flushIn(gatherMs)
  }

  const listening = await app.listen('leora_live', (text) => {
    const notice = readNotice(text)
    if (notice) bus.publish(notice.tenantId, { entity: notice.entity, ids: notice.ids })
  })
  const forget = database.tenants.onWrite(wake)
  flushIn(0)
  return {
    wake,
    async stop() {
      isStopped = true
      forget()
      clearTimeout(timer)
      await flushing
      // With the database gone there is nothing left to tell it.
      await listening.unlisten().catch(onError)
    },
  }
}

const noticeShape = z.object({
  tenantId: z.uuid(),
  entity: z.string(),
  ids: z.array(z.string()).nullable(),
})

// Any role may send on the channel, so what does not read as a notice is not one.
function readNotice(text: string): z.infer<typeof noticeShape> | undefined {
  try {
    return noticeShape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
