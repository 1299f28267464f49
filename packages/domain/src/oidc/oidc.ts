import { z } from 'zod'

/** Why a sign-in by provider ended; the page says each in the reader's words. */
export const providerRefusals = [
  'unavailable',
  'ended',
  'refused',
  'unverified',
  'unknown',
  'prove',
  'no_company',
] as const
export type ProviderRefusal = (typeof providerRefusals)[number]

/** Only an address within this app may follow a sign-in. */
export const startProviderInput = z.strictObject({
  returnTo: z
    .string()
    .max(2_000)
    .regex(/^\/(?![/\\])[^\r\n\t]*$/)
    .default('/'),
})
export type StartProviderInput = z.infer<typeof startProviderInput>
