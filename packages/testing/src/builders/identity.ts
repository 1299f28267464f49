import { uuid7 } from '@leora/domain/uuid7'
import type { TestActor } from '../actors.ts'
import { testProvider } from '../services.ts'

/** An account at the provider that this person signs in with. */
export async function anIdentity(
  { database, userId }: TestActor,
  { issuer = testProvider.issuer, email = null }: { issuer?: string; email?: string | null } = {},
): Promise<{ id: string; subject: string }> {
  const id = uuid7()
  const subject = `subject-${id}`
  await database.admin`
    insert into auth.identities (id, issuer, subject, user_id, email)
    values (${id}, ${issuer}, ${subject}, ${userId}, ${email})`
  return { id, subject }
}
