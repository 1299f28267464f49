import { DomainError } from '@leora/domain/errors'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { sendPromptly } from './prompt-socket.ts'

export type TenantDb = PostgresJsDatabase & {
  /** One parametrised statement, prepared by its text on each connection. */
  run<Row extends postgres.MaybeRow>(text: string, params?: readonly unknown[]): Promise<Row[]>
}

/** One connection: a postgres.js client of its own, so statements keep their order and pipeline. */
export interface Slot {
  readonly db: TenantDb
  /** Sends without waiting; the caller awaits what it needs. */
  send<Row extends postgres.MaybeRow>(text: string, params?: readonly unknown[]): Promise<Row[]>
  /** True once the connection was lost while this lease held it: the transaction is gone. */
  isBroken(): boolean
  release(): void
}

export interface SlotPool {
  acquire(): Promise<Slot>
  readonly size: number
  idle(): number
  waiting(): number
  close(): Promise<void>
}

export interface SlotPoolOptions {
  url: string
  size: number
  acquireTimeoutMs?: number
  applicationName?: string
  onStatement?: (text: string) => void
}

interface Seat {
  sql: postgres.Sql
  /** Counts lost connections, so that a lease can tell that its transaction is gone. */
  generation: number
}

/**
 * Pool of single-connection clients. postgres.js's own `reserve()` can strand when the server
 * drops the connection and starves `begin` in the same pool (porsager/postgres #751, #1195, #1219);
 * a client that owns its one connection reconnects by itself and pipelines in order.
 */
export function createSlotPool(options: SlotPoolOptions): SlotPool {
  const acquireTimeoutMs = options.acquireTimeoutMs ?? 5_000
  const free: Seat[] = []
  const waiters: ((seat: Seat) => void)[] = []
  const seats = Array.from({ length: options.size }, () => openSeat(options))
  free.push(...seats)
  let closed = false

  function giveBack(seat: Seat) {
    const next = waiters.shift()
    if (next) next(seat)
    else free.push(seat)
  }

  function take(): Promise<Seat> {
    const seat = free.pop()
    if (seat) return Promise.resolve(seat)
    return new Promise((resolve, reject) => {
      const waiter = (given: Seat) => {
        clearTimeout(timer)
        resolve(given)
      }
      const timer = setTimeout(() => {
        const at = waiters.indexOf(waiter)
        if (at >= 0) waiters.splice(at, 1)
        reject(
          new DomainError('unavailable', 'Leora is very busy right now. Try again in a moment.'),
        )
      }, acquireTimeoutMs)
      waiters.push(waiter)
    })
  }

  return {
    size: options.size,
    idle: () => free.length,
    waiting: () => waiters.length,
    async acquire() {
      if (closed) throw new DomainError('unavailable', 'Leora is stopping. Try again in a moment.')
      return openLease(await take(), giveBack, options.onStatement)
    },
    async close() {
      closed = true
      await Promise.all(seats.map((seat) => seat.sql.end({ timeout: 5 })))
    },
  }
}

function openSeat(options: SlotPoolOptions): Seat {
  const sql = postgres(
    options.url,
    sendPromptly({
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      connect_timeout: 10,
      fetch_types: false,
      connection: { application_name: options.applicationName ?? 'leora', TimeZone: 'UTC' },
      onnotice: () => undefined,
      onclose: () => {
        seat.generation++
      },
    }),
  )
  const seat: Seat = { sql, generation: 0 }
  return seat
}

// Drizzle uses `options` and `unsafe` alone outside its own transactions, which a lease never opens.
function drizzleOver(client: { options: unknown; unsafe: unknown }): PostgresJsDatabase {
  return drizzle({ client: client as unknown as postgres.Sql, casing: 'snake_case' })
}

function openLease(
  seat: Seat,
  giveBack: (seat: Seat) => void,
  onStatement?: (text: string) => void,
): Slot {
  const generation = seat.generation
  let isReleased = false

  function send<Row extends postgres.MaybeRow>(text: string, params: readonly unknown[] = []) {
    // A statement after a lost connection, or after the end, would run outside its transaction.
    if (isReleased || seat.generation !== generation) {
      const refused = Promise.reject<Row[]>(
        new DomainError('unavailable', 'The connection to the database was lost. Try again.'),
      )
      return Object.assign(refused, { values: () => refused })
    }
    onStatement?.(text)
    // Sent at once, so that statements keep the order in which they were written.
    const query = seat.sql
      .unsafe<Row[]>(text, params as postgres.ParameterOrJSON<never>[], {
        prepare: params.length > 0,
      })
      .execute()
    return query as unknown as Promise<Row[]>
  }

  // Bound to this lease: a statement forgotten until after its end is refused, never sent for another tenant.
  const db = drizzleOver({ options: seat.sql.options, unsafe: send })
  return {
    db: Object.assign(db, { run: send }),
    send,
    isBroken: () => seat.generation !== generation,
    release() {
      if (isReleased) return
      isReleased = true
      giveBack(seat)
    },
  }
}
