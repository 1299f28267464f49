import type { CustomerRow } from '@leora/domain/customers/customer'
import { canReadCustomers } from '@leora/domain/customers/policy'
import type { AttentionReason, Today } from '@leora/domain/metrics'
import { authorize } from '@leora/domain/policy'
import { seesCredit, type TodayCounts, todayFigures } from '@leora/domain/today'
import { listRecentChanges } from '../audit/service.ts'
import type { TenantContext } from '../context.ts'
import { customerRowColumns } from '../customers/columns.ts'
import { binder, customerView, withinReach } from '../customers/view.ts'
import { planForValues } from '../plan-for-values.ts'

const attentionRows = 8

/** One flush: the counts, who needs attention, and what happened last. A rep's day is about their own customers. */
export async function getToday(ctx: TenantContext): Promise<Today> {
  const { actor, db } = ctx
  authorize(canReadCustomers(actor))
  const view = customerView(actor)
  const mine = actor.role === 'rep' ? actor.userId : null
  const params: unknown[] = [actor.tenantId, mine]
  const reach = withinReach(view, binder(params), 'owner_id').map(
    (condition) => ` and ${condition}`,
  )
  const shown = { hidden: view.hidden, seesCredit: seesCredit(actor), reach: reach.join('') }
  const planned = view.owners === null ? undefined : planForValues(db)
  const [[summary], recent] = await Promise.all([
    db.run<SummaryRow>(summaryStatement(shown), params),
    listRecentChanges(ctx),
    planned,
  ])
  if (!summary) throw new Error('A count always answers one row.')
  return {
    figures: todayFigures(summary.counts, actor),
    attention: summary.attention,
    recent,
    territories: summary.territories,
  }
}

interface Shown {
  hidden: readonly string[]
  /** Whether the balance may be held against the limit. */
  seesCredit: boolean
  /** A further condition on the owner, or nothing. */
  reach: string
}

interface SummaryRow {
  counts: TodayCounts
  territories: { territory: string; customers: number }[]
  attention: { customer: CustomerRow; reasons: AttentionReason[] }[]
  [column: string]: unknown
}

// Months begin in the company's own time zone.
const summaryStatement = (shown: Shown) => `
  with tenant as (
    select currency, date_trunc('month', now() at time zone time_zone) at time zone time_zone as this_month,
      (date_trunc('month', now() at time zone time_zone) - interval '1 month') at time zone time_zone as last_month
    from tenants where tenant_id = $1
  ), mine as (
    select status, owner_id, territory, created_at, balance_minor, credit_limit_minor from customers
    where tenant_id = $1 and deleted_at is null and ($2::uuid is null or owner_id = $2)${shown.reach}
  )
  select (select json_build_object(
      'total', count(status), 'active', count(*) filter (where status = 'active'),
      'onHold', count(*) filter (where status = 'on_hold'), 'closed', count(*) filter (where status = 'closed'),
      'overCreditLimit', count(*) filter (where balance_minor > credit_limit_minor and credit_limit_minor > 0),
      'withoutOwner', count(*) filter (where owner_id is null and status is not null),
      'addedThisMonth', count(*) filter (where created_at >= t.this_month),
      'addedLastMonth', count(*) filter (where created_at >= t.last_month and created_at < t.this_month),
      'balanceMinor', coalesce(sum(balance_minor), 0)::bigint,
      'overLimitMinor', coalesce(sum(balance_minor - credit_limit_minor)
        filter (where balance_minor > credit_limit_minor and credit_limit_minor > 0), 0)::bigint,
      'currency', t.currency)
    from tenant t left join mine on true group by t.currency, t.this_month, t.last_month) as counts,
  (select coalesce(json_agg(r order by r.customers desc, r.territory), '[]'::json) from (
    select territory, count(*)::int as customers from mine where territory is not null
    group by territory order by count(*) desc, territory limit 12) r) as territories,
  (select coalesce(json_agg(a), '[]'::json) from (${attentionStatement(shown)}) a) as attention`

const isOverLimit = 'balance_minor > credit_limit_minor and credit_limit_minor > 0'

const attentionStatement = ({ hidden, seesCredit: mayCompare, reach }: Shown) => `
  select row_to_json(r) as customer, to_json(reasons) as reasons from (
    select c.*, array_remove(array[
        case when status = 'on_hold' then 'on_hold' end,
        ${mayCompare ? `case when ${isOverLimit} then 'over_credit_limit' end,` : ''}
        case when owner_id is null and status <> 'closed' then 'without_owner' end,
        case when lifecycle_stage = 'dormant' then 'dormant' end], null) as reasons
    from customers c
    where tenant_id = $1 and deleted_at is null and ($2::uuid is null or owner_id = $2)${reach}
      and (status = 'on_hold' ${mayCompare ? `or (${isOverLimit})` : ''}
        or (owner_id is null and status <> 'closed'))
    order by ${attentionOrder(hidden)} limit ${attentionRows}) c
  cross join lateral (select ${customerRowColumns(hidden)}) r
  order by ${attentionOrder(hidden)}`

// The order of a hidden figure would tell it.
function attentionOrder(hidden: readonly string[]): string {
  return hidden.includes('balanceMinor') ? 'c.search_name, c.id' : 'c.balance_minor desc, c.id'
}
