import type { Services } from '@leora/api/context'
import { type Credential, SignedOutError } from '@leora/db/tenant'

const checkEveryMs = 20_000

interface OpenStream {
  credential: Credential
  requestId: string
  abort: AbortController
  /** Null until the database has said whose stream it is. */
  sessionId: string | null
  /** Sessions that ended or changed before that. */
  told: Set<string>
}

/** What answers the stream knows of it. */
export interface Stream {
  readonly abort: AbortController
  belongsTo(sessionId: string | null): void
}

/** The open event streams of this process: each ends with its session, and all with the server. */
export interface Streams {
  open(credential: Credential, requestId: string): Stream
  /** Looks whether every stream's session still stands: time ends some without anybody saying so. */
  check(): Promise<void>
  endAll(): void
  /** Ends all and listens no more. */
  close(): Promise<void>
  readonly size: number
}

type StreamServices = Pick<Services, 'database' | 'reportError'>

/**
 * The database tells every process of a session that ended or whose token or company changed. Its
 * streams end then; a reader that is still signed in comes back and is identified anew.
 */
export async function createStreams(services: StreamServices): Promise<Streams> {
  const streams = new Set<OpenStream>()
  let isChecking = false
  const report = (error: unknown) => services.reportError(error, { id: 'streams' })

  function endOf(sessionId: string) {
    for (const stream of [...streams]) {
      if (stream.sessionId === sessionId) stream.abort.abort()
      else if (stream.sessionId === null) stream.told.add(sessionId)
    }
  }

  function endAll() {
    for (const { abort } of [...streams]) abort.abort()
  }

  async function check() {
    if (isChecking) return
    isChecking = true
    try {
      for (const stream of [...streams]) {
        if (!(await isSignedIn(services, stream))) stream.abort.abort()
      }
    } finally {
      isChecking = false
    }
  }

  // Called again after a lost connection, which may have swallowed what was told meanwhile.
  const checkNow = () => void check().catch(report)
  const listening = await services.database.app.listen('leora_sessions', endOf, checkNow)
  const timer = setInterval(checkNow, checkEveryMs).unref()

  return {
    open(credential, requestId) {
      const abort = new AbortController()
      const stream: OpenStream = {
        credential,
        requestId,
        abort,
        sessionId: null,
        told: new Set(),
      }
      streams.add(stream)
      abort.signal.addEventListener('abort', () => streams.delete(stream), { once: true })
      return {
        abort,
        belongsTo(sessionId) {
          stream.sessionId = sessionId
          if (sessionId !== null && stream.told.has(sessionId)) abort.abort()
          stream.told.clear()
        },
      }
    },
    check,
    endAll,
    async close() {
      clearInterval(timer)
      endAll()
      // With the database gone there is nothing left to stop listening to.
      await listening.unlisten().catch(report)
    },
    get size() {
      return streams.size
    },
  }
}

async function isSignedIn(
  { database, reportError }: StreamServices,
  { credential, requestId }: OpenStream,
): Promise<boolean> {
  try {
    const request = { id: requestId }
    await database.tenants.asCredential({
      credential,
      request,
      isWrite: false,
      run: () => Promise.resolve(),
    })
    return true
  } catch (error) {
    if (error instanceof SignedOutError) return false
    // A database that is away for a moment signs nobody out.
    reportError(error, { id: requestId })
    return true
  }
}
