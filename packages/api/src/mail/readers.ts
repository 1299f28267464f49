import { and, eq, or, type SQL } from '@leora/db'
import { members, tenants, users } from '@leora/db/schema/index'
import type { Locale } from '@leora/domain/account/inputs'
import type { TenantContext } from '../context.ts'

export interface Reader {
  userId: string
  email: string
  name: string
  locale: Locale
  timeZone: string
  companyName: string
}

/** One member, with the language they read. */
export function findReader(ctx: TenantContext, userId: string): Promise<Reader | undefined> {
  return listReaders(ctx, eq(members.userId, userId)).then(([reader]) => reader)
}

/** One member and every owner. */
export function listReaderAndOwners(ctx: TenantContext, userId: string): Promise<Reader[]> {
  return listReaders(ctx, or(eq(members.userId, userId), eq(members.role, 'owner')))
}

// Read as identity: requests see of their colleagues the name and address alone.
async function listReaders(ctx: TenantContext, which: SQL | undefined): Promise<Reader[]> {
  const rows = await ctx.database.auth
    .select({
      userId: users.id,
      email: users.email,
      name: users.name,
      locale: users.locale,
      timeZone: users.timeZone,
      companyName: tenants.name,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(tenants, eq(tenants.tenantId, members.tenantId))
    .where(and(eq(members.tenantId, ctx.actor.tenantId), which))
  return rows.map((row) => ({ ...row, locale: row.locale === 'de' ? 'de' : 'en' }))
}
