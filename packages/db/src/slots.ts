import { DomainError } from '@leora/domain/errors'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'
import {
  defaultAnswerTimeoutMs,
  lostConnection,
  openSeat,
  type Seat,
  type SeatOptions,
} from './seat.ts'
import type { Answer, Trip } from './trip.ts'

export type Run = <Row extends postgres.MaybeRow>(
  text: string,
  params?: readonly unknown[],
) => Promise<Row[]>

export type TenantDb = PostgresJsDatabase & {
  /** One parametrised statement, prepared by its text on each connection. */
  run: Run
  /** The last statement of a request: a write is committed with it, in one trip. */
  runLast: Run
}

/** One connection for one transaction: statements keep their order and pipeline. */
export interface Slot {
  readonly db: TenantDb
  /** Sends without waiting; the caller awaits what it needs. */
  send<Row = Record<string, unknown>>(text: string, params?: readonly unknown[]): Answer<Row>
  /**
   * Sends this statement now and ahead of whatever leaves later, so that each flush is a transaction
   * that begins with it. The list grows by one answer with each.
   */
  lead<Row>(text: string, params: readonly unknown[]): readonly Answer<Row>[]
  /** Refuses what comes later but a rollback: the transaction's commit has left. */
  end(): void
  /** True once the connection was lost while this lease held it: the transaction is gone. */
  isBroken(): boolean
  /** The error that spoilt the transaction, when this one only says that it is spoilt. */
  firstCause(error: unknown): unknown
  release(): void
}

export interface SlotPool {
  acquire(): Promise<Slot>
  readonly size: number
  idle(): number
  waiting(): number
  /** Statements sent so far, besides those that begin and end transactions. */
  sent(): number
  close(): Promise<void>
}

export interface SlotPoolOptions extends SeatOptions {
  size: number
  acquireTimeoutMs?: number
  onStatement?: (text: string) => void
}

const framing: ReadonlySet<string> = new Set(['begin', 'commit', 'rollback'])

/**
 * Pool of single connections, each lent to one transaction at a time. Statements of one turn leave
 * together, in the order in which they were written.
 */
export function createSlotPool(options: SlotPoolOptions): SlotPool {
  const acquireTimeoutMs = options.acquireTimeoutMs ?? 5_000
  const answerTimeoutMs = options.answerTimeoutMs ?? defaultAnswerTimeoutMs
  const free: Seat[] = []
  const waiters: ((seat: Seat) => void)[] = []
  const seats = Array.from({ length: options.size }, () => openSeat(options))
  free.push(...seats)
  let closed = false
  let sent = 0
  const note = (text: string) => {
    if (!framing.has(text)) sent++
    options.onStatement?.(text)
  }
  const watch = setInterval(() => {
    const now = performance.now()
    for (const seat of seats) seat.check(now)
  }, answerTimeoutMs / 4).unref()

  function giveBack(seat: Seat) {
    seat.tidy()
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
    sent: () => sent,
    async acquire() {
      if (closed) throw new DomainError('unavailable', 'Leora is stopping. Try again in a moment.')
      return openLease(await take(), giveBack, note)
    },
    async close() {
      closed = true
      await Promise.all(seats.map((seat) => seat.end()))
      clearInterval(watch)
    },
  }
}

// Drizzle uses `options` and `unsafe` alone outside its own transactions, which a lease never opens.
function drizzleOver(client: { options: unknown; unsafe: unknown }): PostgresJsDatabase {
  return drizzle({ client: client as unknown as postgres.Sql, casing: 'snake_case' })
}

function openLease(
  seat: Seat,
  giveBack: (seat: Seat) => void,
  onStatement: (text: string) => void,
): Slot {
  const generation = seat.generation()
  let trip: Trip | undefined
  let leader: (() => void) | undefined
  let isReleased = false
  let isEnded = false
  let firstFailure: unknown

  function send<Row>(text: string, params: readonly unknown[] = []): Answer<Row> {
    // A statement after a lost connection, or after the end, would run outside its transaction.
    if (isReleased || seat.generation() !== generation) {
      return refuse(lostConnection())
    }
    if (isEnded && text !== 'rollback') {
      return refuse(new Error('The transaction has ended with its last statement.'))
    }
    // Alone: whatever fails beside it would keep it from being carried out.
    if (!trip?.isOpen || text === 'rollback') {
      trip = seat.openTrip()
      leader?.()
    }
    return add(trip, text, params)
  }

  function add<Row>(to: Trip, text: string, params: readonly unknown[]): Answer<Row> {
    onStatement(text)
    const sent = to.add<Row>(text, params)
    sent.catch((error: unknown) => {
      firstFailure ??= error
    })
    return sent
  }

  function lead<Row>(text: string, params: readonly unknown[]): readonly Answer<Row>[] {
    const answers = [send<Row>(text, params)]
    leader = () => {
      if (trip) answers.push(add<Row>(trip, text, params))
    }
    return answers
  }

  // Bound to this lease: a statement forgotten until after its end is refused, never sent for another tenant.
  const db = drizzleOver({ options: { parsers: {}, serializers: {} }, unsafe: send })
  return {
    db: Object.assign(db, { run: send, runLast: send }),
    send,
    lead,
    end() {
      isEnded = true
    },
    isBroken: () => seat.generation() !== generation,
    firstCause: (error) => (hasCode(error, '25P02') ? (firstFailure ?? error) : error),
    release() {
      if (isReleased) return
      isReleased = true
      giveBack(seat)
    },
  }
}

function refuse(error: Error): Answer<never> {
  const refused = Promise.reject<never>(error)
  return Object.assign(refused, { values: () => refused, command: () => refused })
}

/** True when this error, or what caused it, carries one of these codes. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && codes.includes(at.code)) return true
  }
  return false
}
