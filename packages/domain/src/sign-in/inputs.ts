import { z } from 'zod'
import { mailedToken } from '../sign-up/mailed-token.ts'

export const minPasswordLength = 12
export const maxPasswordLength = 256

export const signInInput = z.object({
  email: z.string().trim().min(1, 'Write your e-mail address.').max(254),
  password: z.string().min(1, 'Write your password.').max(maxPasswordLength),
  /** What an invitation's mail carries; the sign-in then joins its company. */
  invitation: mailedToken.optional(),
})
export type SignInInput = z.infer<typeof signInInput>

export const notMeInput = z.strictObject({ token: mailedToken })
