import { refreshStandingStatement, standingFactsStatement } from '@leora/db/customers/standings'
import { listCustomersInput } from '@leora/domain/customers/inputs'
import type { ListOrdersInput } from '@leora/domain/orders/inputs'
import { type ListTasksInput, taskDues } from '@leora/domain/tasks/inputs'
import type { ListTimelineInput } from '@leora/domain/timeline/timeline'
import { uuid7 } from '@leora/domain/uuid7'
import { aTenant, type TestActor, type TestTenant } from '@leora/testing/actors'
import { manyCustomers } from '@leora/testing/builders/customer'
import { useDatabase } from '@leora/testing/database'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { z } from 'zod'
import { activitiesPageStatement } from './activities/queries.ts'
import { auditPageStatement, recentChangesStatement } from './audit/service.ts'
import { contactsPageStatement } from './contacts/queries.ts'
import { customerStatement, customersPageStatement, searchStatement } from './customers/queries.ts'
import { type CustomerView, wholeView } from './customers/view.ts'
import { ordersPageStatement } from './orders/queries.ts'
import { tasksPageStatement } from './tasks/queries.ts'
import { summaryStatement, timelineStatement } from './timeline/queries.ts'

const database = useDatabase({ poolSize: 1 })
const sizes = [1, 600, 20_000] as const
let companies: TestTenant[]
const someCustomer = new Map<string, string>()
const wholeViewOf = (_company: TestTenant): CustomerView => wholeView

beforeAll(async () => {
  companies = await Promise.all(sizes.map(() => aTenant(database)))
  for (const [at, company] of companies.entries()) {
    await manyCustomers(database, company.rep, sizes[at] ?? 0)
    // One in four never ordered; one in fifty is off its cadence.
    await database.admin`
      insert into customer_standings (tenant_id, customer_id, account_type, priority, order_count, health_score, is_off_cadence)
      select tenant_id, id, (array['active', 'active', 'target', 'prospect'])[1 + n % 4],
        (array['high', 'high', 'medium', 'low'])[1 + n % 4], 1, n % 101, n % 50 = 1
      from (select tenant_id, id, abs(hashtext(number)) as n from customers where tenant_id = ${company.tenant.id}) c
      where n % 16 > 3`
    await database.admin`
      insert into audit_log (tenant_id, id, at, actor_id, actor_kind, entity_type, entity_id, action, changes)
      select tenant_id, leora.uuid7(), now() - make_interval(mins => (row_number() over (order by number))::int),
        ${company.rep.userId}, 'user', case when number like '%99' then 'members' else 'customers' end, id,
        case when number like '%50' then 'exported' else 'updated' end, '{}'
      from customers where tenant_id = ${company.tenant.id}`
  }
  // Three orders each, a week and a bit apart; a draft is rare. Nothing of it is on record.
  await database.admin.begin(async (sql) => {
    await sql`select set_config('app.audit', 'off', true)`
    await sql`
      insert into orders (tenant_id, id, number, customer_id, state, ordered_at, currency, net_minor, total_minor, due_on)
      select tenant_id, leora.uuid7(), number || '-' || n, id,
        case when n = 1 and number like '%77' then 'draft' when n % 2 = 0 then 'shipped' else 'invoiced' end,
        now() - make_interval(days => n * 9, mins => (row_number() over (order by number))::int % 9000),
        'EUR', 5000, 5000, '2026-01-31'
      from customers, generate_series(1, 3) as n`
    await sql`
      insert into activities (tenant_id, id, customer_id, author_id, type, happened_at)
      select tenant_id, leora.uuid7(), id, owner_id, 'call', now() - make_interval(days => n)
      from customers, generate_series(1, 3) as n where owner_id is not null`
  })
  // Enough people that looking one up by reading all would show.
  await database.admin`
    insert into auth.users (id, email, name)
    select leora.uuid7(), n || '@example.test', 'Person ' || n from generate_series(1, 5000) as n`
  // The largest company has many people, too; no history of how they came covers that of its customers.
  await database.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`
      insert into members (tenant_id, user_id, role)
      select ${companies[2]?.tenant.id ?? ''}, u.id, 'viewer' from auth.users u where u.name like 'Person %'`
  })
  const some = await database.admin<{ tenant: string; id: string }[]>`
    select distinct on (tenant_id) tenant_id as tenant, id from customers order by tenant_id, number desc`
  for (const { tenant, id } of some) someCustomer.set(tenant, id)
  // Every third customer was spoken with twice and has a task; one of them so often that pages are full.
  await database.admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    for (const { tenant, rep } of companies) {
      const many = someCustomer.get(tenant.id) ?? tenant.id
      await tx`
        insert into contacts (tenant_id, id, customer_id, name, is_primary)
        select tenant_id, leora.uuid7(), id, 'Ana ' || number, true from customers where tenant_id = ${tenant.id}`
      await tx`
        insert into activities (tenant_id, id, customer_id, author_id, type, happened_at)
        select tenant_id, leora.uuid7(), id, ${rep.userId}, 'call', now() - make_interval(hours => n)
        from customers cross join generate_series(1, 300) n
        where tenant_id = ${tenant.id} and (n <= 2 and number like '%7' or id = ${many})`
      await tx`
        insert into tasks (tenant_id, id, title, due_on, assignee_id, created_by_id, customer_id, done_at)
        select tenant_id, leora.uuid7(), 'Call', current_date + n - 100, ${rep.userId}, ${rep.userId}, id,
          case when n % 2 = 0 then now() - make_interval(hours => n) end
        from customers cross join generate_series(1, 200) n
        where tenant_id = ${tenant.id} and (n <= 2 and number like '%7' or id = ${many})`
    }
  })
  await database.admin.unsafe('vacuum analyze')
}, 120_000)

