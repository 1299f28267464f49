import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { allow, deny, type Verdict } from '../policy.ts'
import { mailedToken } from '../sign-up/mailed-token.ts'

export const maxIdentities = 20

/** Why a sign-in by provider ended; the page says each in the reader's words. */
export const providerRefusals = [
  'unavailable',
  'ended',
  'refused',
  'unverified',
  'unknown',
  'prove',
  'prove_invited',
  'invited',
  'not_invited',
  'no_company',
] as const
export type ProviderRefusal = (typeof providerRefusals)[number]

/** How it went for somebody signed in who left for the provider to sign in there from now on. */
export const attachOutcomes = [
  'attached',
  'known',
  'taken',
  'other_person',
  'refused',
  'unavailable',
] as const
export type AttachOutcome = (typeof attachOutcomes)[number]

/** Only an address within this app may follow a sign-in. */
export const startProviderInput = z.strictObject({
  returnTo: z
    .string()
    .max(2_000)
    .regex(/^\/(?![/\\])[^\r\n\t]*$/)
    .default('/'),
  /** Of somebody signed in who attaches the provider to their account. */
  ticket: mailedToken.optional(),
  /** What the mail of an invitation carried, which this sign-in accepts. */
  invitation: mailedToken.optional(),
})
export type StartProviderInput = z.infer<typeof startProviderInput>

export const identitySchema = z.object({
  id: z.uuid(),
  /** The provider as people here call it, or its host where it is not the one in use. */
  provider: z.string(),
  /** The address there, or the end of what the provider calls the person. */
  account: z.string(),
  /** False where the provider is not the one in use, so that nobody gets in by it. */
  isUsable: z.boolean(),
  createdAt: z.iso.datetime({ offset: true }),
  lastUsedAt: z.iso.datetime({ offset: true }).nullable(),
})
export type Identity = z.infer<typeof identitySchema>

export const identitiesSchema = z.object({
  /** The provider one may attach; null where none is set up. */
  provider: z.string().nullable(),
  items: z.array(identitySchema),
})
export type Identities = z.infer<typeof identitiesSchema>

export const identityIdInput = z.strictObject({ id: z.uuid() })
export type IdentityIdInput = z.infer<typeof identityIdInput>

/** Nobody locks themselves out. */
export function canRemoveIdentity(
  actor: Actor,
  { hasOtherWayIn }: { hasOtherWayIn: boolean },
): Verdict {
  if (actor.kind !== 'user') return deny('An API key may not do this. Sign in instead.')
  return hasOtherWayIn
    ? allow()
    : deny('This is your only way in. Set a password or add a passkey first.')
}
