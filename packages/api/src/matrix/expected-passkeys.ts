import { roles as everyone } from '@leora/domain/actor'
import {
  aMadePasskey,
  anotherStoredPasskey,
  aPasskeyProof,
  aStoredPasskey,
} from '@leora/testing/builders/passkey'
import type { Expected } from './expected.ts'

const recorded = { not: 'identity belongs to the person, not to a company' }

export const passkeyExpectations: Record<string, Expected> = {
  'account.listPasskeys': { allowed: everyone, keys: false, beforeGate: true, statements: 1 },
  'account.beginPasskey': {
    allowed: everyone,
    keys: false,
    beforeGate: true,
    stepUp: true,
    statements: 3,
    recorded,
  },
  'account.addPasskey': {
    allowed: everyone,
    ownPerson: true,
    keys: false,
    beforeGate: true,
    stepUp: true,
    statements: 7,
    input: async (actor) => {
      await aStoredPasskey(actor)
      return { name: 'Phone', proof: await aMadePasskey(actor) }
    },
    recorded: ['emails', 'created'],
  },
  'account.renamePasskey': {
    allowed: everyone,
    keys: false,
    beforeGate: true,
    statements: 1,
    input: async (actor) => ({ id: (await aStoredPasskey(actor)).id, name: 'Work phone' }),
    recorded,
  },
  'account.removePasskey': {
    allowed: everyone,
    ownPerson: true,
    keys: false,
    beforeGate: true,
    stepUp: true,
    statements: 8,
    input: async (actor) => {
      await aStoredPasskey(actor)
      return { id: (await anotherStoredPasskey(actor)).id }
    },
    recorded: ['emails', 'created'],
  },
  'account.beginPasskeyProof': {
    allowed: everyone,
    keys: false,
    beforeGate: true,
    statements: 2,
    input: async (actor) => void (await aStoredPasskey(actor)),
    recorded,
  },
  'account.provePasskey': {
    allowed: everyone,
    keys: false,
    beforeGate: true,
    statements: 5,
    input: async (actor) => ({ proof: await aPasskeyProof(actor) }),
    recorded,
  },
}
