import type { AuditChanges } from '@leora/db/schema/audit'
import type { TenantContext } from '../context.ts'

/** The rights of a member, or of all who have a set, as the history tells it: what, by whom, and why. */
export async function recordPermissionChange(
  ctx: TenantContext,
  subject: { entity: 'members' | 'permission_sets'; id: string },
  changes: AuditChanges,
  reason: string,
): Promise<void> {
  const told = { ...changes, reason: { old: null, new: reason } }
  await ctx.db.run(`select audit.record_act($1, $2, 'permission_changed', $3::text::jsonb)`, [
    subject.entity,
    subject.id,
    JSON.stringify(told),
  ])
}
