import type { Customer } from '@leora/domain/customers/customer'
import type { CreateCustomerInput } from '@leora/domain/customers/inputs'
import type { TestActor } from '../actors.ts'
import type { TestDatabase } from '../database.ts'

let made = 0

/** A customer made through the product by this person. */
export async function aCustomer(
  actor: TestActor,
  input: Partial<CreateCustomerInput> = {},
): Promise<Customer> {
  made += 1
  return await actor.caller.crm.customers.create({ name: `The Anchor ${made}`, ...input })
}

/** Many plain customers in one statement, without a record; every closed set and territory occurs. */
export async function manyCustomers(
  database: TestDatabase,
  owner: { tenantId: string; userId: string },
  count: number,
): Promise<void> {
  await database.admin.begin(async (sql) => {
    await sql`select set_config('app.audit', 'off', true)`
    await sql`
      insert into customers (tenant_id, id, number, name, status, customer_type, lifecycle_stage, city,
        phone, email, currency, balance_minor, credit_limit_minor, territory, owner_id, updated_at)
      select ${owner.tenantId}, leora.uuid7(), 'ZZ' || lpad(n::text, 9, '0'),
        (array['Harbour', 'Golden', 'Old', 'Blue', 'Silver', 'Corner', 'Royal'])[1 + a % 7] || ' ' ||
          (array['Bar', 'Grill', 'Kitchen', 'Cellar', 'Tavern'])[1 + b % 5] || ' ' || n,
        case when a % 40 = 0 then 'closed' when b % 15 = 0 then 'on_hold' else 'active' end,
        (array['on_premise', 'off_premise', 'chain', 'distributor', 'other'])[1 + c % 5],
        (array['lead', 'trial', 'customer', 'customer', 'dormant', 'lost'])[1 + d % 6],
        (array['Wien', 'Graz', 'Linz', 'Salzburg'])[1 + c % 4],
        '+43 1 ' || n, 'orders' || n || '@example.test', 'EUR', (n * 7919::bigint) % 500000,
        case when c % 2 = 0 then 490000 else 0 end,
        'Territory ' || a % 25, case when d % 10 > 0 then ${owner.userId}::uuid end,
        now() - make_interval(secs => n)
      from generate_series(1, ${count}::int) as n,
        lateral (select abs(hashint4(n)) as a, abs(hashint4(n + 1000003)) as b,
          abs(hashint4(n + 2000003)) as c, abs(hashint4(n + 3000017)) as d) as dice`
  })
}
