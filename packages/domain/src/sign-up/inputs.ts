import { z } from 'zod'
import { emailAddress, isTimeZone, locales } from '../account/inputs.ts'
import { newPassword } from '../sign-in/passwords.ts'
import type { SignInAnswer } from '../sign-in/sign-in.ts'
import { requiredText } from '../text.ts'
import { mailedToken } from './mailed-token.ts'

export const signUpInput = z.strictObject({
  company: requiredText(120, 'Write the name of your company.'),
  name: requiredText(120, 'Write your name.'),
  email: emailAddress,
  password: newPassword,
  locale: z.enum(locales).default('en'),
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, 'Choose a time zone such as Europe/Vienna.')
    .default('UTC'),
})
export type SignUpInput = z.infer<typeof signUpInput>

export const verifySignUpInput = z.strictObject({ token: mailedToken })
export type VerifySignUpInput = z.infer<typeof verifySignUpInput>

export const forgotPasswordInput = z.strictObject({ email: emailAddress })
export type ForgotPasswordInput = z.infer<typeof forgotPasswordInput>

export const resetPasswordInput = z.strictObject({ token: mailedToken, password: newPassword })
export type ResetPasswordInput = z.infer<typeof resetPasswordInput>

export const confirmEmailInput = z.strictObject({ token: mailedToken })
export type ConfirmEmailInput = z.infer<typeof confirmEmailInput>

/** A link that was right signs in, or leaves it to the sign-in that its reader has. */
export type VerifySignUpAnswer = SignInAnswer | { next: 'sign_in' }

/** A page before the sign-in learns where things stand. */
export type SignUpAnswer = { next: 'mailed' }
export type ResetAnswer = { next: 'signed_out' }
export type ConfirmEmailAnswer = { next: 'changed' | 'taken_back' }
