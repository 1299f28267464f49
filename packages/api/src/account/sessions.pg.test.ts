import { aMember, aTenant, signIn, type TestActor } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { describe, expect, test } from 'vitest'

const database = useDatabase()

async function shift(actor: TestActor, column: 'created_at' | 'last_seen_at', ago: string) {
  await database.admin`
    update auth.sessions set ${database.admin(column)} = now() - ${ago}::interval where id = ${actor.sessionId}`
}

async function policyOf(
  tenantId: string,
  policy: { idle_minutes: number; absolute_hours: number },
) {
  await database.admin`
    insert into security_policies ${database.admin({ tenant_id: tenantId, ...policy })}`
}

const isLetIn = (actor: TestActor) =>
  actor.caller.account.ping().then(
    () => true,
    () => false,
  )

describe('a session ends', () => {
  test('after a week without use, unless the company says otherwise (ASVS 7.3.1)', async () => {
    const { owner, rep, tenant } = await aTenant(database)
    await shift(owner, 'last_seen_at', '6 days 23 hours')
    await shift(rep, 'last_seen_at', '7 days 1 minute')
    expect([await isLetIn(owner), await isLetIn(rep)]).toEqual([true, false])
    await policyOf(tenant.id, { idle_minutes: 30, absolute_hours: 720 })
    const [used, unused] = [await signIn(database, owner), await signIn(database, owner)]
    await shift(used, 'last_seen_at', '29 minutes')
    await shift(unused, 'last_seen_at', '31 minutes')
    expect([await isLetIn(used), await isLetIn(unused)]).toEqual([true, false])
  })

  test('after a month of use, unless the company says otherwise (ASVS 7.3.2)', async () => {
    const { owner, rep, tenant } = await aTenant(database)
    await shift(owner, 'created_at', '29 days')
    await shift(rep, 'created_at', '30 days 1 minute')
    expect([await isLetIn(owner), await isLetIn(rep)]).toEqual([true, false])
    await policyOf(tenant.id, { idle_minutes: 10_080, absolute_hours: 8 })
    expect(await isLetIn(owner)).toBe(false)
  })
})

describe('the list of sessions', () => {
  test('shows how, from where and until when (ASVS 7.5.2)', async () => {
    const { owner, tenant } = await aTenant(database)
    await policyOf(tenant.id, { idle_minutes: 60, absolute_hours: 12 })
    await database.admin`
      update auth.sessions set country = 'AT', city = 'Graz', expires_at = now() + interval '1 year'
      where id = ${owner.sessionId}`
    const [mine, ...others] = await owner.caller.account.listSessions()
    expect(others).toEqual([])
    expect(mine).toMatchObject({
      id: owner.sessionId,
      isCurrent: true,
      method: 'password',
      isFactorProven: true,
      country: 'AT',
      city: 'Graz',
    })
    const [began, ends, idleEnds, seen] = [
      mine?.createdAt,
      mine?.expiresAt,
      mine?.idleEndsAt,
      mine?.lastSeenAt,
    ].map((text) => Date.parse(text ?? ''))
    expect((ends ?? 0) - (began ?? 0)).toBe(12 * 3_600_000)
    expect((idleEnds ?? 0) - (seen ?? 0)).toBe(3_600_000)
  })

  test('leaves out what time has ended', async () => {
    const { owner } = await aTenant(database)
    await shift(await signIn(database, owner), 'last_seen_at', '8 days')
    await shift(await signIn(database, owner), 'created_at', '31 days')
    expect(await owner.caller.account.listSessions()).toHaveLength(1)
  })
})

test('ending all others keeps this one and those of other people (ASVS 7.4.3)', async () => {
  const { owner, rep } = await aTenant(database)
  const others = [await signIn(database, owner), await signIn(database, owner)]
  expect(await owner.caller.account.endOtherSessions({})).toEqual({ count: 2 })
  expect(await Promise.all([owner, rep, ...others].map(isLetIn))).toEqual([
    true,
    true,
    false,
    false,
  ])
})

describe('an owner', () => {
  test('sees and ends the sessions of a member, and the history says so (ASVS 7.4.5)', async () => {
    const { owner, rep } = await aTenant(database)
    const second = await signIn(database, rep)
    const { userId } = rep
    expect(await owner.caller.admin.listMemberSessions({ userId })).toHaveLength(2)
    expect(await owner.caller.admin.endMemberSessions({ userId })).toEqual({ count: 2 })
    expect(await Promise.all([owner, rep, second].map(isLetIn))).toEqual([true, false, false])
    const { items } = await owner.caller.crm.extensions.getAuditLog({ action: 'ended_sessions' })
    expect(items).toMatchObject([
      { actorId: owner.userId, entityType: 'members', entityId: userId, entityLabel: rep.name },
    ])
  })

  test('does not reach what the member does in another company', async () => {
    const { owner, rep } = await aTenant(database)
    const elsewhere = (await aTenant(database)).tenant
    await database.admin`
      insert into members (tenant_id, user_id, role) values (${elsewhere.id}, ${rep.userId}, 'rep')`
    const there = await signIn(database, { ...rep, tenantId: elsewhere.id })
    await owner.caller.admin.endMemberSessions({ userId: rep.userId })
    expect([await isLetIn(rep), await isLetIn(there)]).toEqual([false, true])
  })

  test('learns nothing of people of other companies', async () => {
    const { owner } = await aTenant(database)
    const stranger = await aMember(database, (await aTenant(database)).tenant.id, 'rep')
    for (const call of [
      () => owner.caller.admin.listMemberSessions({ userId: stranger.userId }),
      () => owner.caller.admin.endMemberSessions({ userId: stranger.userId }),
    ]) {
      await expect(call()).rejects.toThrow('This person is not a member of your company.')
    }
    expect(await isLetIn(stranger)).toBe(true)
  })
})
