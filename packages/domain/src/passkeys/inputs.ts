import { z } from 'zod'
import { mailedToken } from '../sign-up/mailed-token.ts'
import { requiredText } from '../text.ts'

const base64url = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^[\w-]+$/)

const credential = {
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal('public-key'),
  // Nothing is asked of extensions, so nothing is believed of them.
  clientExtensionResults: z
    .unknown()
    .optional()
    .transform(() => ({})),
}

// Hints that go back to browsers as they came; new kinds appear.
const transports = z
  .array(
    z
      .string()
      .max(20)
      .regex(/^[a-z-]+$/),
  )
  .max(10)

/** What a browser answers when it made a passkey, as WebAuthn writes it in JSON. */
export const newPasskeyProof = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4_000),
    attestationObject: base64url(40_000),
    transports: transports.optional().catch(undefined),
  }),
})
export type NewPasskeyProof = z.infer<typeof newPasskeyProof>

/** What a browser answers when it used a passkey. */
export const passkeyProof = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4_000),
    authenticatorData: base64url(4_000),
    signature: base64url(2_000),
    userHandle: z
      .string()
      .max(100)
      .regex(/^[\w-]*$/)
      .nullish(),
  }),
})
export type PasskeyProof = z.infer<typeof passkeyProof>

const name = requiredText(80, 'Name the passkey, for example after the device that holds it.')

export const addPasskeyInput = z.strictObject({
  name,
  proof: newPasskeyProof,
  /** Whether the person's other sessions end: whoever is in one proved less. */
  endOthers: z.boolean().default(true),
})
export type AddPasskeyInput = z.infer<typeof addPasskeyInput>

export const renamePasskeyInput = z.strictObject({ id: z.uuid(), name })
export type RenamePasskeyInput = z.infer<typeof renamePasskeyInput>

export const removePasskeyInput = z.strictObject({ id: z.uuid() })
export type RemovePasskeyInput = z.infer<typeof removePasskeyInput>

export const usePasskeyInput = z.strictObject({ proof: passkeyProof })
export type UsePasskeyInput = z.infer<typeof usePasskeyInput>

export const signInWithPasskeyInput = z.strictObject({
  proof: passkeyProof,
  invitation: mailedToken.optional(),
})