interface Statement {
  text: string
  params: readonly unknown[]
  /** The product plans it for its values. */
  isFiltered?: boolean
}
type Ask = (company: TestTenant) => Statement

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  'Rows Removed by Join Filter'?: number
  Plans?: PlanNode[]
}

const flatten = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(flatten)]
const literal = (value: unknown) => {
  const text = Array.isArray(value) ? `{${value.join(',')}}` : String(value)
  return value === null ? 'null' : `'${text.replaceAll("'", "''")}'`
}
const call = (params: readonly unknown[]) => `execute hot (${params.map(literal).join(', ')})`

// What grows with a company; the rest is small in every company.
const isGrowing = (node: PlanNode) =>
  /^(customers|audit_log|members|orders|activities|customer_standings|contacts|tasks)/.test(
    node['Relation Name'] ?? '',
  )

/** What a plan touched, in rows, and how. */
function judge(plan: PlanNode) {
  const nodes = flatten(plan)
  const sum = (of: (node: PlanNode) => number) =>
    nodes.reduce((total, node) => total + of(node) * node['Actual Loops'], 0)
  return {
    sequential: nodes.filter(
      (node) =>
        node['Node Type'] === 'Seq Scan' &&
        isGrowing(node) &&
        node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) > 100,
    ).length,
    removed: sum(
      (node) => (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Join Filter'] ?? 0),
    ),
    scanned: sum((node) => (isGrowing(node) ? node['Actual Rows'] : 0)),
    hashed: nodes
      .filter((node) => node['Node Type'] === 'Hash' && flatten(node).some(isGrowing))
      .reduce((most, node) => Math.max(most, node['Actual Rows']), 0),
  }
}

const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const
const everyPlanning = ['auto', 'force_generic_plan', 'force_custom_plan'] as const

interface Judged extends ReturnType<typeof judge> {
  size: number
  how: string
}

