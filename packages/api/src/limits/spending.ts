import { sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'

/** What one node took from a budget since it last told. */
export interface Spending {
  /** A hash in hex, so that the table names nobody. */
  key: string
  spent: number
  perMinute: number
}

/**
 * Adds what this node took to the buckets of all nodes, and answers what is left of each. A debt grows no
 * larger than the budget itself, so nobody waits longer than two minutes.
 */
export async function readSpending(
  auth: AuthDb,
  spending: readonly Spending[],
): Promise<{ key: string; left: number }[]> {
  return await auth.execute<{ key: string; left: number }>(sql`
    with spent as (
      select decode(s.key, 'hex') as key, round(s.spent * 1000)::bigint as spent, round(s."perMinute" * 1000)::bigint as most
      from json_to_recordset(${JSON.stringify(spending)}::json) as s(key text, spent float, "perMinute" float)),
    after as (
      insert into auth.rate_buckets as b (key, "left", at)
      select key, greatest(-most, most - spent), clock_timestamp() from spent order by key
      on conflict (key) do update set at = clock_timestamp(), "left" = greatest(
        -(select most from spent where spent.key = b.key),
        least((select most from spent where spent.key = b.key),
          b.left + round(extract(epoch from clock_timestamp() - b.at) * (select most from spent where spent.key = b.key) / 60))
        - (select spent.spent from spent where spent.key = b.key))::bigint
      returning key, "left")
    select encode(key, 'hex') as key, "left" / 1000.0::float as left from after`)
}
