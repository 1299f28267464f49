import { and, eq, isNull, ne, sql } from '@leora/db'
import { members } from '@leora/db/schema/index'
import type { TenantContext } from '../context.ts'

/** Who else could run the company: owners in full, who may sign in. */
export async function countOtherOwners(ctx: TenantContext, userId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(members)
    .where(
      and(
        eq(members.tenantId, ctx.actor.tenantId),
        eq(members.role, 'owner'),
        ne(members.userId, userId),
        isNull(members.permissionSetId),
        isNull(members.suspendedAt),
      ),
    )
  return row?.count ?? 0
}
