import {
  invitationIdInput,
  invitationSchema,
  inviteMemberInput,
  readInvitationInput,
  suspendMemberInput,
} from '@leora/domain/invitations/invitation'
import { z } from 'zod'
import {
  outerPersonProcedure,
  personProcedure,
  steppedUpProcedure,
  tenantProcedure,
} from '../trpc.ts'
import { joinCompany } from './accept-invitation.ts'
import {
  inviteMember,
  listInvitations,
  resendInvitation,
  revokeInvitation,
} from './invite-member.ts'
import { reactivateMember, suspendMember } from './suspend-member.ts'

const suspensionSchema = z.object({ userId: z.uuid(), isSuspended: z.boolean() })

export const invitationProcedures = {
  listInvitations: tenantProcedure
    .meta({
      rest: 'GET /invitations',
      summary: 'List who was invited, and how it went',
      returns: z.array(invitationSchema),
    })
    .query(({ ctx }) => listInvitations(ctx)),
  inviteMember: personProcedure
    .meta({
      rest: 'POST /invitations',
      summary: 'Invite a person by mail',
      returns: invitationSchema,
    })
    .input(inviteMemberInput)
    .mutation(({ ctx, input }) => inviteMember(ctx, input)),
  resendInvitation: personProcedure
    .meta({
      rest: 'POST /invitations/{id}/resend',
      summary: 'Mail an invitation again, with a new link',
      returns: invitationSchema,
    })
    .input(invitationIdInput)
    .mutation(({ ctx, input }) => resendInvitation(ctx, input)),
  revokeInvitation: personProcedure
    .meta({
      rest: 'DELETE /invitations/{id}',
      summary: 'Take an invitation back',
      returns: invitationSchema,
    })
    .input(invitationIdInput)
    .mutation(({ ctx, input }) => revokeInvitation(ctx, input)),
  suspendMember: steppedUpProcedure
    .meta({
      rest: 'POST /members/{userId}/suspend',
      summary: 'Let a member sign in no more; what they did stays',
      returns: suspensionSchema,
    })
    .input(suspendMemberInput)
    .mutation(({ ctx, input }) => suspendMember(ctx, input)),
  reactivateMember: steppedUpProcedure
    .meta({
      rest: 'POST /members/{userId}/reactivate',
      summary: 'Let a suspended member sign in again',
      returns: suspensionSchema,
    })
    .input(suspendMemberInput)
    .mutation(({ ctx, input }) => reactivateMember(ctx, input)),
}

export const joinProcedures = {
  joinCompany: outerPersonProcedure
    .meta({
      rest: 'POST /account/companies',
      summary: 'Join a company that invited you, and work there',
      returns: z.object({ tenantId: z.uuid() }),
    })
    .input(readInvitationInput)
    .mutation(({ ctx, input }) => joinCompany(ctx, input)),
}
