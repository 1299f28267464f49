import { and, eq, sql } from '@leora/db'
import { sessions } from '@leora/db/schema/index'
import type { MemberSessionsInput, Session } from '@leora/domain/account/session'
import { canEndMemberSessions } from '@leora/domain/admin/admin'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import { endSessions, readSessions } from '../account/sessions.ts'
import type { TenantContext } from '../context.ts'

/** Only those in this company: what a person does elsewhere is not its owner's business. */
export async function listMemberSessions(
  ctx: TenantContext,
  { userId }: MemberSessionsInput,
): Promise<Session[]> {
  authorize(canEndMemberSessions(ctx.actor))
  await assertMember(ctx, userId)
  const { tenantId } = ctx.actor
  return await readSessions(ctx, sql`s.user_id = ${userId} and s.tenant_id = ${tenantId}`)
}

export async function endMemberSessions(
  ctx: TenantContext,
  { userId }: MemberSessionsInput,
): Promise<{ count: number }> {
  authorize(canEndMemberSessions(ctx.actor))
  const { tenantId } = ctx.actor
  // Recorded first: sessions lie outside the transaction, and none may end unrecorded.
  const [recorded] = await ctx.db.run(
    `select audit.record_act('members', user_id, 'ended_sessions', '{}') from members
      where tenant_id = $1 and user_id = $2`,
    [tenantId, userId],
  )
  if (!recorded) throwNotMember()
  const theirs = and(eq(sessions.userId, userId), eq(sessions.tenantId, tenantId))
  return { count: await endSessions(ctx.database.auth, theirs) }
}

async function assertMember({ db, actor }: TenantContext, userId: string): Promise<void> {
  const [found] = await db.run(
    'select 1 as found from members where tenant_id = $1 and user_id = $2',
    [actor.tenantId, userId],
  )
  if (!found) throwNotMember()
}

function throwNotMember(): never {
  throw new DomainError('not_found', 'This person is not a member of your company.')
}
