import type { AppRouter } from '@leora/api/root'
import type { TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import { readFailure } from './failure.ts'

/** Lets the person prove to be there; true once they did, false when they gave up. */
export type StepUp = () => Promise<boolean>

/**
 * A call that needs the person to be there waits until they have proven it, then is sent once more. Of many
 * such calls at once the first one asks.
 */
export function createStepUpLink(onStepUpRequired: StepUp | undefined): TRPCLink<AppRouter> {
  let asking: Promise<boolean> | undefined

  function ask(stepUp: StepUp): Promise<boolean> {
    asking ??= stepUp().finally(() => {
      asking = undefined
    })
    return asking
  }

  return () =>
    ({ op, next }) => {
      if (!onStepUpRequired || op.type === 'subscription') return next(op)
      return observable((observer) => {
        let isOver = false
        let sending = send(false)

        function send(isRepeated: boolean) {
          return next(op).subscribe({
            next: (value) => observer.next(value),
            error(error) {
              if (isRepeated || readFailure(error).reason !== 'step_up_required') {
                observer.error(error)
                return
              }
              askThenSend().catch(() => observer.error(error))

              async function askThenSend() {
                const hasProven = onStepUpRequired ? await ask(onStepUpRequired) : false
                if (isOver) return
                if (hasProven) sending = send(true)
                else observer.error(error)
              }
            },
            complete: () => observer.complete(),
          })
        }

        return () => {
          isOver = true
          sending.unsubscribe()
        }
      })
    }
}
