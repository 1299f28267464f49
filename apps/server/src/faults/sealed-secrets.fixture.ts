import { once } from 'node:events'
import { totpPlace } from '@leora/api/second-factor/prove-factor'
import type { KeyRing } from '@leora/api/secrets/key-ring'
import type { TestDatabase } from '@leora/testing/database'
import { expect, onTestFinished, vi } from 'vitest'
import { spawnLeora } from './running-leora.ts'

type Sql = TestDatabase['admin']

export async function addPeople(admin: Sql, count: number): Promise<string[]> {
  const rows = await admin<{ id: string }[]>`
    insert into auth.users (id, email, name)
    select gen_random_uuid(), gen_random_uuid() || '@example.test', 'Ada' from generate_series(1, ${count})
    returning id`
  return rows.map(({ id }) => id)
}

/** People whose secrets nobody touches but the rotation, with what each secret is. */
export async function addSecrets(
  admin: Sql,
  ring: KeyRing,
  count: number,
): Promise<Map<string, string>> {
  const secrets = new Map<string, string>()
  const rows: { user_id: string; secret_sealed: Buffer }[] = []
  for (const user_id of await addPeople(admin, count)) {
    const secret = crypto.randomUUID()
    secrets.set(user_id, secret)
    rows.push({ user_id, secret_sealed: await ring.seal(totpPlace(user_id), secret) })
  }
  for (let at = 0; at < rows.length; at += 1_000) {
    await admin`insert into auth.totp ${admin(rows.slice(at, at + 1_000))}`
  }
  return secrets
}

/** How many secrets each key seals. */
export async function countByKey(admin: Sql): Promise<Record<string, number>> {
  const rows = await admin<{ id: string; count: number }[]>`
    select encode(substring(secret_sealed from 2 for 4), 'hex') as id, count(*)::int as count
    from auth.totp group by 1`
  return Object.fromEntries(rows.map(({ id, count }) => [id, count]))
}

/** Throws unless this ring opens the secret of each of these people. */
export async function expectAllOpen(admin: Sql, ring: KeyRing, expected: Map<string, string>) {
  const rows = await admin<{ id: string; sealed: Buffer }[]>`
    select user_id as id, secret_sealed as sealed from auth.totp
    where user_id = any (${[...expected.keys()]})`
  const opened = new Map<string, string>()
  for (const { id, sealed } of rows) {
    opened.set(id, (await ring.open(totpPlace(id), sealed)).toString())
  }
  expect(opened).toEqual(expected)
}

interface Rotation {
  admin: Sql
  /** A connection of its own, which holds the row. */
  holder: Sql
  /** Whose row is held: half way through. */
  userId: string
  flags: string[]
  environment?: Record<string, string>
}

/** A rotation, killed while it waits for a row that is held; answers what it said so far. */
export async function killInTheMiddle(rotation: Rotation): Promise<string> {
  const { admin, holder, userId, flags, environment = {} } = rotation
  await holder`begin`
  await holder`select from auth.totp where user_id = ${userId} for update`
  const child = spawnLeora('cli/main.ts', ['keys:rotate', ...flags], environment)
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'close')
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
  })
  child.stderr.resume()
  const isHeldUp = async () => {
    const rows = await admin`
      select from pg_stat_activity where datname = current_database()
        and application_name = 'leora-command-auth' and wait_event_type = 'Lock'`
    return rows.length > 0
  }
  await vi.waitUntil(isHeldUp, { timeout: 60_000, interval: 20 })
  child.kill('SIGKILL')
  await ended
  await holder`rollback`
  return output
}
