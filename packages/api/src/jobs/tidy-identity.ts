import { type SQL, sql } from '@leora/db'
import { idleEnd } from '../sign-in/renew-session.ts'
import type { JobHandler } from './job.ts'

const chunkSize = 5_000

/** What has had its time, by table; each is looked for by an index or is small. */
const spent: Record<string, { table: SQL; when: SQL }> = {
  sessions: { table: sql`auth.sessions`, when: sql`${idleEnd(sql`t`)} < now()` },
  challenges: { table: sql`auth.challenges`, when: sql`t.expires_at < now()` },
  links: { table: sql`auth.mailed_links`, when: sql`t.expires_at < now()` },
  signUps: { table: sql`auth.sign_ups`, when: sql`t.expires_at < now()` },
  // Beyond two days every wrong try is forgotten, whatever the rule.
  failures: {
    table: sql`auth.sign_in_failures`,
    when: sql`t.last_at < now() - interval '2 days'`,
  },
  limits: { table: sql`auth.rate_buckets`, when: sql`t.at < now() - interval '1 hour'` },
  events: { table: sql`auth.sign_in_events`, when: sql`t.at < now() - interval '400 days'` },
  uses: { table: sql`feature_uses`, when: sql`t.day < now() - interval '400 days'` },
}

/** Removes what nobody can use any more. */
export const tidyIdentity: JobHandler = async ({ database }, job) => {
  const removed: Record<string, number> = {}
  for (const [name, { table, when }] of Object.entries(spent)) {
    let gone = chunkSize
    removed[name] = 0
    while (gone === chunkSize) {
      job.signal.throwIfAborted()
      const rows = await database.auth.execute(sql`
        delete from ${table} where ctid = any (array(
          select t.ctid from ${table} t where ${when} limit ${chunkSize}))
        returning 1`)
      gone = rows.length
      removed[name] += gone
    }
  }
  return removed
}
