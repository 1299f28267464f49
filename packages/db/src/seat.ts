import { DomainError } from '@leora/domain/errors'
import { type Line, openLine } from './line.ts'
import type { Trip } from './trip.ts'

export interface SeatOptions {
  url: string
  applicationName?: string
  /** A connection that answers nothing for this long is given up; longer than any statement may run. */
  answerTimeoutMs?: number
  /** Statements a connection may hold prepared before it is replaced. */
  maxPrepared?: number
}

/** One connection of a pool, replaced when it is lost. */
export interface Seat {
  /** Counts lost connections, so that a lease can tell that its transaction is gone. */
  generation(): number
  openTrip(): Trip
  /** Between two leases: replaces a connection that has prepared too much. */
  tidy(): void
  /** Gives the connection up when it has been silent too long. */
  check(now: number): void
  end(): Promise<void>
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
  let line = open()

  function open(): Line {
    const opened = openLine({
      url: options.url,
      applicationName: options.applicationName ?? 'leora',
      onLost: (cause) => lose(opened, cause),
    })
    return opened
  }

  // A line that was lost is never used again: what waits behind a transaction must not run outside it.
  function lose(lost: Line, cause: unknown) {
    if (lost === line) replace()
    lost.fail(lostConnection(cause))
  }

  function replace(): Line {
    const before = line
    generation++
    line = open()
    return before
  }

  return {
    generation: () => generation,
    openTrip: () => line.openTrip(),
    tidy() {
      if (line.preparedCount() > maxPrepared)
        replace()
          .end()
          .catch(() => undefined)
    },
    check(now) {
      const silent = line
      if (silent.silentMs(now) < answerTimeoutMs) return
      lose(silent, undefined)
      silent.hangUp()
    },
    end: () => line.end(),
  }
}
