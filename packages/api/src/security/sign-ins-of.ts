import { type SQL, sql } from '@leora/db'
import { refusedOutcomes } from '@leora/domain/security/overview'

/** True for `e` that was kept out. */
export const refused: SQL = sql`e.outcome = any (${`{${refusedOutcomes.join(',')}}`}::text[])`

/**
 * The events of so many days that concern a company: what happened in it, and the refused tries at the
 * accounts of its people, which belong to no company. What they do in another company stays there.
 */
export function signInsOf(tenantId: string, days: number): SQL {
  return sql`
    select e.* from auth.sign_in_events e
    where e.tenant_id = ${tenantId} and e.at > now() - make_interval(days => ${days})
    union all
    select e.* from members m join auth.sign_in_events e on e.user_id = m.user_id
    where m.tenant_id = ${tenantId} and e.tenant_id is null
      and e.at > now() - make_interval(days => ${days})`
}
