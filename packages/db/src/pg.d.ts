/** What is used of the driver: a client, and the messages that it passes on to what was submitted. */
declare module 'pg' {
  import type { EventEmitter } from 'node:events'
  import type { Duplex } from 'node:stream'

  export interface Connection {
    readonly stream: Duplex
    parse(statement: { name: string; text: string }): void
    describe(what: { type: 'S'; name: string }): void
    bind(what: { statement: string; values: readonly (string | Buffer | null)[] }): void
    execute(what: Record<never, never>): void
    sync(): void
  }

  export interface Field {
    readonly name: string
    readonly dataTypeID: number
  }

  export interface Submittable {
    submit(connection: Connection): void
    handleRowDescription(message: { fields: readonly Field[] }): void
    handleDataRow(message: { fields: (string | null)[] }): void
    handleCommandComplete(message: { text: string }): void
    handleEmptyQuery(): void
    handleError(error: Error): void
    handleReadyForQuery(): void
  }

  export interface ClientOptions {
    connectionString: string
    application_name: string
    connectionTimeoutMillis: number
    keepAlive: boolean
    keepAliveInitialDelayMillis: number
  }

  export class Client extends EventEmitter {
    constructor(options: ClientOptions)
    readonly connection: Connection
    connect(): Promise<unknown>
    query(text: string): Promise<unknown>
    query(what: Submittable): void
    end(): Promise<void>
  }
}
