import type { Role } from '@leora/domain/actor'
import { uuid7 } from '@leora/domain/uuid7'
import { aMember, anApiKey, aTenant, signIn } from '@leora/testing/actors'
import { aCustomer } from '@leora/testing/builders/customer'
import { aPermissionSet, aTeam, giveRights } from '@leora/testing/builders/rights'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { TRPCError } from '@trpc/server'
import { afterEach, describe, expect, test } from 'vitest'
import { wireErrorData } from '../error-mapping.ts'

const database = useDatabase()
afterEach(() => {
  expect(servicesOf(database).unforeseen.splice(0)).toEqual([])
})

const reason = 'Covers for Ada in spring'

/** How a call fails, as its caller sees it. */
async function failureOf(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (failure: unknown) => failure,
  )
  if (!(error instanceof TRPCError)) throw new Error('The call did not fail.', { cause: error })
  return { message: error.message, ...wireErrorData(error) }
}

describe('permission sets', () => {
  test('are made once however often the create is sent, under a name of their own', async () => {
    const { owner } = await aTenant(database)
    const { admin } = owner.caller
    const input = { id: uuid7(), name: 'Junior rep', grants: { 'customers.read': 'own' } } as const
    const made = await admin.createPermissionSet(input)
    expect(await admin.createPermissionSet(input)).toEqual(made)
    expect(made).toMatchObject({ description: '', fields: {}, members: [], version: 1 })
    expect(await failureOf(admin.createPermissionSet({ ...input, id: uuid7() }))).toMatchObject({
      reason: 'invalid',
      fields: { name: 'Another permission set has this name.' },
    })
    await admin.deletePermissionSet({ id: made.id, expectedVersion: 1 })
    expect(await admin.listPermissionSets()).toEqual([])
    // The name of a deleted set is free again.
    await admin.createPermissionSet({ ...input, id: uuid7() })
  })

  test('hold nothing that belongs to owners, and nothing that contradicts itself (ASVS 8.2.1)', async () => {
    const { owner } = await aTenant(database)
    const { admin } = owner.caller
    const attempts: [grants: Record<string, string>, field: string][] = [
      [{ 'members.setRole': 'tenant' }, 'grants'],
      [{ 'permissionSets.edit': 'tenant' }, 'grants'],
      [{ 'security.edit': 'tenant' }, 'grants'],
      [{ 'teams.edit': 'tenant' }, 'grants'],
      [{ 'customers.burn': 'tenant' }, 'grants'],
      [{ 'customers.read': 'own', 'customers.edit': 'team' }, 'grants.customers.edit'],
      [{ 'customers.delete': 'own' }, 'grants.customers.delete'],
      [{ 'customers.read': 'team', 'audit.read': 'tenant' }, 'grants.audit.read'],
      [{ 'jobs.read': 'own' }, 'grants.jobs.read'],
    ]
    for (const [grants, field] of attempts) {
      const call = admin.createPermissionSet({ name: 'X', grants: grants as never })
      const { fields = {} } = await failureOf(call)
      expect(Object.keys(fields).join(), JSON.stringify(grants)).toContain(field)
    }
    const hidden = { name: 'X', grants: {}, fields: { 'customers.phone': 'hidden' } } as const
    expect(await failureOf(admin.createPermissionSet(hidden))).toMatchObject({ reason: 'invalid' })
  })

  test('change for everybody who has them, with the old, the new, by whom and why in the history', async () => {
    const { owner, rep } = await aTenant(database)
    const { admin, crm } = owner.caller
    await aCustomer(owner, { ownerId: owner.userId })
    const id = await giveRights(rep, { grants: { 'customers.read': 'own' } })
    expect((await rep.caller.crm.customers.list({})).items).toHaveLength(0)
    const changed = await admin.updatePermissionSet({
      id,
      expectedVersion: 1,
      changes: { grants: { 'customers.read': 'tenant' } },
      reason,
    })
    expect(changed.members).toEqual([{ userId: rep.userId, name: rep.name }])
    expect((await rep.caller.crm.customers.list({})).items).toHaveLength(1)
    const { items } = await crm.extensions.getAuditLog({ action: 'permission_changed' })
    expect(items).toMatchObject([
      {
        actorId: owner.userId,
        entityType: 'permission_sets',
        entityId: id,
        changes: {
          grants: { old: { 'customers.read': 'own' }, new: { 'customers.read': 'tenant' } },
          reason: { old: null, new: reason },
        },
      },
    ])
    const stale = admin.updatePermissionSet({
      id,
      expectedVersion: 1,
      changes: { name: 'Y' },
      reason,
    })
    expect(await failureOf(stale)).toMatchObject({ reason: 'conflict', current: { version: 2 } })
  })

  test('that somebody has, or is invited with, cannot be deleted', async () => {
    const { owner, rep, tenant } = await aTenant(database)
    const { admin } = owner.caller
    const id = await giveRights(rep, {})
    const refused = { reason: 'forbidden', message: expect.stringContaining('Somebody has') }
    expect(await failureOf(admin.deletePermissionSet({ id, expectedVersion: 1 }))).toMatchObject(
      refused,
    )
    await admin.assignPermissionSet({ userId: rep.userId, permissionSetId: null, reason })
    await database.admin`
      insert into invitations (tenant_id, id, token_hash, email, role, permission_set_id, invited_by, expires_at)
      values (${tenant.id}, ${uuid7()}, ${Buffer.from(id)}, 'new@example.test', 'rep', ${id}, ${owner.userId}, now() + interval '1 day')`
    expect(await failureOf(admin.deletePermissionSet({ id, expectedVersion: 1 }))).toMatchObject(
      refused,
    )
    await database.admin`update invitations set revoked_at = now() where tenant_id = ${tenant.id}`
    await admin.deletePermissionSet({ id, expectedVersion: 1 })
  })

  test('are not deleted while they are given', async () => {
    const { owner, tenant } = await aTenant(database)
    for (let round = 0; round < 6; round++) {
      const member = await aMember(database, tenant.id, 'rep')
      const id = await aPermissionSet(owner, {})
      await Promise.allSettled([
        owner.caller.admin.assignPermissionSet({
          userId: member.userId,
          permissionSetId: id,
          reason,
        }),
        owner.caller.admin.deletePermissionSet({ id, expectedVersion: 1 }),
      ])
      const [row] = await database.admin<{ lost: boolean }[]>`
        select s.deleted_at is not null and m.permission_set_id is not null as lost
        from permission_sets s join members m on m.tenant_id = s.tenant_id and m.user_id = ${member.userId}
        where s.id = ${id}`
      expect(row?.lost).toBe(false)
    }
  })
})

