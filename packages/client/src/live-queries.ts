import type { AppRouter } from '@leora/api/root'
import type { LiveChange } from '@leora/domain/live/live'

/** What change notices name: the tables the database watches. */
export const liveEntities = [
  'customers',
  'members',
  'tenants',
  'api_keys',
  'notifications',
  'emails',
] as const
export type LiveEntity = (typeof liveEntities)[number]

export interface LiveQuery {
  /** The entities its answer is made of; 'every' for what records all changes. */
  shows: readonly LiveEntity[] | 'every'
  /** The input field naming the one row it shows; other rows' changes pass it by. */
  rowIn?: string
}

type Paths<Node, Prefix extends string = ''> = {
  [Key in keyof Node & string]: Node[Key] extends { _def: { type: infer Type } }
    ? Type extends 'query'
      ? `${Prefix}${Key}`
      : never
    : Paths<Node[Key], `${Prefix}${Key}.`>
}[keyof Node & string]

/** The wire names of all queries. */
export type QueryPath = Paths<AppRouter['_def']['record']>

/**
 * Which changes make which query old. A new query gets its line here: without one
 * this file does not compile. An empty `shows` says that nothing live concerns it.
 */
export const liveQueries = {
  'account.listApiKeys': { shows: ['api_keys'] },
  'account.listNotifications': { shows: ['notifications'] },
  'account.listSessions': { shows: [] },
  'account.me': { shows: ['members', 'tenants'] },
  'account.ping': { shows: [] },
  'admin.listJobs': { shows: ['emails'] },
  'admin.listMembers': { shows: ['members'] },
  'crm.customers.get': { shows: ['customers'], rowIn: 'id' },
  'crm.customers.list': { shows: ['customers'] },
  'crm.customers.search': { shows: ['customers'] },
  'crm.customers.stats': { shows: ['customers'] },
  'crm.extensions.getAuditLog': { shows: 'every', rowIn: 'entityId' },
  'metrics.getToday': { shows: 'every' },
} satisfies Record<QueryPath | 'admin.listJobs', LiveQuery>

const byPath: ReadonlyMap<string, LiveQuery> = new Map(Object.entries(liveQueries))

/** True when what a cached query shows may be another after the change. */
export function isConcerned(queryKey: readonly unknown[], change: LiveChange): boolean {
  const { path, input } = readQueryKey(queryKey)
  const query = byPath.get(path)
  if (!query) return false
  const { shows, rowIn } = query
  if (shows !== 'every' && !shows.some((entity) => entity === change.entity)) return false
  if (rowIn === undefined || change.ids === null) return true
  const row = input[rowIn]
  return typeof row !== 'string' || change.ids.includes(row)
}

/** tRPC's query key: the path in parts, then input and kind. */
export function readQueryKey(queryKey: readonly unknown[]): {
  path: string
  input: Record<string, unknown>
} {
  const [parts, rest] = queryKey
  const input = isRecord(rest) && isRecord(rest['input']) ? rest['input'] : {}
  return { path: Array.isArray(parts) ? parts.join('.') : '', input }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
