import type { Role } from '@leora/domain/actor'
import type { TenantContext } from '../context.ts'
import { findReader } from './readers.ts'
import { sendLater } from './send-later.ts'
import { roleChangedMail } from './templates/role-changed.ts'

/** Tells the member, in the transaction that changed the role. */
export async function mailRoleChanged(
  ctx: TenantContext,
  { userId, from, to }: { userId: string; from: Role; to: Role },
): Promise<void> {
  const [member, changer] = await Promise.all([
    findReader(ctx, userId),
    findReader(ctx, ctx.actor.userId),
  ])
  if (!member) return
  await sendLater(ctx, {
    recipient: member.email,
    ...roleChangedMail(member, {
      companyName: member.companyName,
      changedByName: changer?.name ?? '',
      from,
      to,
    }),
  })
}
