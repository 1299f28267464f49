import { and, eq, inArray, or, type SQL } from '@leora/db'
import { members, tenants, users } from '@leora/db/schema/index'
import type { Locale } from '@leora/domain/account/inputs'
import type { TenantContext } from '../context.ts'
import { accountReader } from '../identity-mail/former-addresses.ts'

/** What writing a mail needs: a request has it, and a job of a company. */
export type MailScope = Pick<TenantContext, 'db' | 'actor' | 'jobs' | 'database'>

export interface Reader {
  userId: string
  email: string
  name: string
  locale: Locale
  timeZone: string
  companyName: string
  /** Addresses that were theirs until a moment ago. */
  formerEmails: string[]
}

/** One member, with the language they read. */
export function findReader(scope: MailScope, userId: string): Promise<Reader | undefined> {
  return listReaders(scope, eq(members.userId, userId)).then(([reader]) => reader)
}

/** Several members. */
export function listReadersOf(scope: MailScope, userIds: readonly string[]): Promise<Reader[]> {
  return listReaders(scope, inArray(members.userId, userIds))
}

/** One member and every owner. */
export function listReaderAndOwners(scope: MailScope, userId: string): Promise<Reader[]> {
  return listReaders(scope, or(eq(members.userId, userId), eq(members.role, 'owner')))
}

// Read as identity: requests see of their colleagues the name and address alone.
async function listReaders(scope: MailScope, which: SQL | undefined): Promise<Reader[]> {
  const rows = await scope.database.auth
    .select({
      ...accountReader,
      timeZone: users.timeZone,
      companyName: tenants.name,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .innerJoin(tenants, eq(tenants.tenantId, members.tenantId))
    .where(and(eq(members.tenantId, scope.actor.tenantId), which))
  return rows.map((row) => ({ ...row, locale: row.locale === 'de' ? 'de' : 'en' }))
}
