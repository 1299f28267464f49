import { createHash } from 'node:crypto'
import { type SQL, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import type { RequestInfo } from '@leora/db/tenant'
import { DomainError } from '@leora/domain/errors'
import { listWaits, lockoutRules, type TrySpace, tooManyTries } from '@leora/domain/sign-in/lockout'

/** What is guessed at, and by whom. */
export interface Guess {
  /** A password counts against its account, a second factor against its own. */
  space: 'account' | 'factor'
  /** The address written, or the person where it is certain whose factor it is. */
  of: { email: string } | { userId: string }
  request: RequestInfo
}

/** A try that was counted before anything about it was checked. */
export interface ReservedTry {
  /** How long to wait instead; null when the try may go on. */
  waitMs: number | null
  /** Whose account it is; null for an address that nobody has. */
  userId: string | null
  /** Takes the count back: the try was right. */
  succeeded(): Promise<void>
}

/**
 * Counts a try as wrong before it is checked, in one statement, so that tries in parallel cannot
 * slip through together. The address is counted first; what it refuses does not count against the
 * account. A device on which the person has signed in before has a budget of its own instead.
 */
export async function reserveTry(
  auth: AuthDb,
  { space, of, request }: Guess,
): Promise<ReservedTry> {
  const id = 'email' in of ? of.email.toLowerCase() : of.userId
  const origin = await request.origin?.()
  const device = origin?.deviceHash ?? null
  const keys = {
    account: digest(`${space}:${id}`),
    device: digest(`device:${space}:${id}:${device?.toString('hex') ?? ''}`),
    // A caller without an address, such as a test, shares one.
    address: digest(`address:${request.ip ?? ''}`),
  }
  const person =
    'email' in of
      ? sql`select id from auth.users where lower(email) = lower(${of.email})`
      : sql`select ${of.userId}::uuid as id`
  const [row] = await auth.execute<{ userId: string | null; isKnown: boolean; waitMs: number }>(sql`
    with person as (${person}),
    known as (
      select exists (select from auth.sign_in_events e join person p on p.id = e.user_id
        where e.device_hash = ${device} and e.outcome = 'signed_in') as is_known),
    address as (${countTry('address', keys.address, sql`from known where not is_known`)}),
    device as (${countTry('device', keys.device, sql`from known where is_known`)}),
    account as (${countTry(space, keys.account, sql`from address`)})
    select (select id from person) as "userId", is_known as "isKnown",
      case when exists (select from device union all select from account) then -1
        else greatest(1, ${waitLeft('address', keys.address, sql`not is_known`)},
          ${waitLeft('device', keys.device, sql`is_known`)},
          ${waitLeft(space, keys.account, sql`not is_known`)}) end::float as "waitMs"
    from known`)
  if (!row) throw new Error('Counting a try answers one row.')
  return {
    waitMs: row.waitMs < 0 ? null : row.waitMs,
    userId: row.userId,
    async succeeded() {
      await auth.execute(sql`
        with gone as (
          delete from auth.sign_in_failures where key = ${row.isKnown ? keys.device : keys.account})
        update auth.sign_in_failures set failures = failures - 1
        where key = ${row.isKnown ? null : keys.address} and failures > 0`)
    },
  }
}

/** The same for who needs no more than a yes: throws when the try must wait. */
export async function assertMayTry(auth: AuthDb, guess: Guess): Promise<ReservedTry> {
  const reserved = await reserveTry(auth, guess)
  if (reserved.waitMs !== null)
    throw new DomainError('limit_reached', tooManyTries(reserved.waitMs))
  return reserved
}

// The clock rather than now(), which stands still while the statement waits for another's row.
function countTry(space: TrySpace, key: Buffer, from: SQL): SQL {
  const { forgetMs } = lockoutRules[space]
  return sql`
    insert into auth.sign_in_failures as f (key, failures, last_at)
    select ${key}::bytea, 1, clock_timestamp() ${from}
    on conflict (key) do update set last_at = clock_timestamp(),
      failures = greatest(0, f.failures - floor(${passedMs} / ${forgetMs}::float)) + 1
    where ${waitMs(space)} <= ${passedMs}
    returning 1`
}

function waitLeft(space: TrySpace, key: Buffer, counts: SQL): SQL {
  return sql`(select ${waitMs(space)} - ${passedMs} from auth.sign_in_failures f
    where f.key = ${key} and ${counts})`
}

const passedMs = sql`extract(epoch from clock_timestamp() - f.last_at) * 1000`

function waitMs(space: TrySpace): SQL {
  const waits = listWaits(lockoutRules[space])
  return sql`(${`{${waits.join(',')}}`}::int[])[least(f.failures + 1, ${waits.length}::int)]`
}

// Hashed, so that the table holds no addresses of persons.
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
