import type { Database } from '@leora/db/database'
import type { TenantDb } from '@leora/db/slots'
import type { Db } from 'pg-boss'

type AppClient = Database['app']

/** pg-boss over the process's own client, so that one driver and one set of TLS rules serve both. */
export function bossConnection(app: AppClient): Db {
  return {
    async executeSql(text, values) {
      // Without values pg-boss sends scripts, which the extended protocol refuses.
      const result =
        values && values.length > 0
          ? await app.unsafe(castJson(text), values.map(toParameter) as never[], { prepare: true })
          : await app.unsafe(text)
      return { rows: result.flat() }
    },
    async listen(channel, onNotification, onReconnect) {
      const listening = await app.listen(channel, onNotification, onReconnect)
      return { close: () => listening.unlisten() }
    },
  }
}

/** pg-boss inside a caller's transaction. */
export function bossInTransaction(db: TenantDb): Db {
  return {
    executeSql: async (text, values) => ({ rows: await db.run(castJson(text), values) }),
  }
}

// pg-boss passes JSON as text; postgres.js would encode a parameter of a JSON type a second time.
function castJson(text: string): string {
  return text.replace(/(\$\d+)::(jsonb?)/g, '$1::text::$2')
}

function toParameter(value: unknown): unknown {
  return value === undefined ? null : value
}
