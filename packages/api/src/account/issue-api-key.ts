import { sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { apiKeys } from '@leora/db/schema/index'
import { hashToken } from '@leora/db/tenant'
import type { IssueApiKeyInput } from '@leora/domain/admin/enrolment'
import { uuid7 } from '@leora/domain/uuid7'
import { findMembership } from '../admin/enrol-user.ts'
import { newApiKeySecret, startOf } from './api-key-secret.ts'

/** The operator makes a key that acts as a person, with the rights named and no more. */
export async function issueApiKey(
  auth: AuthDb,
  input: IssueApiKeyInput,
): Promise<{ secret: string; tenantName: string }> {
  const { tenantId, userId, tenantName } = await findMembership(auth, input)
  const secret = newApiKeySecret()
  await auth.transaction(async (tx) => {
    await tx.execute(sql`select set_config('app.tenant_id', ${tenantId}, true)`)
    await tx.insert(apiKeys).values({
      tenantId,
      id: uuid7(),
      tokenHash: hashToken(secret),
      tokenStart: startOf(secret),
      userId,
      name: input.name,
      scopes: input.scopes,
      expiresAt: sql`now() + make_interval(days => ${input.expiresInDays})`,
    })
  })
  return { secret, tenantName }
}
