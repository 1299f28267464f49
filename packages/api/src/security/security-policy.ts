import { eq, sql } from '@leora/db'
import { securityPolicies } from '@leora/db/schema/index'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import {
  canReadSecurityPolicy,
  canSetSecurityPolicy,
  defaultSecurityPolicy,
  type SecurityPolicy,
  type SetSecurityPolicyInput,
} from '@leora/domain/security/security-policy'
import type { TenantContext } from '../context.ts'
import { listFactors } from '../sign-in/finish-sign-in.ts'

export async function getSecurityPolicy(ctx: TenantContext): Promise<SecurityPolicy> {
  authorize(canReadSecurityPolicy(ctx.actor))
  const [row] = await ctx.db
    .select(policyColumns)
    .from(securityPolicies)
    .where(eq(securityPolicies.tenantId, ctx.actor.tenantId))
  return row ? (row as SecurityPolicy) : defaultSecurityPolicy
}

export async function setSecurityPolicy(
  ctx: TenantContext,
  { expectedVersion, ...policy }: SetSecurityPolicyInput,
): Promise<SecurityPolicy> {
  authorize(canSetSecurityPolicy(ctx.actor))
  await assertOwnFactor(ctx, policy.factorRequiredRoles)
  const values = { ...policy, version: expectedVersion + 1 }
  // Made or changed in one statement; of two that began from the same version, one finds it gone.
  const [saved] = await ctx.db
    .insert(securityPolicies)
    .values({ tenantId: ctx.actor.tenantId, ...values })
    .onConflictDoUpdate({
      target: securityPolicies.tenantId,
      set: { ...values, updatedAt: sql`now()` },
      setWhere: eq(securityPolicies.version, expectedVersion),
    })
    .returning(policyColumns)
  if (saved && saved.version === expectedVersion + 1) return saved as SecurityPolicy
  throw new DomainError(
    'conflict',
    'Somebody changed this policy while you were editing. Choose which values to keep.',
    { current: await getSecurityPolicy(ctx) },
  )
}

const policyColumns = {
  factorRequiredRoles: securityPolicies.factorRequiredRoles,
  idleMinutes: securityPolicies.idleMinutes,
  absoluteHours: securityPolicies.absoluteHours,
  version: securityPolicies.version,
}

// Whoever asks others for a second factor has one, or would lock themselves out on the spot.
async function assertOwnFactor(ctx: TenantContext, asked: readonly string[]): Promise<void> {
  if (!asked.includes(ctx.actor.role)) return
  const factors = await listFactors(ctx.database.auth, ctx.actor.userId)
  if (factors.length > 0) return
  throw new DomainError(
    'invalid_state',
    'Set up your own second factor first, then ask for it from your role.',
  )
}
