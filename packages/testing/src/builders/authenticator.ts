import { totpPlace } from '@leora/api/second-factor/prove-factor'
import { hotp, newTotpSecret, stepAt } from '@leora/api/second-factor/totp'
import { hashPassword } from '@leora/api/sign-in/password'
import type { TestActor } from '../actors.ts'
import { servicesOf } from '../services.ts'

/** A person's authenticator app. */
export interface Authenticator {
  readonly secret: Buffer
  /** The code shown so many steps from now. */
  codeAt(step: number): string
  /** A code that was not used yet: the present one, forgetting those used before. */
  nextCode(): string
}

export async function anAuthenticator(
  { database, userId }: Pick<TestActor, 'database' | 'userId'>,
  { isConfirmed = true }: { isConfirmed?: boolean } = {},
): Promise<Authenticator> {
  const secret = newTotpSecret()
  const sealed = await servicesOf(database).keyRing.seal(totpPlace(userId), secret)
  const confirmedAt = isConfirmed ? database.admin`now()` : null
  await database.admin`
    insert into auth.totp (user_id, secret_sealed, confirmed_at) values (${userId}, ${sealed}, ${confirmedAt})
    on conflict (user_id) do update set secret_sealed = excluded.secret_sealed,
      confirmed_at = excluded.confirmed_at, last_step = 0`
  const codeAt = (step: number) => hotp(secret, stepAt(Date.now()) + step)
  return { secret, codeAt, nextCode: () => codeAt(0) }
}

const password = 'a long enough sentence'
let hash: Promise<string> | undefined

/** Gives the person a password, and answers it. */
export async function aPassword({
  database,
  userId,
}: Pick<TestActor, 'database' | 'userId'>): Promise<string> {
  hash ??= hashPassword(password)
  await database.admin`
    insert into auth.passwords (user_id, hash) values (${userId}, ${await hash})
    on conflict (user_id) do update set hash = excluded.hash`
  // A second factor would have to be used instead.
  await database.admin`delete from auth.totp where user_id = ${userId}`
  return password
}
