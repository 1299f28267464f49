import { z } from 'zod'
import { codeChannels, sentCode } from './code-channels.ts'

export const maxPasswordText = 256

/** For acts that need nothing said. */
export const noInput = z.strictObject({}).optional()

/** As people type them: with blanks, and for recovery codes in any case. */
export const totpCode = z
  .string()
  .max(20)
  .transform((text) => text.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'Write the six digits that your app shows.'))

export const recoveryCode = z
  .string()
  .max(80)
  .transform((text) => text.toUpperCase().replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^[A-Z2-7]{24}$/, 'Write one of your recovery codes, all of it.'))

/** What the person holds, and nobody reads on its way. */
const heldFactorInput = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('totp'), code: totpCode }),
  z.strictObject({ method: z.literal('recovery'), code: recoveryCode }),
])
export type HeldFactorInput = z.infer<typeof heldFactorInput>

export const proveFactorInput = z.discriminatedUnion('method', [
  ...heldFactorInput.options,
  z.strictObject({ method: z.enum(codeChannels), code: sentCode }),
])
export type ProveFactorInput = z.infer<typeof proveFactorInput>

export const stepUpInput = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('password'),
    password: z.string().min(1, 'Write your password.').max(maxPasswordText),
  }),
  ...proveFactorInput.options,
])
export type StepUpInput = z.infer<typeof stepUpInput>

export const confirmTotpInput = z.strictObject({ code: totpCode })
export type ConfirmTotpInput = z.infer<typeof confirmTotpInput>

export const resetFactorsInput = z.strictObject({
  userId: z.uuid(),
  reason: z.string().trim().min(3, 'Write why, for the record.').max(300),
})
export type ResetFactorsInput = z.infer<typeof resetFactorsInput>
