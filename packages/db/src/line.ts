/// <reference path="./pg.d.ts" />
import { Client } from 'pg'
import { type Prepared, Trip } from './trip.ts'

export interface LineOptions {
  url: string
  applicationName: string
  onLost: (cause: unknown) => void
}

/** A connection that is used until it is lost, and opened when it is first needed. */
export interface Line {
  /** Takes statements until it leaves, which it does at the end of this turn or once the one before is answered. */
  openTrip(): Trip
  preparedCount(): number
  /** For how long a trip under way has been answered nothing. */
  silentMs(now: number): number
  /** Fails all that waits for an answer. */
  fail(error: unknown): void
  /** Ends the socket at once: nobody is there to say goodbye to. */
  hangUp(): void
  /** Lets what is under way arrive, for some seconds at most. */
  end(): Promise<void>
}

const connectTimeoutMs = 10_000
const keepAliveMs = 60_000
const farewellMs = 5_000

export function openLine({ url, applicationName, onLost }: LineOptions): Line {
  const prepared = new Map<string, Prepared>()
  const trips: Trip[] = []
  let client: Client | undefined
  let isReady = false
  let isDue = false
  let underWay: Trip | undefined
  let answeredAt = 0
  let onIdle: (() => void) | undefined

  function connect(address: string): Client {
    const opened = new Client({
      connectionString: address,
      application_name: applicationName,
      connectionTimeoutMillis: connectTimeoutMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: keepAliveMs,
    })
    const lose = (cause: unknown) => {
      if (client === opened) onLost(cause)
    }
    opened.on('error', lose).on('end', () => lose(undefined))
    opened
      .connect()
      .then(() => opened.query("set time zone 'UTC'"))
      .then(() => {
        isReady = true
        depart()
      })
      .catch((error: unknown) => {
        if (isTlsOptional(address, error)) client = connect(withTls(address, 'disable'))
        else lose(error)
      })
    return opened
  }

  function depart() {
    isDue = false
    if (underWay || trips.length === 0) return
    client ??= connect(withLibpqMeaning(url))
    if (!isReady) return
    underWay = trips.shift()
    answeredAt = performance.now()
    if (underWay) client.query(underWay)
  }

  function arrive(error?: Error) {
    underWay = undefined
    if (error && endsConnection(error)) onLost(error)
    else depart()
    if (!underWay) onIdle?.()
  }

  return {
    openTrip() {
      const trip = new Trip({
        prepared,
        onProgress: () => {
          answeredAt = performance.now()
        },
        onEnd: arrive,
      })
      trips.push(trip)
      if (!isDue) {
        isDue = true
        setImmediate(depart)
      }
      return trip
    },
    preparedCount: () => prepared.size,
    silentMs: (now) => (underWay ? now - answeredAt : 0),
    fail(error) {
      const waiting = trips.splice(0)
      underWay?.fail(error)
      for (const trip of waiting) trip.fail(error)
    },
    hangUp() {
      client?.connection.stream.destroy()
    },
    async end() {
      if (underWay || trips.length > 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, farewellMs)
          onIdle = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      await client?.end()
    },
  }
}

// The driver would take `sslmode=require` for "verify", unlike every other program.
function withLibpqMeaning(url: string): string {
  const address = new URL(url)
  address.searchParams.set('uselibpqcompat', 'true')
  const isAllowed = address.searchParams.get('sslmode') === 'allow'
  return isAllowed ? withTls(address.href, 'prefer') : address.href
}

function withTls(address: string, mode: 'prefer' | 'disable'): string {
  const changed = new URL(address)
  changed.searchParams.set('sslmode', mode)
  return changed.href
}

/** True when the server has no TLS and the address only prefers it; the driver gives up there. */
function isTlsOptional(address: string, error: unknown): boolean {
  const isPreferred = new URL(address).searchParams.get('sslmode') === 'prefer'
  return isPreferred && error instanceof Error && /does not support SSL/.test(error.message)
}

function endsConnection(error: Error): boolean {
  return 'severity' in error && (error.severity === 'FATAL' || error.severity === 'PANIC')
}
