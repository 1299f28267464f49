import { z } from 'zod'
import { emailAddress } from '../account/inputs.ts'
import { apiScopes, roles } from '../actor.ts'
import { newPassword } from '../sign-in/passwords.ts'
import { requiredText } from '../text.ts'

/** What the operator says to bring a person into a company. */
export const enrolUserInput = z.object({
  email: emailAddress,
  name: requiredText(120, 'Write the name of the person.'),
  tenant: requiredText(120, 'Write the name of the company.'),
  role: z.enum(roles, `Choose one of the roles ${roles.join(', ')}.`),
  password: newPassword,
})
export type EnrolUserInput = z.infer<typeof enrolUserInput>

export const issueApiKeyInput = z.object({
  email: emailAddress,
  tenant: requiredText(120, 'Write the name of the company.').optional(),
  name: requiredText(80, 'Name what will use the key.').default('Command line'),
  scopes: z
    .array(z.enum(apiScopes, `The rights are ${apiScopes.join(' and ')}.`))
    .min(1, 'Choose at least one right.'),
  expiresInDays: z
    .int('Write a whole number of days.')
    .min(1, 'A key lives for at least one day.')
    .max(366, 'A key lives for at most 366 days.')
    .default(90),
})
export type IssueApiKeyInput = z.infer<typeof issueApiKeyInput>

/** Two letters for a new company's customer numbers: its initials, else its first letters. */
export function proposeNumberPrefix(name: string): string {
  const words = name
    .normalize('NFD')
    .toUpperCase()
    .split(/[^\p{L}\p{M}]+/u)
    .map((word) => word.replace(/[^A-Z]/g, ''))
    .filter((word) => word !== '')
  const [first = '', second = ''] = words
  const letters = second === '' ? first.slice(0, 2) : first.charAt(0) + second.charAt(0)
  return letters.padEnd(2, 'X')
}
