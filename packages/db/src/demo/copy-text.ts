/** What a column of a copied row may hold; a list becomes a PostgreSQL array of text. */
export type CopyValue = string | number | boolean | Date | null | readonly string[]

/** One line of PostgreSQL's COPY text format. */
export function encodeCopyLine(values: readonly CopyValue[]): string {
  return `${values.map(encodeCopyValue).join('\t')}\n`
}

function encodeCopyValue(value: CopyValue): string {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'number') return encodeNumber(value)
  if (value instanceof Date) return value.toISOString()
  return escapeText(encodeArray(value))
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
}

function escapeText(text: string): string {
  return text.replace(/[\\\b\t-\r]/g, (char) => escapes[char] ?? char)
}

function encodeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is no number to store`)
  return String(value)
}

/** Every element is quoted, so that an empty one, a comma, a brace or the word NULL stays itself. */
function encodeArray(elements: readonly string[]): string {
  return `{${elements.map((element) => `"${element.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}
