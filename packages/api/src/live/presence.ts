import type { Editor } from '@leora/domain/live/presence'
import { presenceTtlMs } from '@leora/domain/live/presence'
import { z } from 'zod'
import type { LiveBus } from './bus.ts'

const noticeShape = z.object({
  tenantId: z.uuid(),
  customerId: z.uuid(),
  userId: z.uuid(),
  name: z.string(),
  isEditing: z.boolean(),
})
export type PresenceNotice = z.infer<typeof noticeShape>

/** Who is editing which customer, as far as the nodes have said lately. Nothing of it is stored. */
export interface Presence {
  /** Tells every node, this one included, within the next 50 ms. */
  announce(notice: PresenceNotice): void
  editorsOf(tenantId: string, customerId: string): Editor[]
  /** What a node has sent. */
  hear(text: string): void
  stop(): void
}

export interface PresenceOptions {
  /** Sends to every node that listens, this one too. */
  send: (text: string) => Promise<unknown>
  onError?: (error: unknown) => void
  now?: () => number
}

interface Beat extends Editor {
  expiresAt: number
}

const gatherMs = 50
const sweepMs = 5_000
// A NOTIFY carries less than 8,000 bytes.
const noticesPerSend = 10

export function createPresence(
  bus: LiveBus,
  { send, onError = () => undefined, now = () => performance.now() }: PresenceOptions,
): Presence {
  const beats = new Map<string, Map<string, Beat>>()
  const waiting = new Map<string, PresenceNotice>()
  let timer: NodeJS.Timeout | undefined

  const publish = (key: string) => {
    const [tenantId = '', customerId = ''] = key.split(' ')
    bus.publish(tenantId, { entity: 'presence', ids: [customerId] })
  }

  function flush() {
    timer = undefined
    const notices = [...waiting.values()]
    waiting.clear()
    for (let at = 0; at < notices.length; at += noticesPerSend) {
      send(JSON.stringify(notices.slice(at, at + noticesPerSend))).catch(onError)
    }
  }

  function note({ tenantId, customerId, userId, name, isEditing }: PresenceNotice) {
    const key = `${tenantId} ${customerId}`
    const known = beats.get(key) ?? new Map<string, Beat>()
    const wasEditing = known.has(userId)
    if (isEditing) known.set(userId, { userId, name, expiresAt: now() + presenceTtlMs })
    else known.delete(userId)
    if (known.size === 0) beats.delete(key)
    else beats.set(key, known)
    // A beat that changes nothing wakes nobody.
    if (wasEditing !== isEditing) publish(key)
  }

  /** Whoever closed a browser without a word is gone after a while. */
  function sweep() {
    for (const [key, known] of beats) {
      const gone = [...known.values()].filter(({ expiresAt }) => expiresAt <= now())
      for (const { userId } of gone) known.delete(userId)
      if (known.size === 0) beats.delete(key)
      if (gone.length > 0) publish(key)
    }
  }
  const sweeper = setInterval(sweep, sweepMs).unref()

  return {
    announce(notice) {
      waiting.set(`${notice.customerId} ${notice.userId}`, notice)
      timer ??= setTimeout(flush, gatherMs)
    },
    editorsOf(tenantId, customerId) {
      const known = beats.get(`${tenantId} ${customerId}`)?.values() ?? []
      return [...known]
        .filter(({ expiresAt }) => expiresAt > now())
        .map(({ userId, name }) => ({ userId, name }))
        .sort((a, b) => a.name.localeCompare(b.name))
    },
    hear(text) {
      for (const notice of readNotices(text)) note(notice)
    },
    stop() {
      clearInterval(sweeper)
      clearTimeout(timer)
    },
  }
}

// Any role may send on the channel, so what does not read as notices is none.
function readNotices(text: string): PresenceNotice[] {
  try {
    return z.array(noticeShape).safeParse(JSON.parse(text)).data ?? []
  } catch {
    return []
  }
}
