import type { Services } from '@leora/api/context'
import { type Credential, SignedOutError } from '@leora/db/tenant'

const checkEveryMs = 20_000

interface Stream {
  credential: Credential
  requestId: string
  abort: AbortController
}

/** The open event streams of this process: each ends with its session, and all with the server. */
export interface Streams {
  open(credential: Credential, requestId: string): AbortController
  /** Ends the streams of a session that has just ended here. */
  endFor(credential: Credential): void
  /** Looks whether every stream's session still stands; sessions also end on other nodes. */
  check(): Promise<void>
  endAll(): void
  readonly size: number
}

export function createStreams(services: Pick<Services, 'database' | 'reportError'>): Streams {
  const streams = new Set<Stream>()
  let isChecking = false

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

  const timer = setInterval(() => {
    check().catch((error: unknown) => services.reportError(error, { id: 'streams' }))
  }, checkEveryMs).unref()

  return {
    open(credential, requestId) {
      const stream = { credential, requestId, abort: new AbortController() }
      streams.add(stream)
      stream.abort.signal.addEventListener('abort', () => streams.delete(stream), { once: true })
      return stream.abort
    },
    endFor({ tokenHash }) {
      for (const { credential, abort } of [...streams]) {
        if (credential.tokenHash.equals(tokenHash)) abort.abort()
      }
    },
    check,
    endAll() {
      clearInterval(timer)
      for (const { abort } of [...streams]) abort.abort()
    },
    get size() {
      return streams.size
    },
  }
}

async function isSignedIn(
  { database, reportError }: Pick<Services, 'database' | 'reportError'>,
  { credential, requestId }: Stream,
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