/** The plans of one connection, warmed by the companies in every order. */
async function plansOf(ask: Ask): Promise<Judged[]> {
  const judged: Judged[] = []
  const slot = await database.pool.acquire()
  const asCompany = async (company: TestTenant, text: string) => {
    const [, , rows] = await Promise.all([
      slot.send('begin'),
      slot.send(`select set_config('app.tenant_id', '${company.tenant.id}', true)`),
      slot.send<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(text),
      slot.send('commit'),
    ])
    return rows
  }
  const [first] = companies
  if (!first) throw new Error('There is no company.')
  const { text, isFiltered } = ask(first)
  for (const planning of isFiltered ? (['force_custom_plan'] as const) : everyPlanning) {
    for (const order of planning === 'auto' ? orders : [[2, 1, 0] as const]) {
      await slot.send(`set plan_cache_mode = ${planning}`)
      await slot.send(`prepare hot as ${text}`)
      // The sixth use is the first that may run the generic plan.
      for (let round = 0; round < (planning === 'auto' ? 6 : 1); round++) {
        for (const at of order) {
          const company = companies[at]
          if (company) await asCompany(company, call(ask(company).params))
        }
      }
      for (const [at, company] of companies.entries()) {
        const [row] = await asCompany(
          company,
          `explain (analyze, timing off, format json) ${call(ask(company).params)}`,
        )
        if (!row) throw new Error('There is no plan.')
        const [{ Plan }] = row['QUERY PLAN']
        judged.push({ size: sizes[at] ?? 0, how: `${planning} ${order.join('')}`, ...judge(Plan) })
      }
      await slot.send('deallocate hot')
    }
  }
  slot.release()
  return judged
}

type ListInput = z.input<typeof listCustomersInput>
const list =
  (input: (company: TestTenant) => ListInput): Ask =>
  (company) =>
    customersPageStatement(company.tenant.id, listCustomersInput.parse(input(company)))

const sorts = listCustomersInput.shape.sort.unwrap().options
const middleKeys = {
  name: 'golden',
  number: 'ZZ000010000',
  city: 'linz',
  balance: '250000',
  updated: '2026-01-01 00:00:00+00',
  health: '50',
}
const filters: Record<string, (company: TestTenant) => ListInput> = {
  'status (nearly all)': () => ({ status: 'active' }),
  'status (one in forty)': () => ({ status: 'closed' }),
  type: () => ({ customerType: 'chain' }),
  stage: () => ({ lifecycleStage: 'dormant' }),
  territory: () => ({ territory: 'Territory 7' }),
  owner: ({ rep }) => ({ ownerId: rep.userId }),
  'no owner': () => ({ ownerId: null }),
  'an owner without customers': ({ viewer }) => ({ ownerId: viewer.userId }),
  'over the credit limit': () => ({ isOverLimit: true }),
  'stage and territory': () => ({ lifecycleStage: 'lost', territory: 'Territory 3' }),
  text: () => ({ text: 'golden kitchen 17' }),
  'an account type': () => ({ accountType: 'target' }),
  prospects: () => ({ accountType: 'prospect' }),
  'a priority': () => ({ priority: 'high' }),
  'poor health': () => ({ health: 'poor' }),
  'unknown health': () => ({ health: 'unknown' }),
  'those off their cadence': () => ({ isOffCadence: true }),
}
/** In the order of health the customers of an owner are sorted, and two rare words met by walking on. */
const wholeForHealth = ['status (one in forty)', 'stage and territory', 'owner', 'no owner']
const statements: Record<string, Ask> = {
  get: ({ tenant }) => customerStatement(tenant.id, tenant.id),
  'list with standings': list(() => ({ withStandings: true })),
  'list by health, past those with health': list(({ tenant }) => ({
    sort: 'health',
    cursor: `${tenant.id}|`,
  })),
}
for (const sort of sorts) {
  for (const order of ['asc', 'desc'] as const) {
    statements[`list by ${sort} ${order}`] = list(() => ({ sort, order }))
    statements[`list by ${sort} ${order}, deep`] = list(({ tenant }) => ({
      sort,
      order,
      cursor: `${tenant.id}|${middleKeys[sort]}`,
    }))
  }
  for (const [name, filter] of Object.entries(filters)) {
    if (sort === 'health' && wholeForHealth.includes(name)) continue
    statements[`list by ${sort} of ${name}`] = list((company) => ({ sort, ...filter(company) }))
  }
}
/** Who sees only some customers: nearly all, none, or those of a team that has nearly all, or none. */
const limited: Record<string, (company: TestTenant) => readonly TestActor[]> = {
  'of a busy person': ({ rep }) => [rep],
  'of an idle person': ({ viewer }) => [viewer],
  'of a busy team': ({ rep, viewer, manager }) => [viewer, rep, manager],
  'of an idle team': ({ viewer, manager, warehouse }) => [viewer, manager, warehouse],
}
for (const [whose, people] of Object.entries(limited)) {
  const view = (company: TestTenant) => ({
    owners: people(company).map(({ userId }) => userId),
    hidden: [],
  })
  const seen =
    (input: ListInput): Ask =>
    (company) =>
      customersPageStatement(company.tenant.id, listCustomersInput.parse(input), view(company))
  for (const sort of sorts.filter((one) => one !== 'health')) {
    statements[`reach ${whose} by ${sort}`] = seen({ sort })
    statements[`reach ${whose} by ${sort} desc`] = seen({ sort, order: 'desc' })
    statements[`reach ${whose} by ${sort} of a stage`] = seen({ sort, lifecycleStage: 'dormant' })
  }
  statements[`reach ${whose} of text`] = seen({ text: 'golden kitchen 17' })
  statements[`reach ${whose} of one`] = (company) =>
    customerStatement(company.tenant.id, company.tenant.id, view(company))
  statements[`recent changes ${whose}`] = (company) => ({
    ...recentChangesStatement(company.tenant.id, view(company)),
    isFiltered: true,
  })
  statements[`history ${whose}`] = (company) =>
    auditPageStatement(
      company.tenant.id,
      { limit: 50, entityType: 'customers', entityId: company.tenant.id },
      view(company),
    )
}
const ordersOf =
  (input: (company: TestTenant) => Partial<ListOrdersInput>, view = wholeViewOf): Ask =>
  (company) =>
    ordersPageStatement(company.tenant.id, { limit: 50, ...input(company) }, view(company))
