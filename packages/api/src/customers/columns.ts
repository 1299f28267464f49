/** Wants the customer as `c` and its owner as `u`. */
export const customerRowColumns = `c.id, c.number, c.name, c.status, c.customer_type as "customerType",
  c.lifecycle_stage as "lifecycleStage", c.city, c.region, c.country, c.phone, c.email,
  c.credit_limit_minor as "creditLimitMinor", c.balance_minor as "balanceMinor", c.currency, c.tags,
  c.territory, c.owner_id as "ownerId", u.name as "ownerName", c.version, c.updated_at as "updatedAt"`
