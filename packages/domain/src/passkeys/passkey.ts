import { z } from 'zod'

export const maxPasskeys = 20

export const passkeySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** True where the device's maker keeps a copy, so that losing the device does not lose the passkey. */
  isBackedUp: z.boolean(),
  createdAt: z.iso.datetime({ offset: true }),
  lastUsedAt: z.iso.datetime({ offset: true }).nullable(),
})
export type Passkey = z.infer<typeof passkeySchema>

/** What the browser is asked with, as WebAuthn writes it in JSON. */
export const passkeyQuestionSchema = z.looseObject({ challenge: z.string() })
