import { z } from 'zod'

/** Where a code can be sent as a second choice, beside an app or a passkey. */
export const codeChannels = ['email', 'sms'] as const
export type CodeChannel = (typeof codeChannels)[number]

export const sentCodeRules = {
  minutes: 10,
  /** A new code is not sent before so long. */
  pauseSeconds: 60,
} as const

export const codeChannelSchema = z.object({
  channel: z.enum(codeChannels),
  /** Where it goes to, so that its owner knows it and nobody else learns it. */
  to: z.string(),
})

const phone = z
  .string()
  .max(40)
  .transform((text) => text.replace(/[\s()/.-]/g, '').replace(/^00/, '+'))
  .pipe(
    z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/, 'Write the number with its country code, like +43 660 1234567.'),
  )

export const sentCode = z
  .string()
  .max(20)
  .transform((text) => text.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'Write the six digits that were sent to you.'))

export const beginCodeChannelInput = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('email') }),
  z.strictObject({ channel: z.literal('sms'), phone }),
])
export type BeginCodeChannelInput = z.infer<typeof beginCodeChannelInput>

export const confirmCodeChannelInput = z.strictObject({
  channel: z.enum(codeChannels),
  code: sentCode,
})
export type ConfirmCodeChannelInput = z.infer<typeof confirmCodeChannelInput>

export const removeCodeChannelInput = z.strictObject({ channel: z.enum(codeChannels) })

export const sendCodeInput = z.strictObject({ method: z.enum(codeChannels) })

/** Enough to know it by: `m…@company.com`, `…4567`. */
export function hintOf(channel: CodeChannel, to: string): string {
  if (channel === 'sms') return `…${to.slice(-4)}`
  const at = to.lastIndexOf('@')
  return `${to.slice(0, 1)}…${to.slice(at)}`
}