const aCustomerOf = ({ tenant }: TestTenant) => someCustomer.get(tenant.id) ?? tenant.id
statements['orders'] = ordersOf(() => ({}))
statements['orders of a customer'] = ordersOf((company) => ({ customerId: aCustomerOf(company) }))
statements['orders of a common state'] = ordersOf(() => ({ state: 'shipped' }))
for (const [whose, people] of Object.entries(limited)) {
  statements[`orders ${whose}`] = ordersOf(
    () => ({}),
    (company) => ({ owners: people(company).map(({ userId }) => userId), hidden: [] }),
  )
}
const now = new Date().toISOString()
statements['facts of a standing'] = (company) => ({
  text: standingFactsStatement(''),
  params: [company.tenant.id, now, aCustomerOf(company)],
})
statements['a standing counted anew'] = (company) => ({
  text: refreshStandingStatement,
  params: [company.tenant.id, now, aCustomerOf(company)],
})

const audit =
  (input: Partial<Parameters<typeof auditPageStatement>[1]>): Ask =>
  ({ tenant }) =>
    auditPageStatement(tenant.id, { limit: 50, ...input })
statements['audit log'] = audit({})
statements['audit log of a type'] = audit({ entityType: 'customers' })
statements['audit log of a rare type'] = audit({ entityType: 'members' })
statements['audit log of a rare act'] = audit({ action: 'exported' })
statements['audit log of an entity'] = ({ tenant }) =>
  auditPageStatement(tenant.id, { limit: 50, entityType: 'customers', entityId: tenant.id })
statements['audit log of a person'] = ({ tenant, rep }) =>
  auditPageStatement(tenant.id, { limit: 50, actorId: rep.userId })
statements['audit log of an idle person'] = ({ tenant, viewer }) =>
  auditPageStatement(tenant.id, { limit: 50, actorId: viewer.userId })

