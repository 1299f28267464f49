import { DomainError } from '@leora/domain/errors'
import postgres from 'postgres'
import { type Address, openSocket } from './prompt-socket.ts'

/** One statement on its way; postgres.js calls it a query. */
interface Statement extends Promise<postgres.RowList<postgres.Row[]>> {
  reject(error: unknown): void
  cancel(): void
}

export interface SeatOptions {
  url: string
  applicationName?: string
  /** A connection that answers nothing for this long is given up; longer than any statement may run. */
  answerTimeoutMs?: number
  /** Statements a connection may hold prepared before it is replaced. */
  maxPrepared?: number
}

/** One connection of a pool and what must be known about it. */
export interface Seat {
  /** Counts lost connections, so that a lease can tell that its transaction is gone. */
  generation(): number
  send<Row extends postgres.MaybeRow>(
    text: string,
    params: readonly unknown[],
  ): Promise<postgres.RowList<Row[]>>
  readonly options: unknown
  /** Between two leases: replaces a connection that has prepared too much. */
  tidy(): void
  /** Gives the connection up when it has been silent too long. */
  check(now: number): void
  end(): Promise<void>
}

/** A client with a single connection, used until that is lost. */
interface Line {
  sql: postgres.Sql
  /** Ends the socket at once: nobody is there to say goodbye to. */
  hangUp(): void
  pending: Set<Statement>
  prepared: Set<string>
  answeredAt: number
  failure: unknown
}

export const defaultAnswerTimeoutMs = 20_000
const defaultMaxPrepared = 250

export function lostConnection(cause?: unknown): DomainError {
  return new DomainError('unavailable', 'The connection to the database was lost. Try again.', {
    cause,
  })
}

export function openSeat(options: SeatOptions): Seat {
  const answerTimeoutMs = options.answerTimeoutMs ?? defaultAnswerTimeoutMs
  const maxPrepared = options.maxPrepared ?? defaultMaxPrepared
  let generation = 0
  let line = openLine(options, lose)

  // A client that lost its connection is never used again. postgres.js would send what still waits in its
  // queue over the next connection, outside the transaction it belongs to; and what it took between the
  // socket's error and its close stays in its list, so that later answers reach the wrong statement.
  function lose(lost: Line, cause?: unknown) {
    if (lost !== line) return
    retire(0)
    const waiting = [...lost.pending]
    lost.pending.clear()
    for (const statement of waiting) {
      statement.reject(lostConnection(cause ?? lost.failure))
      statement.cancel()
    }
  }

  function retire(graceSeconds: number) {
    const { sql } = line
    generation++
    line = openLine(options, lose)
    sql.end({ timeout: graceSeconds }).catch(() => undefined)
  }

  return {
    generation: () => generation,
    get options() {
      return line.sql.options
    },
    send: (text, params) => sendOver(line, text, params),
    tidy() {
      if (line.prepared.size > maxPrepared) retire(5)
    },
    check(now) {
      const silent = line
      if (silent.pending.size === 0 || now - silent.answeredAt < answerTimeoutMs) return
      lose(silent)
      silent.hangUp()
    },
    end: () => line.sql.end({ timeout: 5 }),
  }
}

function openLine(options: SeatOptions, onLost: (line: Line, cause?: unknown) => void): Line {
  // Registered before the driver's own listeners, so that the line is gone before any statement is told.
  const openWatchedSocket = (address: Address) => {
    const socket = openSocket(address)
    line.hangUp = () => socket.destroy()
    return socket.once('error', (error) => onLost(line, error)).once('close', () => onLost(line))
  }
  const line: Line = {
    sql: postgres(options.url, {
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      connect_timeout: 10,
      fetch_types: false,
      connection: { application_name: options.applicationName ?? 'leora', TimeZone: 'UTC' },
      onnotice: () => undefined,
      socket: openWatchedSocket,
    } as postgres.Options<Record<string, never>>),
    hangUp: () => undefined,
    pending: new Set(),
    prepared: new Set(),
    answeredAt: 0,
    failure: undefined,
  }
  return line
}

function sendOver<Row extends postgres.MaybeRow>(
  line: Line,
  text: string,
  params: readonly unknown[],
): Promise<postgres.RowList<Row[]>> {
  if (params.length > 0) line.prepared.add(text)
  if (line.pending.size === 0) line.answeredAt = performance.now()
  // Sent at once, so that statements keep the order in which they were written.
  const query = line.sql
    .unsafe<Row[]>(text, params as postgres.ParameterOrJSON<never>[], {
      prepare: params.length > 0,
    })
    .execute()
  const statement = query as unknown as Statement
  line.pending.add(statement)
  const settle = (failure?: unknown) => {
    line.pending.delete(statement)
    line.answeredAt = performance.now()
    line.failure = failure
  }
  statement.then(() => settle(), settle)
  return query
}
