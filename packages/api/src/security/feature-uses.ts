import { sql } from '@leora/db'
import type { Actor } from '@leora/domain/actor'
import { featureOf } from '@leora/domain/security/feature'
import type { Services } from '../context.ts'

export interface FeatureUses {
  note(actor: Actor, procedure: string): void
  /** Writes what was counted, in one statement for all companies. */
  flush(): Promise<void>
  stop(): Promise<void>
}

interface Use {
  tenantId: string
  userId: string
  feature: string
  count: number
}

const everyMs = 60_000
// A database that is away for long must not fill the memory.
const mostKept = 20_000

/** Counts which features people use; a crash loses at most the last minute. */
export function createFeatureUses({
  database,
  reportError,
}: Pick<Services, 'database' | 'reportError'>): FeatureUses {
  let counted = new Map<string, Use>()

  function add({ count, ...use }: Use) {
    const key = `${use.tenantId} ${use.userId} ${use.feature}`
    const known = counted.get(key)
    if (known) known.count += count
    else if (counted.size < mostKept) counted.set(key, { ...use, count })
  }

  async function flush() {
    if (counted.size === 0) return
    const uses = [...counted.values()]
    counted = new Map()
    try {
      // In one order on every node, so that none waits for another in a circle.
      await database.auth.execute(sql`
        insert into feature_uses (tenant_id, day, feature, user_id, count)
        select u."tenantId", (now() at time zone t.time_zone)::date, u.feature, u."userId", u.count
        from json_to_recordset(${JSON.stringify(uses)}::json)
          as u("tenantId" uuid, "userId" uuid, feature text, count bigint)
        join tenants t on t.tenant_id = u."tenantId"
        join members m on m.tenant_id = u."tenantId" and m.user_id = u."userId"
        order by 1, 3, 4
        on conflict (tenant_id, day, feature, user_id)
        do update set count = feature_uses.count + excluded.count`)
    } catch (error) {
      for (const use of uses) add(use)
      reportError(error, { id: 'feature-uses' })
    }
  }

  const timer = setInterval(() => void flush(), everyMs).unref()
  return {
    note({ tenantId, userId }, procedure) {
      const feature = featureOf(procedure)
      if (feature !== null) add({ tenantId, userId, feature, count: 1 })
    },
    flush,
    async stop() {
      clearInterval(timer)
      await flush()
    },
  }
}
