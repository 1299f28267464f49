import type { GivenPermissionSet } from '@leora/domain/actor'
import { uuid7 } from '@leora/domain/uuid7'
import type { TestActor } from '../actors.ts'

let made = 0

type Stored = Partial<Pick<GivenPermissionSet, 'name' | 'grants' | 'fields'>>

/** A permission set of this company, as it would be stored. */
export async function aPermissionSet(
  { database, tenantId }: TestActor,
  { name = `Set ${++made}`, grants = {}, fields = {} }: Stored,
): Promise<string> {
  const id = uuid7()
  await database.admin`
    insert into permission_sets (tenant_id, id, name, grants, fields)
    values (${tenantId}, ${id}, ${name}, ${JSON.stringify(grants)}::text::jsonb, ${JSON.stringify(fields)}::text::jsonb)`
  return id
}

/** Gives a member a permission set of their own; it counts from their next request on. */
export async function giveRights(member: TestActor, stored: Stored): Promise<string> {
  const { database, tenantId, userId } = member
  const id = await aPermissionSet(member, stored)
  await database.admin`
    update members set permission_set_id = ${id} where tenant_id = ${tenantId} and user_id = ${userId}`
  return id
}

interface TeamOf {
  lead?: { userId: string } | null
  people: readonly { userId: string }[]
  isDeleted?: boolean
}

/** A team of these people. */
export async function aTeam(
  { database, tenantId }: TestActor,
  { lead = null, people, isDeleted = false }: TeamOf,
): Promise<string> {
  const id = uuid7()
  const sql = database.admin
  await sql`
    insert into teams (tenant_id, id, name, manager_id, deleted_at)
    values (${tenantId}, ${id}, ${`Team ${++made}`}, ${lead?.userId ?? null}, ${isDeleted ? sql`now()` : null})`
  for (const { userId } of people) {
    await sql`insert into team_members (tenant_id, team_id, user_id) values (${tenantId}, ${id}, ${userId})`
  }
  return id
}
