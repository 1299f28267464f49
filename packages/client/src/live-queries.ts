import type { LiveChange } from '@leora/domain/live/live'
import { type QueryPath, readQueryKey } from './paths.ts'

/** What change notices name: the tables the database watches. */
export const liveEntities = [
  'customers',
  'contacts',
  'activities',
  'tasks',
  'members',
  'tenants',
  'api_keys',
  'notifications',
  'emails',
  'permission_sets',
  'security_policies',
  'teams',
  'team_members',
  'invitations',
  'products',
  'orders',
  'order_lines',
  'priority_overrides',
  'health_weights',
  'saved_views',
] as const
/** Presence is said by people, not watched by the database. */
export type LiveEntity = (typeof liveEntities)[number] | 'presence'

export interface LiveQuery {
  /** The entities its answer is made of; 'every' for what records all changes. */
  shows: readonly LiveEntity[] | 'every'
  /** The input field naming the one row it shows; other rows' changes pass it by. */
  rowIn?: string
}

/**
 * Which changes make which query old. A new query gets its line here: without one
 * this file does not compile. An empty `shows` says that nothing live concerns it.
 */
export const liveQueries = {
  'account.explainAccess': {
    shows: ['customers', 'members', 'permission_sets', 'teams', 'team_members'],
  },
  'account.listApiKeys': { shows: ['api_keys'] },
  'account.listNotifications': { shows: ['notifications'] },
  'account.listIdentities': { shows: [] },
  'account.listPasskeys': { shows: [] },
  'account.listSessions': { shows: [] },
  'account.me': {
    shows: ['members', 'tenants', 'permission_sets', 'security_policies', 'teams', 'team_members'],
  },
  'account.getSecurity': { shows: ['security_policies', 'members'] },
  'account.ping': { shows: [] },
  'admin.getSecurityOverview': { shows: ['security_policies', 'members'] },
  'admin.listSignIns': { shows: [] },
  'admin.getSecurityPolicy': { shows: ['security_policies'] },
  'admin.listInvitations': { shows: ['invitations', 'members'] },
  'admin.listJobs': { shows: ['emails'] },
  'admin.listMemberSessions': { shows: [] },
  'admin.explainAccess': {
    shows: ['customers', 'members', 'permission_sets', 'teams', 'team_members'],
  },
  'admin.listMembers': { shows: ['members', 'permission_sets', 'teams', 'team_members'] },
  'admin.listPermissionSets': { shows: ['permission_sets', 'members'] },
  'admin.listTeams': { shows: ['teams', 'team_members'] },
  'crm.activities.list': { shows: ['activities', 'contacts'] },
  'crm.contacts.list': { shows: ['contacts'] },
  // What is counted from orders is told of as a change of the customer.
  'crm.customers.explainStanding': { shows: ['customers'], rowIn: 'id' },
  'crm.customers.getHealthWeights': { shows: ['health_weights'] },
  'crm.customers.get': { shows: ['customers'], rowIn: 'id' },
  'crm.customers.list': { shows: ['customers'] },
  'crm.customers.views.list': { shows: ['saved_views'] },
  'crm.customers.search': { shows: ['customers'] },
  'crm.customers.stats': { shows: ['customers'] },
  'crm.customers.summary': { shows: ['activities', 'contacts', 'tasks'] },
  'crm.customers.timeline': { shows: ['customers', 'activities', 'contacts', 'tasks', 'orders'] },
  'crm.tasks.list': { shows: ['tasks', 'customers'] },
  'crm.extensions.getAuditLog': { shows: 'every', rowIn: 'entityId' },
  'live.editors': { shows: ['presence'], rowIn: 'customerId' },
  'orders.get': { shows: ['orders'], rowIn: 'id' },
  'orders.list': { shows: ['orders', 'customers'] },
  'metrics.getToday': { shows: 'every' },
} satisfies Record<QueryPath, LiveQuery>

const byPath: ReadonlyMap<string, LiveQuery> = new Map(Object.entries(liveQueries))

/** True when what a cached query shows may be another after the change. */
export function isConcerned(queryKey: readonly unknown[], change: LiveChange): boolean {
  const { path, input } = readQueryKey(queryKey)
  const query = byPath.get(path)
  if (!query) return false
  const { shows, rowIn } = query
  const isShown =
    shows === 'every'
      ? change.entity !== 'presence'
      : shows.some((entity) => entity === change.entity)
  if (!isShown) return false
  if (rowIn === undefined || change.ids === null) return true
  const row = input[rowIn]
  return typeof row !== 'string' || change.ids.includes(row)
}
