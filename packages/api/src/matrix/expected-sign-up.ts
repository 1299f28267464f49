import { randomUUID } from 'node:crypto'
import { roles } from '@leora/domain/actor'
import { aMember } from '@leora/testing/actors'
import { aPassword } from '@leora/testing/builders/authenticator'
import { anInvitation, anOpenInvitation } from '@leora/testing/builders/invitation'
import type { Expected } from './expected.ts'

const everyone = roles
const leaders = ['owner', 'manager'] as const
const personal = { not: 'identity belongs to the person, not to a company' }

export const signUpExpectations: Record<string, Expected> = {
  'account.changePassword': {
    allowed: everyone,
    ownPerson: true,
    keys: false,
    beforeGate: true,
    statements: 9,
    input: async (actor) => ({
      currentPassword: await aPassword(actor),
      newPassword: 'another long enough one',
    }),
    recorded: personal,
  },
  'account.changeEmail': {
    allowed: everyone,
    ownPerson: true,
    keys: false,
    stepUp: true,
    statements: 6,
    input: () => ({ email: `${randomUUID()}@example.test` }),
    recorded: personal,
  },
  'account.joinCompany': {
    allowed: everyone,
    ownPerson: true,
    keys: false,
    beforeGate: true,
    statements: 6,
    input: async (actor) => ({ token: await anInvitation(actor) }),
    recorded: personal,
  },
  'admin.listInvitations': { allowed: leaders, keys: true, statements: 1 },
  'admin.inviteMember': {
    allowed: leaders,
    keys: false,
    statements: 4,
    input: () => ({ id: randomUUID(), email: `${randomUUID()}@example.test`, role: 'rep' }),
    recorded: ['invitations', 'created'],
  },
  'admin.resendInvitation': {
    allowed: leaders,
    keys: false,
    statements: 5,
    input: async (_actor, { owner }) => ({ id: await anOpenInvitation(owner) }),
    recorded: ['invitations', 'updated'],
  },
  'admin.revokeInvitation': {
    allowed: leaders,
    keys: false,
    statements: 2,
    input: async (_actor, { owner }) => ({ id: await anOpenInvitation(owner) }),
    recorded: ['invitations', 'updated'],
  },
  'admin.suspendMember': {
    allowed: leaders,
    keys: false,
    stepUp: true,
    statements: 3,
    input: async ({ database }, { tenant }) => ({
      userId: (await aMember(database, tenant.id, 'rep')).userId,
      reason: 'Left the company',
    }),
    recorded: ['members', 'permission_changed'],
  },
  'admin.reactivateMember': {
    allowed: leaders,
    keys: false,
    stepUp: true,
    statements: 2,
    input: async ({ database }, { tenant }) => {
      const { userId } = await aMember(database, tenant.id, 'rep')
      await database.admin`update members set suspended_at = now() where user_id = ${userId}`
      return { userId, reason: 'Came back' }
    },
    recorded: ['members', 'permission_changed'],
  },
}
