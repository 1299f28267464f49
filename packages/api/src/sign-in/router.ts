import { changeEmailInput, changePasswordInput } from '@leora/domain/account/inputs'
import { z } from 'zod'
import { outerPersonProcedure, steppedUpProcedure } from '../trpc.ts'
import { changeEmail } from './change-email.ts'
import { changePassword } from './change-password.ts'

export const signInProcedures = {
  changePassword: outerPersonProcedure
    .meta({
      rest: 'POST /account/password',
      summary: 'Change your password',
      returns: z.object({ next: z.literal('done') }),
    })
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
  changeEmail: steppedUpProcedure
    .meta({
      rest: 'POST /account/email',
      summary: 'Sign in with another address, once it has answered',
      returns: z.object({ next: z.literal('mailed') }),
    })
    .input(changeEmailInput)
    .mutation(({ ctx, input }) => changeEmail(ctx, input)),
}
