/** Wants the customer as `c`. A sub-select for the owner keeps the order of the rows, which a join may not. */
export const customerRowColumns = `c.id, c.number, c.name, c.status, c.customer_type as "customerType",
  c.lifecycle_stage as "lifecycleStage", c.city, c.region, c.country, c.phone, c.email,
  c.credit_limit_minor as "creditLimitMinor", c.balance_minor as "balanceMinor", c.currency, c.tags,
  c.territory, c.owner_id as "ownerId", 
  (select u.name from auth.users u where u.id = c.owner_id) as "ownerName", c.version, c.updated_at as "updatedAt"`
