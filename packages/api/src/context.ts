import type { Database } from '@leora/db/database'
import type { TenantDb } from '@leora/db/slots'
import type { Credential, RequestInfo } from '@leora/db/tenant'
import type { Actor } from '@leora/domain/actor'
import type { JobOrigin, QueueName } from '@leora/domain/jobs'
import type { LiveBus } from './live/bus.ts'
import type { Presence } from './live/presence.ts'
import type { Provider } from './oidc/provider.ts'
import type { TextSender } from './second-factor/text-sender.ts'
import type { KeyRing } from './secrets/key-ring.ts'
import type { RenewedToken } from './sign-in/renew-session.ts'

export interface Version {
  version: string
  build: string
}

/** What the process offers to every request. */
export interface Services {
  readonly database: Database
  readonly live: LiveBus
  readonly presence: Presence
  readonly jobs: JobQueue
  readonly keyRing: KeyRing
  /** Sends text messages; absent where no provider of them is configured. */
  readonly textSender?: TextSender | null | undefined
  /** Where people may sign in beside Leora; absent where the settings name nobody. */
  readonly provider?: Provider | null | undefined
  readonly version: Version
  /** The address people open, without a path. */
  readonly publicUrl: string
  /** Notes a failure nobody foresaw; its text never reaches the person. */
  readonly reportError: (error: unknown, request: RequestInfo) => void
}

export type JobData = JobOrigin & Record<string, unknown>

export interface JobQueue {
  /** Puts a job into the queue within the caller's transaction: no commit, no job. */
  enqueue(
    db: TenantDb,
    queue: QueueName,
    data: JobData,
    options?: { startAfter?: string },
  ): Promise<void>
  /** Lets a queue that finds its own work look for it now. */
  wake(queue: QueueName, options?: { afterSeconds?: number }): Promise<void>
  /** Many jobs in one statement. */
  enqueueAll(db: TenantDb, queue: QueueName, data: readonly JobData[]): Promise<void>
}

export interface RequestContext extends Services {
  readonly request: RequestInfo
  readonly credential: Credential | null
  /** True when the answer goes out as text, so raw JSON may stay raw. */
  readonly isWire: boolean
  /** Told who acts as soon as the database has said so, for the host's log. */
  readonly noteActor?: ((actor: Actor) => void) | undefined
  /** Replaces the session's token with this answer, because the rights behind it changed. */
  readonly onNewTokenNeeded?: ((actor: Actor) => Promise<void>) | undefined
  /** Told what was asked for and answered, to count which features are used. */
  readonly noteUse?: ((actor: Actor, procedure: string) => void) | undefined
  /** Lets the answer carry the session's new token; absent where no answer carries cookies. */
  readonly giveToken?: ((renewed: RenewedToken) => void) | undefined
}

export interface TenantContext extends RequestContext {
  readonly db: TenantDb
  readonly actor: Actor
}
