import { eq, sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { members, passwords, tenants, users } from '@leora/db/schema/index'
import { type EnrolUserInput, proposeNumberPrefix } from '@leora/domain/admin/enrolment'
import { DomainError } from '@leora/domain/errors'
import { uuid7 } from '@leora/domain/uuid7'
import { hashPassword } from '../sign-in/password.ts'

export interface Enrolled {
  userId: string
  tenantId: string
  isNewTenant: boolean
  /** False for a person who was here before: the password they have stays. */
  isNewUser: boolean
}

/** The operator brings a person into a company; a company not yet there begins with its owner. */
export async function enrolUser(auth: AuthDb, input: EnrolUserInput): Promise<Enrolled> {
  const hash = await hashPassword(input.password)
  return await auth.transaction(async (tx) => {
    const tenant = await findOrMakeTenant(tx, input)
    const user = await findOrMakeUser(tx, input, hash)
    await tx.execute(sql`select set_config('app.tenant_id', ${tenant.id}, true)`)
    const added = await tx
      .insert(members)
      .values({ tenantId: tenant.id, userId: user.id, role: input.role })
      .onConflictDoNothing()
      .returning({ role: members.role })
    if (added.length === 0) {
      throw new DomainError('conflict', `${input.email} belongs to ${input.tenant} already.`)
    }
    return {
      userId: user.id,
      tenantId: tenant.id,
      isNewTenant: tenant.isNew,
      isNewUser: user.isNew,
    }
  })
}

async function findOrMakeTenant(tx: AuthDb, { tenant: name, role }: EnrolUserInput) {
  // Two operators may name the same new company at once.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('leora enrolment'))`)
  const found = await tx
    .select({ id: tenants.tenantId })
    .from(tenants)
    .where(sql`lower(${tenants.name}) = lower(${name})`)
  if (found.length > 1) {
    throw new DomainError('invalid_state', `There are ${found.length} companies named ${name}.`)
  }
  const [existing] = found
  if (existing) return { id: existing.id, isNew: false }
  if (role !== 'owner') {
    throw new DomainError(
      'not_found',
      `There is no company ${name}: correct the name, or begin a new company with --role owner.`,
    )
  }
  const id = uuid7()
  await tx.execute(sql`select set_config('app.tenant_id', ${id}, true)`)
  await tx.insert(tenants).values({ tenantId: id, name, numberPrefix: proposeNumberPrefix(name) })
  return { id, isNew: true }
}

async function findOrMakeUser(tx: AuthDb, { email, name }: EnrolUserInput, hash: string) {
  const [existing] = await tx
    .select({ id: users.id })
    .from(users)
    .where(sql`lower(${users.email}) = lower(${email})`)
  if (existing) return { id: existing.id, isNew: false }
  const id = uuid7()
  await tx.insert(users).values({ id, email, name })
  await tx.insert(passwords).values({ userId: id, hash })
  return { id, isNew: true }
}

/** The company of a person, which must be named when there are several. */
export async function findMembership(
  auth: AuthDb,
  { email, tenant }: { email: string; tenant?: string | undefined },
): Promise<{ tenantId: string; userId: string; tenantName: string }> {
  const found = await auth
    .select({ tenantId: members.tenantId, userId: members.userId, tenantName: tenants.name })
    .from(users)
    .innerJoin(members, eq(members.userId, users.id))
    .innerJoin(tenants, eq(tenants.tenantId, members.tenantId))
    .where(sql`lower(${users.email}) = lower(${email})`)
  if (found.length === 0) {
    throw new DomainError('not_found', `Nobody here has the e-mail address ${email}.`)
  }
  const named =
    tenant === undefined
      ? found
      : found.filter((each) => each.tenantName.toLowerCase() === tenant.toLowerCase())
  const [one, ...others] = named
  const names = found.map((each) => each.tenantName).join(', ')
  if (!one) throw new DomainError('not_found', `${email} belongs to ${names}, not to ${tenant}.`)
  if (others.length > 0) {
    throw new DomainError('invalid', `${email} belongs to ${names}: choose one with --tenant.`)
  }
  return one
}
