import { identitiesSchema, identityIdInput } from '@leora/domain/oidc/oidc'
import { z } from 'zod'
import { outerProcedure, steppedUpOuterProcedure } from '../trpc.ts'
import { beginIdentity, listIdentities, removeIdentity } from './own-identities.ts'

export const identityProcedures = {
  listIdentities: outerProcedure
    .meta({
      rest: 'GET /account/identities',
      summary: 'List the accounts at providers that you sign in with',
      returns: identitiesSchema,
    })
    .query(({ ctx }) => listIdentities(ctx)),
  beginIdentity: steppedUpOuterProcedure
    .meta({
      rest: 'POST /account/identities',
      summary: 'Announce that you attach a provider; answers the ticket to leave for there with',
      returns: z.object({ ticket: z.string() }),
    })
    .input(z.strictObject({}).optional())
    .mutation(({ ctx }) => beginIdentity(ctx)),
  removeIdentity: steppedUpOuterProcedure
    .meta({
      rest: 'DELETE /account/identities/{id}',
      summary: 'Sign in by a provider no more and end your other sessions',
      returns: z.object({ id: z.uuid() }),
    })
    .input(identityIdInput)
    .mutation(({ ctx, input }) => removeIdentity(ctx, input)),
}
