import { z } from 'zod'
import { apiScopes } from '../actor.ts'
import { pageInput } from '../page.ts'
import { maxPasswordLength } from '../sign-in/inputs.ts'
import { newPassword } from '../sign-in/passwords.ts'
import { requiredText } from '../text.ts'

export const locales = ['en', 'de'] as const
export type Locale = (typeof locales)[number]

export const themes = ['light', 'dark', 'system'] as const
export const densities = ['compact', 'comfortable'] as const

export const emailAddress = requiredText(254, 'Write an e-mail address.').pipe(
  z.email('Write an e-mail address like name@company.com.'),
)

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

export const updateProfileInput = z
  .object({
    name: requiredText(120, 'Write your name.'),
    locale: z.enum(locales),
    timeZone: z.string().max(64).refine(isTimeZone, 'Choose a time zone such as Europe/Vienna.'),
    theme: z.enum(themes),
    density: z.enum(densities),
  })
  .partial()
export type UpdateProfileInput = z.infer<typeof updateProfileInput>

export const switchTenantInput = z.object({ tenantId: z.uuid() })
export type SwitchTenantInput = z.infer<typeof switchTenantInput>

export const createApiKeyInput = z.object({
  name: requiredText(80, 'Name what will use the key.'),
  scopes: z.array(z.enum(apiScopes)).min(1, 'Choose at least one right.'),
  expiresInDays: z.number().int().min(1).max(366).default(90),
})
export type CreateApiKeyInput = z.infer<typeof createApiKeyInput>

export const revokeApiKeyInput = z.object({ id: z.uuid() })
export type RevokeApiKeyInput = z.infer<typeof revokeApiKeyInput>

export const listNotificationsInput = pageInput
export type ListNotificationsInput = z.infer<typeof listNotificationsInput>

export const markNotificationsReadInput = z.object({
  ids: z.array(z.uuid()).min(1).max(200).optional(),
})
export type MarkNotificationsReadInput = z.infer<typeof markNotificationsReadInput>

export const changePasswordInput = z.strictObject({
  currentPassword: z.string().min(1, 'Write your password.').max(maxPasswordLength),
  newPassword,
  /** Whether the person's other sessions end, as they should when the old password may be known. */
  endOthers: z.boolean().default(true),
})
export type ChangePasswordInput = z.infer<typeof changePasswordInput>

export const changeEmailInput = z.strictObject({ email: emailAddress })
export type ChangeEmailInput = z.infer<typeof changeEmailInput>