describe('the rights of a member', () => {
  test('a set counts instead of the role from the next request on, and is told (ASVS 8.3.2)', async () => {
    const { owner, rep } = await aTenant(database)
    const { admin } = owner.caller
    const id = await aPermissionSet(owner, {
      name: 'Looks only',
      grants: { 'customers.read': 'tenant' },
    })
    await rep.caller.account.me()
    const member = await admin.assignPermissionSet({
      userId: rep.userId,
      permissionSetId: id,
      reason,
    })
    expect(member).toMatchObject({ role: 'rep', permissionSet: { id, name: 'Looks only' } })
    expect(await failureOf(rep.caller.crm.customers.create({ name: 'X' }))).toMatchObject({
      message:
        'The permission set "Looks only" does not let you add customers. Ask an owner of your company.',
    })
    expect((await rep.caller.account.me()).permissionSet).toMatchObject({ name: 'Looks only' })
    const { items } = await rep.caller.account.listNotifications({})
    expect(items).toMatchObject([{ kind: 'rights_changed', params: { set: 'Looks only' } }])
    const mailed = () => database.admin`
      select recipient, subject from emails where tenant_id = ${rep.tenantId} order by created_at, id`
    const other = { recipient: rep.email, subject: 'Your rights at Harbour Beverages have changed' }
    expect([...(await mailed())]).toEqual([other])
    const [session] = await database.admin`
      select needs_new_token from auth.sessions where id = ${rep.sessionId}`
    expect(session).toEqual({ needs_new_token: true })

    await admin.setMemberRole({ userId: rep.userId, role: 'viewer', reason: 'Back to the office' })
    const log = await owner.caller.crm.extensions.getAuditLog({ action: 'permission_changed' })
    expect(log.items.map(({ changes }) => changes)).toEqual([
      {
        role: { old: 'rep', new: 'viewer' },
        permissionSet: { old: 'Looks only', new: null },
        reason: { old: null, new: 'Back to the office' },
      },
      {
        permissionSet: { old: null, new: 'Looks only' },
        reason: { old: null, new: reason },
      },
    ])
    expect((await mailed()).map(({ subject }) => subject)).toEqual([
      other.subject,
      'Your role at Harbour Beverages is now viewer',
    ])
    const { permissionSet, role } = await rep.caller.account.me()
    expect({ permissionSet, role }).toEqual({ permissionSet: null, role: 'viewer' })
  })

  test('an owner has no set, and a set makes no owner', async () => {
    const { owner, manager, tenant } = await aTenant(database)
    const other = await aMember(database, tenant.id, 'owner')
    const id = await aPermissionSet(owner, {})
    const assign = { userId: other.userId, permissionSetId: id, reason }
    expect(await failureOf(owner.caller.admin.assignPermissionSet(assign))).toMatchObject({
      message: 'An owner may everything. Give them another role first.',
    })
    await giveRights(manager, {
      grants: { 'members.setRole': 'tenant', 'permissionSets.edit': 'tenant' },
    })
    const demote = { userId: owner.userId, role: 'viewer' as Role, reason }
    expect(await failureOf(manager.caller.admin.setMemberRole(demote))).toMatchObject({
      reason: 'forbidden',
    })
  })

  test('nobody changes their own rights, so the last owner stays', async () => {
    const { owner, tenant } = await aTenant(database)
    const { admin } = owner.caller
    const own = { userId: owner.userId, role: 'viewer' as Role, reason }
    expect(await failureOf(admin.setMemberRole(own))).toMatchObject({ reason: 'forbidden' })
    const other = await aMember(database, tenant.id, 'owner')
    await admin.setMemberRole({ ...own, userId: other.userId })
    const rows = await database.admin`select role from members where user_id = ${owner.userId}`
    expect(rows).toEqual([{ role: 'owner' }])
  })

  test('a demotion counts for every request that begins after it, warm or in parallel (ASVS 8.3.2)', async () => {
    const { owner, manager } = await aTenant(database)
    const sessions = await Promise.all(Array.from({ length: 4 }, () => signIn(database, manager)))
    const key = await anApiKey(manager, ['read', 'write'])
    const callers = [...sessions, key].map(({ caller }) => caller)
    await Promise.all(callers.map((caller) => caller.account.me()))
    const { id } = await aCustomer(owner)

    const ask = () => callers.map((caller) => caller.crm.customers.restore({ id }))
    const during = Promise.allSettled([...ask(), ...ask(), ...ask()])
    await owner.caller.admin.setMemberRole({ userId: manager.userId, role: 'viewer', reason })
    const after = await Promise.allSettled([...ask(), ...ask(), ...ask()])
    expect(after.map(({ status }) => status)).toEqual(after.map(() => 'rejected'))
    await during
    const mine = callers.map((caller) => caller.account.me())
    for (const { role } of await Promise.all(mine)) expect(role).toBe('viewer')
  })
})

