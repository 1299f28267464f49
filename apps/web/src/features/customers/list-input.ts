import { accountTypes, priorities } from '@leora/domain/customers/account-type'
import {
  customerStatuses,
  customerTypes,
  healthBands,
  lifecycleStages,
} from '@leora/domain/customers/customer'
import type { ListCustomersInput } from '@leora/domain/customers/inputs'
import { type CustomerSearch, noOwner } from '#shared/places/customer-search.ts'
import { asksForStandings } from './columns.ts'

export const filterFields = [
  'status',
  'lifecycleStage',
  'customerType',
  'ownerId',
  'territory',
  'credit',
  'accountType',
  'priority',
  'health',
  'cadence',
] as const
export type FilterField = (typeof filterFields)[number]

/** The one word of the credit filter. */
export const overLimit = 'over'
/** The one word of the cadence filter. */
export const offCadence = 'off'

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What the list asks the server for; a filter word nobody knows filters nothing. */
export function listInput(search: CustomerSearch) {
  const status = customerStatuses.find((word) => word === search.status)
  const customerType = customerTypes.find((word) => word === search.customerType)
  const lifecycleStage = lifecycleStages.find((word) => word === search.lifecycleStage)
  const accountType = accountTypes.find((word) => word === search.accountType)
  const priority = priorities.find((word) => word === search.priority)
  const health = healthBands.find((word) => word === search.health)
  const { text, ownerId, territory } = search
  return {
    sort: search.sort ?? ('name' as const),
    order: search.direction ?? ('asc' as const),
    ...(text && { text }),
    ...(status && { status }),
    ...(customerType && { customerType }),
    ...(lifecycleStage && { lifecycleStage }),
    ...(ownerId === noOwner && { ownerId: null }),
    ...(ownerId && uuidPattern.test(ownerId) && { ownerId }),
    ...(search.credit === overLimit && { isOverLimit: true as const }),
    ...(accountType && { accountType }),
    ...(priority && { priority }),
    ...(health && { health }),
    ...(search.cadence === offCadence && { isOffCadence: true as const }),
    ...(asksForStandings(search.columns) && { withStandings: true as const }),
    ...(territory && { territory: territory.slice(0, 80) }),
  } satisfies Partial<ListCustomersInput>
}

export function isFiltered(search: CustomerSearch): boolean {
  const { sort, order, withStandings, ...filters } = listInput(search)
  return Object.keys(filters).length > 0
}
