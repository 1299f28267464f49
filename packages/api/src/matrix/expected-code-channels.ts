import { roles as everyone } from '@leora/domain/actor'
import { anAuthenticator } from '@leora/testing/builders/authenticator'
import { aCodeChannel } from '@leora/testing/builders/code-channel'
import type { Expected } from './expected.ts'

export const codeChannelExpectations: Record<string, Expected> = {
  'account.beginCodeChannel': {
    allowed: everyone,
    keys: false,
    stepUp: true,
    statements: 5,
    input: async (actor) => {
      await anAuthenticator(actor)
      await actor.database.admin`delete from auth.code_channels where user_id = ${actor.userId}`
      await actor.database.admin`delete from auth.mail where user_id = ${actor.userId}`
      return { channel: 'email' }
    },
    recorded: { not: 'identity belongs to the person, not to a company' },
  },
  'account.sendStepUpCode': {
    allowed: everyone,
    ownPerson: true,
    keys: false,
    beforeGate: true,
    statements: 5,
    input: async (actor) => {
      await anAuthenticator(actor)
      await aCodeChannel(actor)
      await actor.database.admin`delete from auth.mail where user_id = ${actor.userId}`
      await actor.database.admin`delete from auth.challenges where user_id = ${actor.userId}`
      return { method: 'email' }
    },
    recorded: { not: 'identity belongs to the person, not to a company' },
  },
  'account.confirmCodeChannel': {
    allowed: everyone,
    keys: false,
    stepUp: true,
    statements: 5,
    input: async (actor) => ({
      channel: 'email',
      code: await aCodeChannel(actor, { isConfirmed: false }),
    }),
    recorded: ['emails', 'created'],
  },
  'account.removeCodeChannel': {
    allowed: everyone,
    keys: false,
    stepUp: true,
    statements: 4,
    input: async (actor) => {
      await aCodeChannel(actor)
      return { channel: 'email' }
    },
    recorded: ['emails', 'created'],
  },
}
