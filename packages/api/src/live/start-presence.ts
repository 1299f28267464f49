import type { Database } from '@leora/db/database'
import type { LiveBus } from './bus.ts'
import { createPresence, type Presence } from './presence.ts'

export interface SharedPresence extends Presence {
  close(): Promise<void>
}

interface SharedPresenceOptions {
  onError?: (error: unknown) => void
}

/** Presence shared by every node of this database; each beat is a notice, never a row. */
export async function startPresence(
  { app }: Pick<Database, 'app'>,
  bus: LiveBus,
  { onError = () => undefined }: SharedPresenceOptions = {},
): Promise<SharedPresence> {
  const presence = createPresence(bus, {
    send: (text) => app`select pg_notify('leora_presence', ${text})`,
    onError,
  })
  const listening = await app.listen('leora_presence', presence.hear)
  return {
    ...presence,
    async close() {
      presence.stop()
      await listening.unlisten().catch(onError)
    },
  }
}
