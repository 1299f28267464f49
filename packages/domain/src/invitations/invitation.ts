import { z } from 'zod'
import { emailAddress } from '../account/inputs.ts'
import { type Actor, type Role, roles } from '../actor.ts'
import { allowAct } from '../permissions/allow.ts'
import { compareRights } from '../permissions/compare-rights.ts'
import { rightsOf } from '../permissions/rights.ts'
import { deny, type Verdict } from '../policy.ts'
import { newPassword } from '../sign-in/passwords.ts'
import { mailedToken } from '../sign-up/mailed-token.ts'
import { requiredText } from '../text.ts'

export const invitationDays = 7

export const invitationStates = ['open', 'accepted', 'expired', 'revoked'] as const

export const invitationSchema = z.object({
  id: z.uuid(),
  email: z.string(),
  role: z.enum(roles),
  state: z.enum(invitationStates),
  inviterName: z.string(),
  createdAt: z.iso.datetime({ offset: true }),
  expiresAt: z.iso.datetime({ offset: true }),
})
export type Invitation = z.infer<typeof invitationSchema>

export const inviteMemberInput = z.strictObject({
  id: z.uuid().optional(),
  email: emailAddress,
  role: z.enum(roles),
  permissionSetId: z.uuid().nullish(),
  teamIds: z.array(z.uuid()).max(50).default([]),
})
export type InviteMemberInput = z.infer<typeof inviteMemberInput>

export const invitationIdInput = z.strictObject({ id: z.uuid() })
export type InvitationIdInput = z.infer<typeof invitationIdInput>

export const readInvitationInput = z.strictObject({ token: mailedToken })
export type ReadInvitationInput = z.infer<typeof readInvitationInput>

/** A person new to Leora chooses name and password; one who is known signs in and joins. */
export const acceptInvitationInput = z.strictObject({
  token: mailedToken,
  name: requiredText(120, 'Write your name.'),
  password: newPassword,
})
export type AcceptInvitationInput = z.infer<typeof acceptInvitationInput>

/** What the invited person sees before they decide. */
export interface InvitationOffer {
  company: string
  email: string
  inviterName: string
  role: Role
  /** True where the address has a sign-in already. */
  isKnown: boolean
}

/** Nobody gives a right they could not give to a member. */
export function canInviteMember(actor: Actor, { role }: { role: Role }): Verdict {
  if (actor.kind !== 'user') return deny('An API key may not invite people. Sign in instead.')
  const invite = allowAct(actor, 'members.invite')
  if (!invite.allowed) return invite
  if (role === 'owner') return allowAct(actor, 'members.setRole')
  // A second account of one's own would otherwise have what a permission set withholds.
  const { gained } = compareRights(rightsOf(actor), rightsOf({ role, permissionSet: null }))
  return gained.length === 0
    ? invite
    : deny(
        'You may invite people to what you may do yourself. Choose another role, or ask an owner.',
      )
}

export function canReadInvitations(actor: Actor): Verdict {
  return allowAct(actor, 'members.invite')
}

export function canSuspendMember(actor: Actor, target: { userId: string; role: Role }): Verdict {
  if (actor.kind !== 'user') return deny('An API key may not suspend people. Sign in instead.')
  if (actor.userId === target.userId) return deny('You may not suspend yourself. Ask an owner.')
  if (target.role === 'owner') return allowAct(actor, 'members.setRole')
  return allowAct(actor, 'members.suspend')
}

export const suspendMemberInput = z.strictObject({
  userId: z.uuid(),
  reason: z.string().trim().min(3, 'Write why, for the record.').max(300),
})
export type SuspendMemberInput = z.infer<typeof suspendMemberInput>
