import { roles as everyone } from '@leora/domain/actor'
import { anIdentity } from '@leora/testing/builders/identity'
import type { Expected } from './expected.ts'

const recorded = { not: 'identity belongs to the person, not to a company' }

export const identityExpectations: Record<string, Expected> = {
  'account.listIdentities': { allowed: everyone, keys: false, beforeGate: true, statements: 1 },
  'account.beginIdentity': {
    allowed: everyone,
    keys: false,
    beforeGate: true,
    stepUp: true,
    statements: 2,
    recorded,
  },
  'account.removeIdentity': {
    allowed: everyone,
    ownPerson: true,
    keys: false,
    beforeGate: true,
    stepUp: true,
    statements: 9,
    input: async (actor) => {
      await anIdentity(actor)
      return { id: (await anIdentity(actor)).id }
    },
    recorded,
  },
}
