import type { Db } from 'pg-boss'
import type { Sql } from 'postgres'
import type { TenantDb } from './slots.ts'

/** pg-boss over a client of the process, so that one driver and one set of TLS rules serve both. */
export function bossConnection(client: Sql): Db {
  return {
    async executeSql(text, values) {
      // Without values pg-boss sends scripts, which the extended protocol refuses.
      const result =
        values && values.length > 0
          ? await client.unsafe(castJson(text), parametersOf(text, values) as never[], {
              prepare: true,
            })
          : await client.unsafe(unwrapTransaction(text))
      return { rows: result.flat() }
    },
    async listen(channel, onNotification, onReconnect) {
      const listening = await client.listen(channel, onNotification, onReconnect)
      return { close: () => listening.unlisten() }
    },
  }
}

/** pg-boss inside a caller's transaction. */
export function bossInTransaction(db: TenantDb): Db {
  return {
    executeSql: async (text, values) => ({
      rows: await db.run(castJson(text), values?.map(toParameter)),
    }),
  }
}

// A script is one transaction by itself; with BEGIN in it postgres.js refuses it on a pool,
// and one that fails half way would leave its connection inside an aborted transaction.
function unwrapTransaction(script: string): string {
  return script.replace(/^\s*BEGIN;/, '').replace(/COMMIT;\s*$/, '')
}

// pg-boss passes JSON as an object or as text; postgres.js would encode the text a second time.
function castJson(text: string): string {
  return text.replace(/(\$\d+)::(jsonb?)/g, '$1::text::$2')
}

// Where the statement names no type the driver learns that it is JSON, and encodes the object itself.
function parametersOf(text: string, values: readonly unknown[]): unknown[] {
  const cast = new Set([...text.matchAll(/\$(\d+)::jsonb?/g)].map(([, at]) => Number(at) - 1))
  return values.map((value, at) => (cast.has(at) ? toParameter(value) : (value ?? null)))
}

function toParameter(value: unknown): unknown {
  if (value === undefined) return null
  const isObject = typeof value === 'object' && value !== null
  return isObject && !Array.isArray(value) && !(value instanceof Date)
    ? JSON.stringify(value)
    : value
}
