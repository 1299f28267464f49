import { and, eq, inArray, sql } from '@leora/db'
import { teamMembers, teams } from '@leora/db/schema/index'
import { DomainError } from '@leora/domain/errors'
import { authorize } from '@leora/domain/policy'
import { canEditTeams, canReadTeams } from '@leora/domain/teams/policy'
import type {
  CreateTeamInput,
  DeleteTeamInput,
  Team,
  TeamIdInput,
  UpdateTeamInput,
} from '@leora/domain/teams/team'
import { uuid7 } from '@leora/domain/uuid7'
import type { TenantContext } from '../context.ts'

export async function listTeams(ctx: TenantContext): Promise<Team[]> {
  authorize(canReadTeams(ctx.actor))
  return await readTeams(ctx, null)
}

export async function createTeam(ctx: TenantContext, input: CreateTeamInput): Promise<Team> {
  const { actor, db } = ctx
  authorize(canEditTeams(actor))
  const { id = uuid7(), name, leadId = null, userIds = [] } = input
  const inserted = await db
    .insert(teams)
    .values({ tenantId: actor.tenantId, id, name, managerId: leadId })
    .onConflictDoNothing({ target: [teams.tenantId, teams.id] })
    .returning({ id: teams.id })
  if (inserted.length > 0) await setPeople(ctx, id, userIds)
  return (await findTeam(ctx, id)) ?? throwNotFound()
}

export async function updateTeam(ctx: TenantContext, input: UpdateTeamInput): Promise<Team> {
  const before = await lockTeam(ctx, input.id)
  authorize(canEditTeams(ctx.actor))
  await assertVersion(ctx, input, before)
  const { name, leadId, userIds } = input.changes
  await saveTeam(ctx, input.id, {
    ...(name === undefined ? {} : { name }),
    ...(leadId === undefined ? {} : { managerId: leadId }),
  })
  if (userIds) await setPeople(ctx, input.id, userIds)
  return (await findTeam(ctx, input.id)) ?? throwNotFound()
}

/** Its people keep their customers; they only no longer share a reach. */
export async function deleteTeam(ctx: TenantContext, input: DeleteTeamInput): Promise<Team> {
  const before = await lockTeam(ctx, input.id)
  authorize(canEditTeams(ctx.actor))
  await assertVersion(ctx, input, before)
  const team = (await findTeam(ctx, input.id)) ?? throwNotFound()
  await saveTeam(ctx, input.id, { deletedAt: sql`now()` })
  return { ...team, version: team.version + 1 }
}

export async function restoreTeam(ctx: TenantContext, input: TeamIdInput): Promise<Team> {
  const before = await lockTeam(ctx, input.id, { isDeleted: true })
  authorize(canEditTeams(ctx.actor))
  if (before.deletedAt !== null) await saveTeam(ctx, input.id, { deletedAt: null })
  return (await findTeam(ctx, input.id)) ?? throwNotFound()
}

interface LockedTeam {
  version: number
  deletedAt: string | null
}

async function lockTeam(
  ctx: TenantContext,
  id: string,
  { isDeleted = false } = {},
): Promise<LockedTeam> {
  const [row] = await ctx.db
    .select({ version: teams.version, deletedAt: teams.deletedAt })
    .from(teams)
    .where(isTeam(ctx, id))
    .for('update')
  if (!row || (row.deletedAt !== null && !isDeleted)) throwNotFound()
  return row
}

async function assertVersion(
  ctx: TenantContext,
  { id, expectedVersion }: DeleteTeamInput,
  before: LockedTeam,
) {
  if (before.version === expectedVersion) return
  const current = await findTeam(ctx, id)
  throw new DomainError(
    'conflict',
    'Somebody changed this team while you were editing. Look at it again, then decide.',
    { current },
  )
}

type TeamChanges = Parameters<ReturnType<TenantContext['db']['update']>['set']>[0]

async function saveTeam(ctx: TenantContext, id: string, changes: TeamChanges) {
  await ctx.db
    .update(teams)
    .set({ ...changes, version: sql`${teams.version} + 1`, updatedAt: sql`now()` })
    .where(isTeam(ctx, id))
}

async function setPeople(ctx: TenantContext, teamId: string, userIds: readonly string[]) {
  const { actor, db } = ctx
  const isOfTeam = and(eq(teamMembers.tenantId, actor.tenantId), eq(teamMembers.teamId, teamId))
  await db
    .delete(teamMembers)
    .where(and(isOfTeam, sql`not (${inArray(teamMembers.userId, [...userIds])})`))
  if (userIds.length === 0) return
  await db
    .insert(teamMembers)
    .values(userIds.map((userId) => ({ tenantId: actor.tenantId, teamId, userId })))
    .onConflictDoNothing()
}

async function findTeam(ctx: TenantContext, id: string): Promise<Team | undefined> {
  return (await readTeams(ctx, id)).at(0)
}

async function readTeams(ctx: TenantContext, id: string | null): Promise<Team[]> {
  const [row] = await ctx.db.run<{ teams: Team[] }>(teamsStatement, [ctx.actor.tenantId, id])
  return row?.teams ?? []
}

const teamsStatement = `
  select coalesce(json_agg(r order by lower(r.name), r.id), '[]'::json) as teams from (
    select t.id, t.name, t.version, t.updated_at as "updatedAt",
      (select json_build_object('userId', u.id, 'name', u.name) from auth.users u where u.id = t.manager_id) as lead,
      (select coalesce(json_agg(json_build_object('userId', u.id, 'name', u.name) order by u.name, u.id), '[]'::json)
        from team_members m join auth.users u on u.id = m.user_id
        where m.tenant_id = t.tenant_id and m.team_id = t.id) as people
    from teams t
    where t.tenant_id = $1 and t.deleted_at is null and ($2::uuid is null or t.id = $2)) r`

function isTeam(ctx: TenantContext, id: string) {
  return and(eq(teams.tenantId, ctx.actor.tenantId), eq(teams.id, id))
}

function throwNotFound(): never {
  throw new DomainError('not_found', 'This team does not exist, or was deleted.')
}
