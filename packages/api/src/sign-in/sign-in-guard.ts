import { createHash } from 'node:crypto'
import { inArray, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { signInFailures } from '@leora/db/schema/index'
import { DomainError } from '@leora/domain/errors'
import { waitAfterFailures } from '@leora/domain/sign-in/lockout'

interface Attempt {
  email: string
  ip: string | undefined
}

/** Guessing slows down per account and per address, and stays slow across restarts. */
export async function assertMayTry(db: AuthDb, attempt: Attempt): Promise<void> {
  const rows = await db
    .select({ failures: signInFailures.failures, lastAt: signInFailures.lastAt })
    .from(signInFailures)
    .where(inArray(signInFailures.key, keysOf(attempt)))
  for (const row of rows) {
    const waitMs = waitAfterFailures(row.failures) - (Date.now() - Date.parse(row.lastAt))
    if (waitMs > 0) {
      throw new DomainError(
        'limit_reached',
        `Too many tries. Wait ${Math.ceil(waitMs / 1_000)} seconds and try again.`,
      )
    }
  }
}

export async function noteFailure(db: AuthDb, attempt: Attempt): Promise<void> {
  await db
    .insert(signInFailures)
    .values(keysOf(attempt).map((key) => ({ key, failures: 1 })))
    .onConflictDoUpdate({
      target: signInFailures.key,
      set: {
        failures: sql`case when ${signInFailures.lastAt} < now() - interval '1 day' then 1
          else ${signInFailures.failures} + 1 end`,
        lastAt: sql`now()`,
      },
    })
}

export async function forgetFailures(db: AuthDb, attempt: Attempt): Promise<void> {
  const [account] = keysOf(attempt)
  if (account) await db.delete(signInFailures).where(inArray(signInFailures.key, [account]))
}

// Hashed, so that the table holds no addresses of persons.
function keysOf({ email, ip }: Attempt): Buffer[] {
  const account = digest(`account:${email.toLowerCase()}`)
  return ip === undefined ? [account] : [account, digest(`address:${ip}`)]
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
