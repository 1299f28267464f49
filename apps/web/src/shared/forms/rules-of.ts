import { type FormErrors, schemaResolver } from '@mantine/form'
import { sayRule } from '#shared/states/sentence-for.ts'

/** A form's `validate` by the domain's schema, its rules said in the reader's language. */
export function rulesOf(schema: Parameters<typeof schemaResolver>[0]) {
  const check = schemaResolver(schema, { sync: true })
  return (values: Record<string, unknown>): FormErrors =>
    Object.fromEntries(
      Object.entries(check(values)).map(([field, rule]) => [
        field,
        typeof rule === 'string' ? sayRule(rule) : rule,
      ]),
    )
}
