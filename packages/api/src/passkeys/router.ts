import {
  addPasskeyInput,
  removePasskeyInput,
  renamePasskeyInput,
  usePasskeyInput,
} from '@leora/domain/passkeys/inputs'
import { passkeyQuestionSchema, passkeySchema } from '@leora/domain/passkeys/passkey'
import { z } from 'zod'
import { outerPersonProcedure, outerProcedure, steppedUpOuterProcedure } from '../trpc.ts'
import {
  addPasskey,
  beginPasskey,
  listPasskeys,
  removePasskey,
  renamePasskey,
} from './own-passkeys.ts'
import { beginPasskeyProof, proveOwnPasskey } from './prove-own-passkey.ts'

const nothing = z.strictObject({}).optional()

export const passkeyProcedures = {
  listPasskeys: outerProcedure
    .meta({
      rest: 'GET /account/passkeys',
      summary: 'List the passkeys you sign in with',
      returns: z.array(passkeySchema),
    })
    .query(({ ctx }) => listPasskeys(ctx)),
  beginPasskey: steppedUpOuterProcedure
    .meta({
      rest: 'POST /account/passkeys/question',
      summary: 'Ask a browser to make a passkey; answers what WebAuthn asks it with',
      returns: passkeyQuestionSchema,
    })
    .input(nothing)
    .mutation(({ ctx }) => beginPasskey(ctx)),
  addPasskey: steppedUpOuterProcedure
    .meta({
      rest: 'POST /account/passkeys',
      summary:
        'Add the passkey that a browser made and end your other sessions, unless told not to',
      returns: passkeySchema,
    })
    .input(addPasskeyInput)
    .mutation(({ ctx, input }) => addPasskey(ctx, input)),
  renamePasskey: outerPersonProcedure
    .meta({
      rest: 'PATCH /account/passkeys/{id}',
      summary: 'Rename a passkey',
      returns: passkeySchema,
    })
    .input(renamePasskeyInput)
    .mutation(({ ctx, input }) => renamePasskey(ctx, input)),
  removePasskey: steppedUpOuterProcedure
    .meta({
      rest: 'DELETE /account/passkeys/{id}',
      summary: 'Remove a passkey and end your other sessions',
      returns: z.object({ id: z.uuid() }),
    })
    .input(removePasskeyInput)
    .mutation(({ ctx, input }) => removePasskey(ctx, input)),
  beginPasskeyProof: outerPersonProcedure
    .meta({
      rest: 'POST /account/passkey-proof/question',
      summary: 'Ask for one of your passkeys; answers what WebAuthn asks the browser with',
      returns: passkeyQuestionSchema,
    })
    .input(nothing)
    .mutation(({ ctx }) => beginPasskeyProof(ctx)),
  provePasskey: outerPersonProcedure
    .meta({
      rest: 'POST /account/passkey-proof',
      summary: 'Prove with a passkey that you are there',
      returns: z.object({ next: z.literal('done') }),
    })
    .input(usePasskeyInput)
    .mutation(({ ctx, input }) => proveOwnPasskey(ctx, input)),
}
