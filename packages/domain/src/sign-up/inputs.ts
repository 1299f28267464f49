import { z } from 'zod'
import { emailAddress, isTimeZone, locales } from '../account/inputs.ts'
import { newPassword } from '../sign-in/passwords.ts'
import { requiredText } from '../text.ts'

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

/** What a link in a mail carries. */
export const mailedToken = z.string().regex(/^[\w-]{43}$/, 'This link is not complete.')

export const verifySignUpInput = z.strictObject({ token: mailedToken })
export type VerifySignUpInput = z.infer<typeof verifySignUpInput>

export const forgotPasswordInput = z.strictObject({ email: emailAddress })
export type ForgotPasswordInput = z.infer<typeof forgotPasswordInput>

export const resetPasswordInput = z.strictObject({ token: mailedToken, password: newPassword })
export type ResetPasswordInput = z.infer<typeof resetPasswordInput>

export const confirmEmailInput = z.strictObject({ token: mailedToken })
export type ConfirmEmailInput = z.infer<typeof confirmEmailInput>

/** A page before the sign-in learns where things stand. */
export type SignUpAnswer = { next: 'mailed' }
export type ResetAnswer = { next: 'signed_out' }
export type ConfirmEmailAnswer = { next: 'changed' }
