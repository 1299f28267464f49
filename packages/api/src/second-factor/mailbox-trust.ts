import { type SQL, sql } from '@leora/db'
import type { CodeChannel } from '@leora/domain/second-factor/code-channels'

/**
 * For three days after a forgotten password was replaced by a mailed link no code goes to that mailbox:
 * whoever holds nothing but the mailbox must not get past both.
 * The channel's row is `k`.
 */
export function isMailboxTrusted(channel: CodeChannel): SQL {
  return channel === 'email'
    ? sql`not exists (select from auth.sign_in_events e where e.user_id = k.user_id
        and e.outcome = 'reset' and e.at > now() - interval '3 days')`
    : sql`true`
}
