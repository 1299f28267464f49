import { connect, type Socket } from 'node:net'

export interface Address {
  readonly host: readonly string[]
  readonly port: readonly number[]
  readonly path: string | false | undefined
}

/**
 * Adds to the options of postgres.js a socket that sends at once. Its own leaves Nagle's algorithm on,
 * which holds a second small write back for up to 40 ms: measured twice per COPY.
 * For one host; postgres.js tries several by itself.
 */
export function sendPromptly<Options extends object>(options: Options): Options {
  return { ...options, socket: openSocket } as Options
}

export function openSocket({ host, port, path }: Address): Socket {
  if (path) return connect(path)
  return connect({ host: host[0] ?? 'localhost', port: port[0] ?? 5432, noDelay: true })
}
