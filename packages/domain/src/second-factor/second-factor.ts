import { z } from 'zod'
import { codeChannelSchema } from './code-channels.ts'

export const recoveryCodeCount = 10

/** How a person signs in, for their own eyes. */
export const accountSecuritySchema = z.object({
  hasPassword: z.boolean(),
  totp: z.object({ confirmedAt: z.iso.datetime({ offset: true }) }).nullable(),
  recoveryCodesLeft: z.number().int(),
  passkeys: z.number().int(),
  /** Where a code may be sent at the sign-in, as a second choice. */
  codeChannels: z.array(codeChannelSchema),
  /** Whether this Leora can send text messages. */
  canSendTexts: z.boolean(),
  /** True where this company lets the person in only with a second factor. */
  isFactorRequired: z.boolean(),
})
export type AccountSecurity = z.infer<typeof accountSecuritySchema>

/** Shown once, to be taken into the app. */
export const newTotpSchema = z.object({ secret: z.string(), uri: z.string() })
export type NewTotp = z.infer<typeof newTotpSchema>

export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()) })
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>
