import { TRPCClientError, type TRPCLink } from '@trpc/client'
import type { AnyTRPCRouter } from '@trpc/server'
import { observable } from '@trpc/server/observable'
import { isRecord } from './paths.ts'
import type { StreamEnd, StreamSource, StreamSourceInit } from './stream-source.ts'

type StreamFault = Parameters<typeof TRPCClientError.from>[0]

/**
 * Subscriptions over server-sent events, as tRPC's host speaks them. The library's own link comes
 * back by itself, which a restarted server's clients must not, and brings 3 KB of it to the first screen.
 */
export function createStreamLink<Router extends AnyTRPCRouter>(
  url: string,
  init: () => Promise<StreamSourceInit>,
): TRPCLink<Router> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        let source: StreamSource | undefined
        let silence: ReturnType<typeof setTimeout> | undefined
        let silenceMs = 0
        let isOver = false

        function close() {
          isOver = true
          clearTimeout(silence)
          source?.close()
        }

        function fail(cause: StreamFault) {
          if (isOver) return
          close()
          observer.error(TRPCClientError.from(cause))
        }

        // A server that sends nothing any more, not even a ping, is out of reach.
        function noteSign() {
          clearTimeout(silence)
          if (silenceMs === 0) return
          silence = setTimeout(() => fail(new Error(`Silent for ${silenceMs} ms.`)), silenceMs)
        }

        function listen(opened: StreamSource) {
          const on = (type: string, act: (data: unknown, id: string) => void) =>
            opened.addEventListener(type, (event) => {
              const { data, lastEventId } = event as MessageEvent<string>
              noteSign()
              act(data ? JSON.parse(data) : undefined, lastEventId)
            })
          on('connected', (options) => {
            if (isRecord(options)) silenceMs = Number(options['reconnectAfterInactivityMs'] ?? 0)
            noteSign()
            observer.next({ result: { type: 'started' } })
          })
          on('ping', () => undefined)
          on('message', (data, id) => {
            observer.next({
              result: id ? { type: 'data', id, data: { id, data } } : { type: 'data', data },
            })
          })
          on('serialized-error', (error) => fail({ error } as StreamFault))
          on('return', () => {
            close()
            observer.complete()
          })
          opened.addEventListener('error', (event) => fail(endOf(event)))
        }

        async function open() {
          const input =
            op.input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(op.input))}`
          const [options, { StreamSource }] = await Promise.all([
            init(),
            import('./stream-source.ts'),
          ])
          if (isOver) return
          source = new StreamSource(`${url}/${op.path}${input}`, options)
          listen(source)
        }

        open().catch(fail)
        return close
      })
}

/** Why it ended; with the status when the server answered something else than a stream. */
function endOf({ status }: StreamEnd): Error {
  return Object.assign(new Error('The stream has ended.'), status === undefined ? {} : { status })
}