const views: Record<string, (company: TestTenant) => CustomerView> = { '': () => wholeView }
for (const [whose, people] of Object.entries(limited)) {
  views[` ${whose}`] = (company) => ({
    owners: people(company).map(({ userId }) => userId),
    hidden: [],
  })
}
for (const [whose, view] of Object.entries(views)) {
  const timeline =
    (input: Partial<ListTimelineInput>): Ask =>
    (company) =>
      timelineStatement(
        company.tenant.id,
        { id: aCustomerOf(company), limit: 50, ...input },
        { view: view(company), orders: view(company) },
      )
  statements[`timeline${whose}`] = timeline({})
  statements[`timeline${whose}, deep`] = timeline({ cursor: `${now}|${uuid7()}` })
  statements[`timeline${whose} of one kind`] = timeline({ kinds: ['activity'] })
  statements[`summary${whose}`] = (company) =>
    summaryStatement(company.tenant.id, aCustomerOf(company), view(company))
  statements[`contacts${whose}`] = (company) =>
    contactsPageStatement(
      company.tenant.id,
      { customerId: aCustomerOf(company), limit: 50 },
      view(company),
    )
  statements[`activities${whose}`] = (company) =>
    activitiesPageStatement(
      company.tenant.id,
      { customerId: aCustomerOf(company), limit: 50 },
      view(company),
    )
  const tasks =
    (input: Partial<ListTasksInput>): Ask =>
    (company) =>
      tasksPageStatement(
        { tenantId: company.tenant.id, userId: company.rep.userId },
        { state: 'open', limit: 50, ...input },
        view(company),
      )
  statements[`my tasks${whose}`] = tasks({ isMine: true })
  statements[`open tasks${whose}`] = tasks({})
  statements[`overdue tasks${whose}`] = tasks({ due: 'overdue' })
  for (const due of taskDues) statements[`my ${due} tasks${whose}`] = tasks({ isMine: true, due })
  statements[`tasks of a customer${whose}`] = (company) =>
    tasks({ customerId: aCustomerOf(company) })(company)
  statements[`tasks of a customer that are done${whose}`] = (company) =>
    tasks({ customerId: aCustomerOf(company), state: 'done' })(company)
}

const page = 51
describe('no hot statement reads far more than it answers', () => {
  test.for(Object.entries(statements))('%s', { timeout: 60_000 }, async ([, ask]) => {
    for (const plan of await plansOf(ask)) {
      expect(plan).toMatchObject({ sequential: 0 })
      expect(plan.hashed, plan.how).toBeLessThanOrEqual(page)
      // A filter of one in forty is cheaper to meet while walking in order than to collect and sort.
      expect(plan.scanned + plan.removed, plan.how).toBeLessThanOrEqual(page * 50)
    }
  })
})

interface Read {
  sequential: number
  fetched: number
}

describe('search reads little of a company, whichever company warmed the connection', () => {
  const texts = [
    'golden',
    'golden kitchen 17',
    'kitchen',
    '17',
    'kitchen golden',
    'nowhere',
    'ZZ0000199',
    'orders19999',
  ]

  // The function hides its plans, so what it read is counted.
  const readRows = `select coalesce(sum(seq_tup_read), 0)::int as sequential,
    coalesce(sum(idx_tup_fetch), 0)::int as fetched from pg_stat_xact_user_tables where relname = 'customers'`

  const readers: Record<string, (company: TestTenant) => readonly string[] | null> = {
    'who sees all': () => null,
    'a busy person': ({ rep }) => [rep.userId],
    'an idle team': ({ viewer, manager }) => [viewer.userId, manager.userId],
  }
  const asked = texts.flatMap((text) =>
    Object.keys(readers).map((reader) => [text, reader] as const),
  )

  test.for(asked)('%s by %s', async ([text, reader]) => {
    const slot = await database.pool.acquire()
    onTestFinished(() => slot.release())
    const search = async (company: TestTenant) => {
      const statement = searchStatement(
        company.tenant.id,
        { text, limit: 10 },
        { owners: readers[reader]?.(company) ?? null, hidden: [] },
      )
      const [, , [before], hits, [after]] = await Promise.all([
        slot.send('begin'),
        slot.send(`select set_config('app.tenant_id', '${company.tenant.id}', true)`),
        slot.send<Read>(readRows),
        slot.send<{ json: string }>(statement.text, statement.params),
        slot.send<Read>(readRows),
        slot.send('commit'),
      ])
      if (!before || !after) throw new Error('Nothing was counted.')
      const { items } = JSON.parse(hits[0]?.json ?? '{}') as { items: unknown[] }
      return {
        found: items.length,
        sequential: after.sequential - before.sequential,
        fetched: after.fetched - before.fetched,
      }
    }
    for (const order of orders) {
      await slot.send('discard plans')
      for (let round = 0; round < 6; round++) {
        for (const at of order) {
          const company = companies[at]
          if (!company) continue
          const { sequential, fetched } = await search(company)
          expect(sequential, `${order} ${at}`).toBeLessThanOrEqual(sizes[0])
          expect(fetched, `${order} ${at}`).toBeLessThanOrEqual(1_000)
        }
      }
    }
  })
})
