import type { TenantDb } from '@leora/db/slots'

/**
 * For the rest of the transaction statements are planned for their values, in the same flush: a plan
 * shared by all values walks a whole company to find the one customer in a thousand that a filter names.
 */
export function planForValues(db: TenantDb) {
  return db.run('set local plan_cache_mode = force_custom_plan')
}
