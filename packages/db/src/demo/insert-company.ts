import type { TransactionSql } from 'postgres'
import { daysBefore } from './calendar.ts'
import type { DemoCompany } from './company.ts'
import { suspendedDays } from './identity/colleagues.ts'
import { listPermissionSets } from './identity/permission-sets.ts'
import { countOrders } from './orders/orders.ts'

/** The tenant with its people; only those who sign in get a password. */
export async function insertCompany(
  tx: TransactionSql,
  company: DemoCompany,
  hashPassword: () => Promise<string>,
): Promise<void> {
  const { createdAt } = company
  await tx`insert into tenants ${tx({
    tenant_id: company.id,
    name: company.name,
    number_prefix: company.prefix,
    currency: company.currency,
    time_zone: company.timeZone,
    locale: company.locale,
    created_at: createdAt.toISOString(),
  })}`
  await tx`insert into auth.users ${tx(
    company.members
      .filter(({ isGuest }) => !isGuest)
      .map(({ id, email, name }) => ({
        id,
        email,
        name,
        locale: company.locale,
        time_zone: company.timeZone,
        email_verified_at: createdAt.toISOString(),
        created_at: createdAt.toISOString(),
      })),
  )}`
  const sets = listPermissionSets(company)
  for (const { id, name, description, grants, fields, createdAt: at } of sets) {
    await tx`insert into permission_sets (tenant_id, id, name, description, grants, fields, created_at, updated_at)
      values (${company.id}, ${id}, ${name}, ${description}, ${tx.json(grants)}, ${tx.json(fields)}, ${at.toISOString()}, ${at.toISOString()})`
  }
  await tx`insert into members ${tx(
    company.members.map(({ id, role, permissionSet, isSuspended }) => ({
      tenant_id: company.id,
      user_id: id,
      role,
      permission_set_id: sets.find(({ name }) => name === permissionSet)?.id ?? null,
      suspended_at: isSuspended ? daysBefore(company.asOf, suspendedDays).toISOString() : null,
      created_at: createdAt.toISOString(),
    })),
  )}`
  const signingIn = company.members.filter(({ signsIn }) => signsIn)
  for (const { id } of signingIn) {
    await tx`insert into auth.passwords (user_id, hash, changed_at)
      values (${id}, ${await hashPassword()}, ${createdAt.toISOString()})`
  }
}

/** The next customer or order made by hand goes on where the demo's numbers end. */
export async function insertSerials(tx: TransactionSql, company: DemoCompany): Promise<void> {
  await tx`insert into serials (tenant_id, kind, last_value)
    values (${company.id}, 'customers', ${company.customerCount}), (${company.id}, 'orders', ${countOrders(company)})`
}
