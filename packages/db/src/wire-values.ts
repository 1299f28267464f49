import { makePgArray } from 'drizzle-orm/pg-core'

/** One column of an answer: its name, and how its text becomes a value. */
export interface Column {
  readonly name: string
  readonly read: ((text: string) => unknown) | undefined
}

// By the number of the type. Every other type stays text: instants as ISO strings, bigint without loss.
const readers = new Map<number, (text: string) => unknown>([
  [16, (text) => text === 't'],
  [17, (text) => Buffer.from(text.slice(2), 'hex')],
  [21, Number],
  [23, Number],
  [26, Number],
  [114, (text) => JSON.parse(text) as unknown],
  [700, Number],
  [701, Number],
  [3802, (text) => JSON.parse(text) as unknown],
])

export function columnOf(name: string, typeId: number): Column {
  return { name, read: readers.get(typeId) }
}

/** A parameter in the form in which the server reads it. */
export function toWire(value: unknown): string | Buffer | null {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return null
  if (Buffer.isBuffer(value)) return value
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return makePgArray(value.map(toWire))
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
