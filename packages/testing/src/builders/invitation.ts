import { randomBytes, randomUUID } from 'node:crypto'
import { hashToken } from '@leora/db/tenant'
import { aTenant, type TestActor } from '../actors.ts'

/** Another company invites this person; the answer is what the mail carried. */
export async function anInvitation({ database, email }: TestActor): Promise<string> {
  const { owner } = await aTenant(database)
  const token = randomBytes(32).toString('base64url')
  await insert(owner, { id: randomUUID(), email, token })
  return token
}

/** The id of an invitation to somebody nobody knows. */
export async function anOpenInvitation(inviter: TestActor): Promise<string> {
  const id = randomUUID()
  const token = randomBytes(32).toString('base64url')
  await insert(inviter, { id, email: `${id}@example.test`, token })
  return id
}

async function insert(
  { database, tenantId, userId }: TestActor,
  { id, email, token }: { id: string; email: string; token: string },
): Promise<void> {
  await database.admin`
    insert into invitations (tenant_id, id, token_hash, email, role, invited_by, expires_at)
    values (${tenantId}, ${id}, ${hashToken(token)}, ${email}, 'rep', ${userId}, now() + interval '1 day')`
}
