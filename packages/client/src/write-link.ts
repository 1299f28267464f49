import type { AppRouter } from '@leora/api/root'
import { type Operation, TRPCClientError, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import { findOfflineWrite } from './offline-writes.ts'
import type { OwnWrites } from './own-writes.ts'

export interface WriteGate {
  /** Resolves when the write may be sent: the person it belongs to is the one signed in. */
  pass(input: unknown): Promise<void>
}

/** Every mutation passes here on its way out, so that kept and repeated writes do no harm. */
export function createWriteLink(own: OwnWrites, gate: WriteGate): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) => {
      if (op.type !== 'mutation') return next(op)
      const offline = findOfflineWrite(op.path)
      return observable((observer) => {
        let sending: { unsubscribe(): void } | undefined
        let isOver = false

        function send() {
          if (isOver) return
          // Prepared as late as possible: the write before it may have moved the version.
          const input = own.prepare(op.input, { makesId: offline?.makesId === true })
          const prepared: Operation = { ...op, input }
          sending = next(prepared).subscribe({
            next(value) {
              if ('data' in value.result) own.noteAnswer(input, value.result.data)
              observer.next(value)
            },
            error(error) {
              const row = own.findDone(input, error)
              if (row === null) {
                observer.error(error)
                return
              }
              own.noteAnswer(input, row)
              observer.next({ result: { type: 'data', data: row } })
              observer.complete()
            },
            complete: () => observer.complete(),
          })
        }

        if (offline) {
          gate.pass(op.input).then(send, (error: unknown) => {
            observer.error(TRPCClientError.from(error instanceof Error ? error : Object(error)))
          })
        } else {
          send()
        }
        return () => {
          isOver = true
          sending?.unsubscribe()
        }
      })
    }
}
