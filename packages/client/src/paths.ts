import type { AppRouter } from '@leora/api/root'

type PathsOf<Node, Kind, Prefix extends string = ''> = {
  [Key in keyof Node & string]: Node[Key] extends { _def: { type: infer Type } }
    ? Type extends Kind
      ? `${Prefix}${Key}`
      : never
    : PathsOf<Node[Key], Kind, `${Prefix}${Key}.`>
}[keyof Node & string]

type Routes = AppRouter['_def']['record']

/** The wire names of all queries, and of all mutations. */
export type QueryPath = PathsOf<Routes, 'query'>
export type MutationPath = PathsOf<Routes, 'mutation'>

/** tRPC's query key: the path in parts, then input and kind. */
export function readQueryKey(queryKey: readonly unknown[]): {
  path: string
  input: Record<string, unknown>
} {
  const [parts, rest] = queryKey
  const input = isRecord(rest) && isRecord(rest['input']) ? rest['input'] : {}
  return { path: Array.isArray(parts) ? parts.join('.') : '', input }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
