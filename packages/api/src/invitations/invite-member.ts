import { randomBytes } from 'node:crypto'
import { and, eq, isNull } from '@leora/db'
import { invitations } from '@leora/db/schema/index'
import { hashToken } from '@leora/db/tenant'
import type { Role } from '@leora/domain/actor'
import { DomainError } from '@leora/domain/errors'
import {
  canInviteMember,
  canReadInvitations,
  type Invitation,
  type InvitationIdInput,
  type InviteMemberInput,
  invitationDays,
} from '@leora/domain/invitations/invitation'
import { authorize } from '@leora/domain/policy'
import { uuid7 } from '@leora/domain/uuid7'
import type { TenantContext } from '../context.ts'
import { mailedLink, postIdentityMail } from '../identity-mail/post-identity-mail.ts'
import { findReader } from '../mail/readers.ts'

export async function listInvitations(ctx: TenantContext): Promise<Invitation[]> {
  authorize(canReadInvitations(ctx.actor))
  return await ctx.db.run<Invitation & Record<string, unknown>>(
    `select ${invitationColumns}
    from invitations i join auth.users u on u.id = i.invited_by
    where i.tenant_id = $1
    order by i.created_at desc, i.id limit 200`,
    [ctx.actor.tenantId],
  )
}

export async function inviteMember(
  ctx: TenantContext,
  input: InviteMemberInput,
): Promise<Invitation> {
  authorize(canInviteMember(ctx.actor, input))
  if (input.permissionSetId) authorize(canInviteMember(ctx.actor, { role: 'owner' }))
  const { id = uuid7(), email, role, permissionSetId = null, teamIds } = input
  const token = newToken()
  const [row] = await ctx.db.run<Invitation & { isMember: boolean; isNew: boolean }>(
    `with known as (select exists (select from members m join auth.users u on u.id = m.user_id
        where m.tenant_id = $1 and lower(u.email) = lower($4)) as is_member),
    made as (insert into invitations (tenant_id, id, token_hash, email, role, permission_set_id, team_ids, invited_by, expires_at)
      select $1, $2, $3, $4, $5, $6::uuid, $7::text::uuid[], $8, now() + make_interval(days => $9)
      from known where not is_member
      on conflict (tenant_id, id) do nothing returning *),
    -- Sent twice, the second finds the first one's row and mails nothing.
    there as (select * from made union all select * from invitations where tenant_id = $1 and id = $2)
    select k.is_member as "isMember", exists (select from made) as "isNew", ${invitationColumns}
    from known k left join (there i join auth.users u on u.id = i.invited_by) on true`,
    [
      ctx.actor.tenantId,
      id,
      hashToken(token),
      email,
      role,
      permissionSetId,
      `{${teamIds.join(',')}}`,
      ctx.actor.userId,
      invitationDays,
    ],
  )
  if (!row || row.isMember) {
    throw new DomainError('conflict', 'This person is a member of your company already.', {
      fields: { email: 'This person is a member already.' },
    })
  }
  const { isMember: _isMember, isNew, ...invitation } = row
  if (isNew) await mailInvitation(ctx, { email, token })
  return invitation
}

/** A new link for a new week; the one before no longer works. */
export async function resendInvitation(
  ctx: TenantContext,
  { id }: InvitationIdInput,
): Promise<Invitation> {
  const before = await lockInvitation(ctx, id)
  authorize(canInviteMember(ctx.actor, { role: before.role as Role }))
  const token = newToken()
  const saved = await saveInvitation(
    ctx,
    id,
    'token_hash = $3, expires_at = now() + make_interval(days => $4)',
    [hashToken(token), invitationDays],
  )
  await mailInvitation(ctx, { email: before.email, token })
  return saved
}

export async function revokeInvitation(
  ctx: TenantContext,
  { id }: InvitationIdInput,
): Promise<Invitation> {
  const before = await lockInvitation(ctx, id)
  authorize(canInviteMember(ctx.actor, { role: before.role as Role }))
  return await saveInvitation(ctx, id, 'revoked_at = now()')
}

async function lockInvitation(ctx: TenantContext, id: string) {
  const [row] = await ctx.db
    .select({ email: invitations.email, role: invitations.role })
    .from(invitations)
    .where(
      and(isInvitation(ctx, id), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)),
    )
    .for('update')
  return row ?? throwNotFound()
}

async function saveInvitation(
  ctx: TenantContext,
  id: string,
  changes: string,
  values: readonly unknown[] = [],
): Promise<Invitation> {
  const [row] = await ctx.db.run<Invitation & Record<string, unknown>>(
    `with i as (update invitations set ${changes} where tenant_id = $1 and id = $2 returning *)
    select ${invitationColumns} from i join auth.users u on u.id = i.invited_by`,
    [ctx.actor.tenantId, id, ...values],
  )
  return row ?? throwNotFound()
}

const invitationColumns = `
  i.id, i.email, i.role, u.name as "inviterName", to_json(i.created_at)#>>'{}' as "createdAt",
  to_json(i.expires_at)#>>'{}' as "expiresAt",
  case when i.accepted_at is not null then 'accepted' when i.revoked_at is not null then 'revoked'
    when i.expires_at <= now() then 'expired' else 'open' end as state`

// The mail lies in identity, outside this transaction: a link that is mailed before a rollback opens nothing.
async function mailInvitation(
  ctx: TenantContext,
  { email, token }: { email: string; token: string },
): Promise<void> {
  const inviter = await findReader(ctx, ctx.actor.userId)
  if (!inviter) throwNotFound()
  await postIdentityMail(ctx, ctx.database.auth, {
    kind: 'invitation',
    recipient: email,
    locale: inviter.locale,
    facts: {
      name: '',
      company: inviter.companyName,
      inviter: inviter.name,
      link: mailedLink(ctx.publicUrl, 'invite', token),
    },
  })
  await ctx.jobs.wake('deliver-identity-mail')
}

function newToken(): string {
  return randomBytes(32).toString('base64url')
}

function isInvitation(ctx: TenantContext, id: string) {
  return and(eq(invitations.tenantId, ctx.actor.tenantId), eq(invitations.id, id))
}

function throwNotFound(): never {
  throw new DomainError('not_found', 'This invitation does not exist, or is no longer open.')
}
