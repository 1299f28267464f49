import { type HealthBand, healthBandsFrom } from '@leora/domain/customers/customer'
import type { ListCustomersInput } from '@leora/domain/customers/inputs'

type Bind = (value: unknown) => string

const standing = (condition: string) =>
  `exists (select from customer_standings s where s.tenant_id = $1 and s.customer_id = c.id and ${condition})`
const hasHealth = standing('s.health_score is not null')

const bands = {
  good: `s.health_score >= ${healthBandsFrom.good}`,
  fair: `s.health_score >= ${healthBandsFrom.fair} and s.health_score < ${healthBandsFrom.good}`,
  poor: `s.health_score < ${healthBandsFrom.fair}`,
} as const

// Few are; found first by their own index.
const isOffCadence = `c.id = any(array(select s.customer_id from customer_standings s
  where s.tenant_id = $1 and s.is_off_cadence))`

/** A customer without a row is a prospect of low priority whose health is not known. */
export function standingFilters(input: ListCustomersInput, bind: Bind): string[] {
  const { accountType, priority, health, sort } = input
  const found: string[] = []
  if (accountType === 'prospect') found.push(`not ${standing("s.account_type <> 'prospect'")}`)
  else if (accountType) found.push(standing(`s.account_type = ${bind(accountType)}`))
  if (priority === 'low') found.push(`not ${standing("s.priority <> 'low'")}`)
  else if (priority) found.push(standing(`s.priority = ${bind(priority)}`))
  // In the order of health the walk itself keeps to the band.
  if (health === 'unknown') found.push(`not ${hasHealth}`)
  else if (health && sort !== 'health') found.push(standing(bands[health]))
  if (input.isOffCadence) found.push(isOffCadence)
  return found
}

/** Beside the columns of a row; looked up for the rows of the page alone. */
export const standingColumn = `(select json_build_object('accountType', coalesce(s.account_type, 'prospect'),
    'priority', coalesce(s.priority, 'low'), 'healthScore', s.health_score,
    'isOffCadence', coalesce(s.is_off_cadence, false))
  from (select) one left join customer_standings s on s.tenant_id = $1 and s.customer_id = c.id) as standing`

interface HealthOrder {
  conditions: readonly string[]
  order: 'asc' | 'desc'
  /** Rows to read, one more than the page has. */
  limit: number
  /** Where the page before ended; with an empty key it ended among those whose health is not known. */
  after: { id: string; key: string } | null
  health: HealthBand | undefined
  /** Whether the conditions leave few of a company. */
  isSelective: boolean
  bind: Bind
}

/**
 * Walks the standings in the order of their index and takes each customer by its key; those of unknown
 * health come last in both directions, and are read only when the page has room for them.
 */
export function customersByHealth(walk: HealthOrder): string {
  const { conditions, order, limit, after, health, isSelective, bind } = walk
  const operator = order === 'asc' ? '>' : '<'
  const id = after ? bind(after.id) : ''
  const isPast = after?.key === ''
  const where = conditions.join(' and ')
  const known = ['s.tenant_id = $1', 's.health_score is not null']
  const unknown = [...conditions, `not ${hasHealth}`]
  if (health === 'unknown') known.push('false')
  else if (health) {
    known.push(bands[health])
    unknown.push('false')
  }
  if (isPast) {
    known.push('false')
    unknown.push(`c.id ${operator} ${id}::uuid`)
  } else if (after) {
    known.push(
      `(s.health_score, s.customer_id) ${operator} (${bind(after.key)}::smallint, ${id}::uuid)`,
    )
  }
  // Where few are left they are gathered and sorted; where many are, the walk meets them soon. The planner
  // takes both for few: behind a policy it knows nothing of how large a company is.
  const [join, inOrder] = isSelective
    ? [`join customers c on ${where} and c.id = s.customer_id`, '']
    : [
        `cross join lateral (select * from customers c where ${where} and c.id = s.customer_id offset 0) c`,
        `order by s.health_score ${order}, s.customer_id ${order} offset 0`,
      ]
  return `(
    with known as materialized (
      select c.*, s.health_score
      from (select * from customer_standings s where ${known.join(' and ')} ${inOrder}) s ${join}
      order by s.health_score ${order}, s.customer_id ${order} limit ${limit}),
    unknown as (
      select c.*, null::smallint from customers c where ${unknown.join(' and ')}
      order by c.id ${order} limit ${limit} - (select count(*) from known))
    select * from (select * from known union all select * from unknown) c
    order by c.health_score is null, c.health_score ${order}, c.id ${order})`
}
