import { sendCodeInput } from '@leora/domain/second-factor/code-channels'
import {
  confirmTotpInput,
  noInput,
  proveFactorInput,
  resetFactorsInput,
  stepUpInput,
} from '@leora/domain/second-factor/inputs'
import {
  accountSecuritySchema,
  newTotpSchema,
  recoveryCodesSchema,
} from '@leora/domain/second-factor/second-factor'
import { z } from 'zod'
import {
  outerPersonProcedure,
  outerProcedure,
  steppedUpOuterProcedure,
  steppedUpProcedure,
} from '../trpc.ts'
import { getAccountSecurity } from './account-security.ts'
import { beginTotp, confirmTotp, renewRecoveryCodes } from './enrol-totp.ts'
import { removeTotp, resetFactors } from './remove-factor.ts'
import { proveOwnFactor, stepUp } from './step-up.ts'
import { sendStepUpCode } from './step-up-code.ts'

const doneSchema = z.object({ next: z.literal('done') })

export const secondFactorProcedures = {
  getSecurity: outerProcedure
    .meta({
      rest: 'GET /account/security',
      summary: 'How you sign in, and what your company asks for',
      returns: accountSecuritySchema,
    })
    .query(({ ctx }) => getAccountSecurity(ctx)),
  stepUp: outerPersonProcedure
    .meta({
      rest: 'POST /account/step-up',
      summary: 'Prove that you are there, before sensitive acts',
      returns: doneSchema,
    })
    .input(stepUpInput)
    .mutation(({ ctx, input }) => stepUp(ctx, input)),
  proveFactor: outerPersonProcedure
    .meta({
      rest: 'POST /account/factor',
      summary: 'Confirm the second factor that your company asks for',
      returns: doneSchema,
    })
    .input(proveFactorInput)
    .mutation(({ ctx, input }) => proveOwnFactor(ctx, input)),
  sendStepUpCode: outerPersonProcedure
    .meta({
      rest: 'POST /account/factor/code',
      summary: 'Have a code sent with which you prove that you are there',
      returns: z.object({ next: z.literal('sent'), to: z.string() }),
    })
    .input(sendCodeInput)
    .mutation(({ ctx, input }) => sendStepUpCode(ctx, input)),
  beginTotp: steppedUpOuterProcedure
    .meta({
      rest: 'POST /account/totp',
      summary: 'Begin to set up an authenticator app',
      returns: newTotpSchema,
    })
    .input(noInput)
    .mutation(({ ctx }) => beginTotp(ctx)),
  confirmTotp: steppedUpOuterProcedure
    .meta({
      rest: 'POST /account/totp/confirmation',
      summary: 'Finish setting up the app with a first code; answers the recovery codes',
      returns: recoveryCodesSchema,
    })
    .input(confirmTotpInput)
    .mutation(({ ctx, input }) => confirmTotp(ctx, input)),
  removeTotp: steppedUpProcedure
    .meta({
      rest: 'DELETE /account/totp',
      summary: 'Sign in without an authenticator app from now on',
      returns: z.object({ removed: z.boolean() }),
    })
    .input(noInput)
    .mutation(({ ctx }) => removeTotp(ctx)),
  renewRecoveryCodes: steppedUpProcedure
    .meta({
      rest: 'POST /account/recovery-codes',
      summary: 'Make new recovery codes; the old ones no longer work',
      returns: recoveryCodesSchema,
    })
    .input(noInput)
    .mutation(({ ctx }) => renewRecoveryCodes(ctx)),
}

export const factorAdminProcedures = {
  resetFactors: steppedUpProcedure
    .meta({
      rest: 'POST /members/{userId}/factors/reset',
      summary: 'Let a member who lost their device set up a new second factor',
      returns: z.object({ userId: z.uuid() }),
    })
    .input(resetFactorsInput)
    .mutation(({ ctx, input }) => resetFactors(ctx, input)),
}