describe('teams', () => {
  test('are made, changed, deleted and restored, each with its history', async () => {
    const { owner, manager, rep, viewer } = await aTenant(database)
    const { admin, crm } = owner.caller
    const id = uuid7()
    const input = { id, name: 'South', leadId: manager.userId, userIds: [rep.userId, rep.userId] }
    const made = await admin.createTeam(input)
    expect(await admin.createTeam(input)).toEqual(made)
    expect(made).toMatchObject({
      lead: { userId: manager.userId, name: manager.name },
      people: [{ userId: rep.userId, name: rep.name }],
    })
    const changed = await admin.updateTeam({
      id,
      expectedVersion: 1,
      changes: { userIds: [viewer.userId], leadId: null },
    })
    expect(changed).toMatchObject({
      name: 'South',
      lead: null,
      people: [{ userId: viewer.userId }],
    })
    const [member] = (await admin.listMembers()).filter(({ userId }) => userId === viewer.userId)
    expect(member).toMatchObject({ teams: [{ id, name: 'South' }] })
    expect(
      await failureOf(admin.updateTeam({ id, expectedVersion: 1, changes: { name: 'North' } })),
    ).toMatchObject({
      reason: 'conflict',
      current: { version: 2 },
    })
    await admin.deleteTeam({ id, expectedVersion: 2 })
    expect(await admin.listTeams()).toEqual([])
    expect(await admin.restoreTeam({ id })).toMatchObject({ people: [{ userId: viewer.userId }] })
    const { items } = await crm.extensions.getAuditLog({ entityType: 'teams', entityId: id })
    expect(items.map(({ action }) => action)).toEqual(['restored', 'deleted', 'updated', 'created'])
  })

  test('have people of the company only', async () => {
    const { owner } = await aTenant(database)
    const { owner: stranger } = await aTenant(database)
    const made = owner.caller.admin.createTeam({ name: 'South', userIds: [stranger.userId] })
    expect(await failureOf(made)).toMatchObject({
      reason: 'invalid',
      fields: { userIds: expect.any(String) },
    })
    expect(await owner.caller.admin.listTeams()).toEqual([])
  })
})

