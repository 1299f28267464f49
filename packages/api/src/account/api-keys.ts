import { and, desc, eq, isNull, sql } from '@leora/db'
import { apiKeys } from '@leora/db/schema/index'
import { hashToken } from '@leora/db/tenant'
import type { ApiKey, CreatedApiKey } from '@leora/domain/account/account'
import type { CreateApiKeyInput, RevokeApiKeyInput } from '@leora/domain/account/inputs'
import { canManageApiKeys } from '@leora/domain/account/policy'
import type { ApiScope } from '@leora/domain/actor'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import { uuid7 } from '@leora/domain/uuid7'
import type { TenantContext } from '../context.ts'
import { mailApiKeyCreated } from '../mail/mail-api-key-created.ts'
import { newApiKeySecret, startOf } from './api-key-secret.ts'

const columns = {
  id: apiKeys.id,
  name: apiKeys.name,
  start: apiKeys.tokenStart,
  scopes: apiKeys.scopes,
  ownerName: sql<string>`(select u.name from auth.users u where u.id = api_keys.user_id)`,
  createdAt: apiKeys.createdAt,
  expiresAt: apiKeys.expiresAt,
  lastUsedAt: apiKeys.lastUsedAt,
  lastUsedIp: apiKeys.lastUsedIp,
}

export async function listApiKeys(ctx: TenantContext): Promise<ApiKey[]> {
  authorize(canManageApiKeys(ctx.actor))
  const rows = await ctx.db
    .select(columns)
    .from(apiKeys)
    .where(and(eq(apiKeys.tenantId, ctx.actor.tenantId), isNull(apiKeys.revokedAt)))
    .orderBy(desc(apiKeys.createdAt))
    .limit(200)
  return rows.map((row) => ({ ...row, scopes: row.scopes as ApiScope[] }))
}

/** A key acts as the person who made it, with the rights named here and no more. */
export async function createApiKey(
  ctx: TenantContext,
  input: CreateApiKeyInput,
): Promise<CreatedApiKey> {
  authorize(canManageApiKeys(ctx.actor))
  const secret = newApiKeySecret()
  const [made] = await ctx.db
    .insert(apiKeys)
    .values({
      tenantId: ctx.actor.tenantId,
      id: uuid7(),
      tokenHash: hashToken(secret),
      tokenStart: startOf(secret),
      userId: ctx.actor.userId,
      name: input.name,
      scopes: input.scopes,
      expiresAt: sql`now() + make_interval(days => ${input.expiresInDays})`,
    })
    .returning(columns)
  if (!made) throw new Error('The insert answered no row.')
  const created = { ...made, scopes: made.scopes as ApiScope[] }
  await mailApiKeyCreated(ctx, created)
  return { ...created, secret }
}

export async function revokeApiKey(
  ctx: TenantContext,
  input: RevokeApiKeyInput,
): Promise<{ id: string }> {
  authorize(canManageApiKeys(ctx.actor))
  const revoked = await ctx.db
    .update(apiKeys)
    .set({ revokedAt: sql`now()` })
    .where(
      and(
        eq(apiKeys.tenantId, ctx.actor.tenantId),
        eq(apiKeys.id, input.id),
        isNull(apiKeys.revokedAt),
      ),
    )
    .returning({ id: apiKeys.id })
  if (revoked.length === 0)
    throw new DomainError('not_found', 'This API key does not exist or was revoked.')
  return { id: input.id }
}
