import i18next from 'i18next'
import { phrasebookOf } from '#shared/i18n/phrasebook.ts'

interface Schema {
  safeParse(values: unknown): {
    success: boolean
    error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } | undefined
  }
}

/** One sentence for each field that breaks a rule of the domain, for pages that do without the client. */
export function fieldErrors(schema: Schema, values: object): Record<string, string> {
  const { error } = schema.safeParse(values)
  const say = phrasebookOf(i18next.language)
  const errors: Record<string, string> = {}
  for (const { path, message } of error?.issues ?? []) {
    const field = String(path[0])
    errors[field] ??= say(message) ?? message
  }
  return errors
}
