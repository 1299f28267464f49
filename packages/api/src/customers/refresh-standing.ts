import { refreshStandingStatement } from '@leora/db/customers/standings'
import type { TenantContext } from '../context.ts'

/** Counts anew where one customer stands, in the transaction that changed it; the caller has locked the customer. */
export async function refreshStanding(
  { db, actor }: Pick<TenantContext, 'db' | 'actor'>,
  customerId: string,
): Promise<void> {
  await db.run(refreshStandingStatement, [actor.tenantId, new Date().toISOString(), customerId])
}
