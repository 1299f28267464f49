import { aMember, aTenant, signIn } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'

const database = useDatabase()
const reason = 'On leave'

test('of two owners who suspend each other at once, one is left', async () => {
  const { owner } = await aTenant(database)
  const other = await aMember(database, owner.tenantId, 'owner')
  const outcomes = await Promise.allSettled([
    owner.caller.admin.suspendMember({ userId: other.userId, reason }),
    other.caller.admin.suspendMember({ userId: owner.userId, reason }),
  ])
  expect(outcomes.map(({ status }) => status).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'fulfilled',
    'rejected',
  ])
  const rows = await database.admin`
    select user_id from members where tenant_id = ${owner.tenantId} and role = 'owner' and suspended_at is null`
  expect(rows).toHaveLength(1)
})

test('an owner is suspended while another is left, and twice is the same', async () => {
  const { owner } = await aTenant(database)
  const other = await aMember(database, owner.tenantId, 'owner')
  const suspend = () => owner.caller.admin.suspendMember({ userId: other.userId, reason })
  await expect(suspend()).resolves.toMatchObject({ isSuspended: true })
  await expect(suspend()).resolves.toMatchObject({ isSuspended: true })
  await owner.caller.admin.reactivateMember({ userId: other.userId, reason: 'Back again' })
  await expect((await signIn(database, other)).caller.account.ping()).resolves.toBeDefined()
})
