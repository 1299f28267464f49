import { standingFactsStatement } from '@leora/db/customers/standings'
import type { Actor } from '@leora/domain/actor'
import { classify, isInForce, priorityOf } from '@leora/domain/customers/account-type'
import { isOffCadence } from '@leora/domain/customers/cadence'
import { explainStanding, type StandingFacts } from '@leora/domain/customers/explain-standing'
import type { CustomerStanding } from '@leora/domain/customers/explained-standing'
import { scoreHealth } from '@leora/domain/customers/health'
import type { CustomerIdInput } from '@leora/domain/customers/inputs'
import { canReadCustomers } from '@leora/domain/customers/policy'
import { DomainError } from '@leora/domain/errors'
import { fieldAccess, isReached } from '@leora/domain/permissions/rights'
import { authorize } from '@leora/domain/policy'
import type { TenantContext } from '../context.ts'
import { binder, type CustomerView, customerView, withinReach } from './view.ts'

/** Counted for this moment from the orders themselves, so it is right before the night's recount, too. */
export async function explainCustomerStanding(
  ctx: TenantContext,
  { id }: CustomerIdInput,
): Promise<CustomerStanding> {
  authorize(canReadCustomers(ctx.actor))
  return await readStanding(ctx, id, customerView(ctx.actor))
}

interface FactsRow {
  json: string
  [column: string]: unknown
}

type OwnedFacts = StandingFacts & { ownerId: string | null }

export async function readStanding(
  { db, actor }: TenantContext,
  id: string,
  view: CustomerView,
): Promise<CustomerStanding> {
  const params: unknown[] = [actor.tenantId, new Date().toISOString(), id]
  const reach = withinReach(view, binder(params))
    .map((condition) => ` and ${condition}`)
    .join('')
  const [row] = await db.run<FactsRow>(standingFactsStatement(reach), params)
  if (!row) throw new DomainError('not_found', 'This customer does not exist, or was deleted.')
  return toStanding(JSON.parse(row.json) as OwnedFacts, actor)
}

function toStanding(source: OwnedFacts, actor: Actor): CustomerStanding {
  const { facts, today, weights, lastActivityOn, ownerId } = source
  const set = source.override?.priority ? source.override : null
  const override = set !== null && isInForce(set, today) ? set : null
  const { accountType } = classify(facts?.lastOn ?? null, today)
  const explanations = explainStanding(source, {
    seesOrders: isReached(actor, 'orders.read', ownerId),
    seesBalance: fieldAccess(actor, 'customers.balanceMinor') !== 'hidden',
  })
  return {
    accountType,
    priority: priorityOf(accountType, override, today),
    healthScore:
      facts && (scoreHealth({ ...facts, lastActivityOn }, weights, today)?.score ?? null),
    isOffCadence: facts !== null && isOffCadence(facts, today),
    explanations,
    override: override && {
      priority: override.priority,
      reason: override.reason,
      expiresOn: override.expiresOn,
      setByName: override.setByName,
    },
    overrideVersion: source.override?.version ?? 0,
    today,
  }
}
