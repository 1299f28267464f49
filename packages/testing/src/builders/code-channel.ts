import { hashPassword } from '@leora/api/sign-in/password'
import type { TestActor } from '../actors.ts'

const code = '123456'
let hash: Promise<string> | undefined

/** A way to be sent codes; while it is not confirmed, the answer is the code that was sent. */
export async function aCodeChannel(
  { database, userId }: Pick<TestActor, 'database' | 'userId'>,
  { isConfirmed = true, phone }: { isConfirmed?: boolean; phone?: string } = {},
): Promise<string> {
  hash ??= hashPassword(code)
  const channel = phone === undefined ? 'email' : 'sms'
  const confirmedAt = isConfirmed ? database.admin`now()` : null
  await database.admin`
    insert into auth.code_channels (user_id, channel, phone, code_hash, code_sent_at, confirmed_at)
    values (${userId}, ${channel}, ${phone ?? null}, ${await hash}, now(), ${confirmedAt})
    on conflict (user_id, channel) do update set code_hash = excluded.code_hash, attempts = 0,
      code_sent_at = excluded.code_sent_at, confirmed_at = excluded.confirmed_at`
  return code
}