describe('why somebody may', () => {
  test('names the source, the reach, the owner, the teams between them and the closed fields', async () => {
    const { owner, rep, viewer } = await aTenant(database)
    const { id: entityId } = await aCustomer(owner, { ownerId: viewer.userId })
    await aTeam(owner, { lead: rep, people: [viewer] })
    await giveRights(rep, {
      name: 'Team lead',
      grants: { 'customers.read': 'team', 'customers.edit': 'own' },
      fields: { 'customers.balanceMinor': 'hidden' },
    })
    const ask = { entityType: 'customers', entityId } as const
    const own = await rep.caller.account.explainAccess(ask)
    expect(own).toMatchObject({
      fact: 'access.customers.read',
      value: { kind: 'word', value: 'access.allowed' },
      rule: 'access.rule.team',
      because: [
        { fact: 'access.set', value: { value: 'Team lead' } },
        { fact: 'access.reach', value: { value: 'access.reachOf.team' } },
        { fact: 'access.owner', value: { value: viewer.name } },
        { fact: 'access.team', value: { value: expect.stringContaining('Team') } },
        { fact: 'access.customers.balanceMinor', value: { value: 'access.field.hidden' } },
      ],
    })
    const asked = await owner.caller.admin.explainAccess({ ...ask, userId: rep.userId })
    expect(asked).toEqual(own)
    const edit = await owner.caller.admin.explainAccess({
      ...ask,
      userId: rep.userId,
      act: 'customers.edit',
    })
    expect(edit).toMatchObject({ value: { value: 'access.refused' }, rule: 'access.rule.own' })
  })

  test('says the same of a record out of reach as of one that is not there (ASVS 8.2.2)', async () => {
    const { owner, rep } = await aTenant(database)
    const { id } = await aCustomer(owner, { ownerId: owner.userId })
    await giveRights(rep, { grants: { 'customers.read': 'own' } })
    const ask = (entityId: string) =>
      rep.caller.account.explainAccess({ entityType: 'customers', entityId })
    expect(await ask(id)).toEqual(await ask(uuid7()))
    expect(JSON.stringify(await ask(id))).not.toContain(owner.name)
  })
})
