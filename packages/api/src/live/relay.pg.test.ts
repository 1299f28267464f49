import { openDatabase } from '@leora/db/database'
import type { Actor } from '@leora/domain/actor'
import type { LiveChange } from '@leora/domain/live/live'
import { uuid7 } from '@leora/domain/uuid7'
import { useDatabase } from '@leora/testing/database'
import { expect, onTestFinished, test } from 'vitest'
import { createLiveBus } from './bus.ts'
import { startLiveRelay } from './relay.ts'

const database = useDatabase()

async function aTenant(): Promise<Actor> {
  const tenantId = uuid7()
  const userId = uuid7()
  await database.admin`
    insert into tenants (tenant_id, name, number_prefix) values (${tenantId}, 'Harbour', 'HB')`
  await database.admin`
    insert into auth.users (id, email, name) values (${userId}, ${`${userId}@example.test`}, 'Ada')`
  await database.admin`
    insert into members (tenant_id, user_id, role) values (${tenantId}, ${userId}, 'owner')`
  await database.admin`select leora.flush_live()`
  return {
    kind: 'user',
    tenantId,
    userId,
    role: 'owner',
    scopes: ['write'],
    sessionId: null,
    permissionSet: null,
    gate: null,
    isSteppedUp: false,
  }
}

/** Another process on the same database: its own connections, bus and relay. */
async function aNode() {
  const opened = openDatabase({ appUrl: database.appUrl, authUrl: database.authUrl, poolSize: 1 })
  const bus = createLiveBus()
  const relay = await startLiveRelay(opened, bus)
  onTestFinished(async () => {
    await relay.stop()
    await opened.close()
  })
  return { database: opened, bus, relay }
}

type Node = Awaited<ReturnType<typeof aNode>>

function nextChange(node: Node, tenantId: string, entity = 'customers'): Promise<LiveChange> {
  return new Promise((resolve) => {
    const unsubscribe = node.bus.subscribe(tenantId, (change) => {
      if (change.entity !== entity) return
      unsubscribe()
      resolve(change)
    })
  })
}

// The notices of a tenant's own making may still be on their way, so customers alone count.
function seeCustomers(node: Node, tenantId: string): LiveChange[] {
  const seen: LiveChange[] = []
  node.bus.subscribe(tenantId, (change) => {
    if (change.entity === 'customers') seen.push(change)
  })
  return seen
}

async function writeCustomer(node: Node, actor: Actor, { fails = false } = {}): Promise<string> {
  const id = uuid7()
  await node.database.tenants.asActor(actor, { id: 'w' }, async (db) => {
    await db.run(
      `insert into customers (tenant_id, id, number, name, currency) values ($1, $2, $3, 'Bar', 'USD')`,
      [actor.tenantId, id, id],
    )
    if (fails) throw new Error('The write failed.')
  })
  return id
}

test('a write reaches subscribers of the same and of another process, and of no other tenant', async () => {
  const [here, there] = await Promise.all([aNode(), aNode()])
  const [actor, stranger] = await Promise.all([aTenant(), aTenant()])
  const seen = seeCustomers(there, stranger.tenantId)
  const changes = Promise.all([nextChange(here, actor.tenantId), nextChange(there, actor.tenantId)])
  const id = await writeCustomer(here, actor)
  expect(await changes).toEqual([
    { entity: 'customers', ids: [id] },
    { entity: 'customers', ids: [id] },
  ])
  expect(seen).toEqual([])
})

test('a rollback reaches nobody', async () => {
  const node = await aNode()
  const actor = await aTenant()
  const seen = seeCustomers(node, actor.tenantId)
  await expect(writeCustomer(node, actor, { fails: true })).rejects.toThrow()
  // What is written later arrives later, so nothing of the failed write is still on its way.
  const change = nextChange(node, actor.tenantId)
  const id = await writeCustomer(node, actor)
  await change
  expect(seen).toEqual([{ entity: 'customers', ids: [id] }])
})

test('a thousand subscribers get one write', async () => {
  const node = await aNode()
  const actor = await aTenant()
  const all = Array.from({ length: 1_000 }, () => nextChange(node, actor.tenantId))
  expect(node.bus.subscribers).toBe(1_000)
  const id = await writeCustomer(node, actor)
  const changes = await Promise.all(all)
  expect(new Set(changes.map((change) => change.ids?.[0]))).toEqual(new Set([id]))
  expect(node.bus.subscribers).toBe(0)
})

test('what another program writes gets through', async () => {
  const node = await aNode()
  const actor = await aTenant()
  const change = nextChange(node, actor.tenantId, 'members')
  await database.admin`update members set role = 'manager' where user_id = ${actor.userId}`
  expect(await change).toEqual({ entity: 'members', ids: [actor.userId] })
})

test('many writes of one moment arrive as one notice', async () => {
  const node = await aNode()
  const actor = await aTenant()
  await node.relay.stop()
  const ids = [await writeCustomer(node, actor), await writeCustomer(node, actor)]
  const later = await aNode()
  const change = await nextChange(later, actor.tenantId)
  expect(change.ids?.toSorted()).toEqual(ids.toSorted())
})

test('a terminated listener listens again', async () => {
  const node = await aNode()
  const actor = await aTenant()
  const [before] = await listListeners()
  await database.admin`select pg_terminate_backend(${before ?? 0})`
  await listenerOtherThan(before)
  const change = nextChange(node, actor.tenantId)
  const id = await writeCustomer(node, actor)
  expect(await change).toEqual({ entity: 'customers', ids: [id] })
})

async function listListeners(): Promise<number[]> {
  const rows = await database.admin<{ pid: number }[]>`
    select pid from pg_stat_activity
    where datname = current_database() and query ilike 'listen%' and state = 'idle'`
  return rows.map(({ pid }) => pid)
}

/** Asks the database until the listener's new connection is there. */
async function listenerOtherThan(before: number | undefined): Promise<void> {
  const [now] = await listListeners()
  if (now === undefined || now === before) await listenerOtherThan(before)
}

test('noise on the channel is not a notice', async () => {
  const node = await aNode()
  const actor = await aTenant()
  const change = nextChange(node, actor.tenantId)
  await database.app`select pg_notify('leora_live', '{"tenantId":')`
  await database.app`select pg_notify('leora_live', '{"tenantId": 1}')`
  const id = await writeCustomer(node, actor)
  expect(await change).toEqual({ entity: 'customers', ids: [id] })
})
