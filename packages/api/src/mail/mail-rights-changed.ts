import type { Role } from '@leora/domain/actor'
import type { TenantContext } from '../context.ts'
import { listReadersOf } from './readers.ts'
import { sendLater } from './send-later.ts'
import { permissionSetChangedMail } from './templates/permission-set-changed.ts'
import { roleChangedMail } from './templates/role-changed.ts'

export interface RightsChange {
  userId: string
  from: Role
  to: Role
  /** The permission set that counts from now on, or null where the role does. */
  set: string | null
}

/** Tells the member, in the transaction that changed what they may do. */
export async function mailRightsChanged(
  ctx: TenantContext,
  { userId, from, to, set }: RightsChange,
): Promise<void> {
  const readers = await listReadersOf(ctx, [userId, ctx.actor.userId])
  const member = readers.find((reader) => reader.userId === userId)
  const changer = readers.find((reader) => reader.userId === ctx.actor.userId)
  if (!member) return
  const { companyName } = member
  const changedByName = changer?.name ?? ''
  await sendLater(ctx, {
    recipient: member.email,
    ...(from === to
      ? permissionSetChangedMail(member, { companyName, changedByName, role: to, set })
      : roleChangedMail(member, { companyName, changedByName, from, to })),
  })
}
