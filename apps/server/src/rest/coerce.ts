import type { JsonSchema } from './operations.ts'

export type Address = Readonly<Record<string, string | readonly string[] | undefined>>

/**
 * What stands in an address, as what the input expects there. A text that does not read as the
 * expected kind stays as it is, so that validation says what is wrong with it.
 */
export function coerceAddress(given: Address, schema: JsonSchema | null): Record<string, unknown> {
  const coerced: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given)) {
    const expected = schema?.properties?.[name] ?? {}
    coerced[name] =
      expected.type === 'array' ? coerceList(value, expected) : coerce(value, expected)
  }
  return coerced
}

function coerceList(value: Address[string], { items }: JsonSchema): unknown[] {
  const list = typeof value === 'string' ? value.split(',') : (value ?? [])
  return list.map((item) => coerce(item, (items ?? {}) as JsonSchema))
}

function coerce(value: Address[string], schema: JsonSchema): unknown {
  if (typeof value !== 'string') return value
  const kinds = kindsOf(schema)
  if (value === 'null' && kinds.has('null')) return null
  const isNumber = kinds.has('number') || kinds.has('integer')
  if (isNumber && value.trim() !== '' && Number.isFinite(Number(value))) return Number(value)
  if (kinds.has('boolean') && (value === 'true' || value === 'false')) return value === 'true'
  return value
}

function kindsOf(schema: JsonSchema): Set<string> {
  const own = schema.type === undefined ? [] : [schema.type].flat()
  return new Set([...own, ...(schema.anyOf ?? []).flatMap((option) => [...kindsOf(option)])])
}
