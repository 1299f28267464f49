import { toIsoInstant } from '@leora/db/columns'
import type { TenantDb } from '@leora/db/slots'
import type {
  Customer,
  CustomerHits,
  CustomerPage,
  CustomerStats,
} from '@leora/domain/customers/customer'
import type {
  CustomerSort,
  ListCustomersInput,
  SearchCustomersInput,
} from '@leora/domain/customers/inputs'
import { DomainError } from '@leora/domain/errors'
import { isStorable } from '@leora/domain/text'
import { z } from 'zod'
import { planForValues } from '../plan-for-values.ts'
import { typedJson } from '../raw-json.ts'
import { customerColumns, customerRowColumns } from './columns.ts'
import { customersByHealth, standingColumn, standingFilters } from './list-standings.ts'
import { binder, type CustomerView, wholeView, withinReach } from './view.ts'

interface JsonRow {
  json: string | null
  [column: string]: unknown
}

interface SortKey {
  column: string
  type: string
  /** Whether a cursor's key is one that this column can hold. */
  isKey: (key: string) => boolean
}

const isUuid = (text: string) => z.uuid().safeParse(text).success
const isInstant = (text: string) => z.iso.datetime().safeParse(toIsoInstant(text)).success
const isAmount = (text: string) => /^-?\d{1,18}$/.test(text)

const sortKeys: Record<CustomerSort, SortKey> = {
  name: { column: 'search_name', type: 'text', isKey: isStorable },
  number: { column: 'number', type: 'text', isKey: isStorable },
  city: { column: 'search_city', type: 'text', isKey: isStorable },
  balance: { column: 'balance_minor', type: 'bigint', isKey: isAmount },
  updated: { column: 'updated_at', type: 'timestamptz', isKey: isInstant },
  // None for a customer whose health is not known.
  health: { column: 'health_score', type: 'smallint', isKey: (key) => /^\d{0,3}$/.test(key) },
}

/** One page by keyset; the database writes it as JSON, which goes out unread. */
export async function listCustomersJson(
  db: TenantDb,
  tenantId: string,
  input: ListCustomersInput,
  view: CustomerView,
): Promise<CustomerPage> {
  const { text, params, isFiltered } = customersPageStatement(tenantId, input, view)
  const planned = isFiltered ? planForValues(db) : undefined
  const page = db.run<JsonRow>(text, params)
  const [[row]] = await Promise.all([page, planned])
  return typedJson(row?.json ?? '')
}

/** Exported so that the benchmark can run the same statement bare. */
export function customersPageStatement(
  tenantId: string,
  input: ListCustomersInput,
  view: CustomerView = wholeView,
) {
  const key = sortKeys[input.sort]
  const params: unknown[] = [tenantId]
  // Written out, or no plan could be kept: a tenth of the company is expected behind a parameter.
  const size = Math.trunc(input.limit)
  const bind = binder(params)
  const chosen = [...filters(input, view, bind), ...withinReach(view, bind)]
  const conditions = ['c.tenant_id = $1', 'c.deleted_at is null', ...chosen]
  const after = input.cursor === undefined ? null : parseCursor(input.cursor, key)
  const { sort, order } = input
  const columns = `${customerRowColumns(view.hidden)}${input.withStandings ? `, ${standingColumn}` : ''}`
  if (after !== null && sort !== 'health') {
    const operator = order === 'asc' ? '>' : '<'
    conditions.push(
      `(c.${key.column}, c.id) ${operator} (${bind(after.key)}::${key.type}, ${bind(after.id)}::uuid)`,
    )
  }
  const rows =
    sort === 'health'
      ? customersByHealth({
          conditions,
          order,
          limit: size + 1,
          after,
          health: input.health,
          isSelective: isSelective(input, view),
          bind,
        })
      : `(select * from customers c where ${conditions.join(' and ')}
        order by c.${key.column} ${order}, c.id ${order} limit ${size + 1})`
  const text = `
    select '{"items":[' || coalesce(string_agg(json, ',') filter (where place <= ${size}), '') || '],"nextCursor":'
      || case when count(*) > ${size} then to_json(max(id || '|' || key) filter (where place = ${size}))::text
        else 'null' end || '}' as json
    from (select (select row_to_json(r)::text from (select ${columns}) r) as json,
        c.id, ${sort === 'health' ? "coalesce(c.health_score::text, '')" : `c.${key.column}::text`} as key, row_number() over () as place
      from ${rows} c) page`
  return { text, params, isFiltered: chosen.length > 0 || sort === 'health' }
}

function isSelective(input: ListCustomersInput, { owners }: CustomerView): boolean {
  const { text, isOverLimit: isOver, isOffCadence, ownerId } = input
  return Boolean(text || isOver || isOffCadence || ownerId !== undefined || owners !== null)
}

// Found first by their own index: how many rows have one column above another, no planner knows.
const isOverLimit = `c.id = any(array(select o.id from customers o where o.tenant_id = $1
  and o.deleted_at is null and o.credit_limit_minor > 0 and o.balance_minor > o.credit_limit_minor))`

function filters(
  input: ListCustomersInput,
  { owners }: CustomerView,
  bind: (value: unknown) => string,
): string[] {
  const found: string[] = []
  if (input.text) {
    const among = owners === null ? '' : `, ${bind(owners)}::uuid[]`
    found.push(`c.id in (select id from leora.search_customers(${bind(input.text)}, 500${among}))`)
  }
  if (input.status) found.push(`c.status = ${bind(input.status)}`)
  if (input.customerType) found.push(`c.customer_type = ${bind(input.customerType)}`)
  if (input.lifecycleStage) found.push(`c.lifecycle_stage = ${bind(input.lifecycleStage)}`)
  if (input.territory) found.push(`c.territory = ${bind(input.territory)}`)
  if (input.isOverLimit) found.push(isOverLimit)
  if (input.ownerId === null) found.push('c.owner_id is null')
  else if (input.ownerId !== undefined) found.push(`c.owner_id = ${bind(input.ownerId)}`)
  return [...found, ...standingFilters(input, bind)]
}

function parseCursor(cursor: string, { isKey }: SortKey): { id: string; key: string } {
  const [id, key] = [cursor.slice(0, 36), cursor.slice(37)]
  if (cursor[36] === '|' && isUuid(id) && isKey(key)) return { id, key }
  throw new DomainError('invalid', 'This page no longer exists. Reload the list.', {
    fields: { cursor: 'Use the nextCursor of the page before.' },
  })
}

export function customerStatement(tenantId: string, id: string, view: CustomerView = wholeView) {
  const params: unknown[] = [tenantId, id]
  const conditions = ['c.tenant_id = $1', 'c.id = $2', ...withinReach(view, binder(params))]
  const text = `
  select row_to_json(r)::text as json from (
    select ${customerColumns(view.hidden)} from customers c where ${conditions.join(' and ')}) r`
  return { text, params }
}

async function readCustomer(db: TenantDb, tenantId: string, id: string, view: CustomerView) {
  const { text, params } = customerStatement(tenantId, id, view)
  const [row] = await db.run<JsonRow>(text, params)
  return row?.json ?? null
}

export async function findCustomerJson(
  db: TenantDb,
  tenantId: string,
  id: string,
  view: CustomerView,
) {
  const json = await readCustomer(db, tenantId, id, view)
  return json === null ? null : typedJson<Customer>(json)
}

export async function findCustomer(db: TenantDb, tenantId: string, id: string, view: CustomerView) {
  const json = await readCustomer(db, tenantId, id, view)
  return json === null ? null : (JSON.parse(json) as Customer)
}

/** Writes one customer and answers with what was written, in one statement; null when nothing was. */
export async function writeCustomer(
  db: TenantDb,
  write: { toSQL(): { sql: string; params: unknown[] } },
  view: CustomerView,
  { isLast = false } = {},
) {
  const { sql, params } = write.toSQL()
  const run = isLast ? db.runLast : db.run
  const [row] = await run<JsonRow>(`${sql} ${returningCustomer(view)}`, params)
  return row?.json ? typedJson<Customer>(row.json) : null
}

export function returningCustomer({ hidden }: CustomerView = wholeView): string {
  return `returning (select row_to_json(r)::text from (
    select ${customerColumns(hidden)} from (select customers.*) c) r) as json`
}

// As leora.search_customers ranks what is only similar.
const firstSimilarRank = 10

export function searchStatement(
  tenantId: string,
  { text: query, limit }: SearchCustomersInput,
  { owners }: CustomerView = wholeView,
) {
  const params: unknown[] = [tenantId, query, limit]
  const among = owners === null ? '' : `, ${binder(params)(owners)}::uuid[]`
  const text = `
  select '{"items":[' || coalesce(string_agg(json, ','), '') || '],"areSimilar":'
    || coalesce(min(rank) >= ${firstSimilarRank}, false) || '}' as json from (
    select hit.rank, (select row_to_json(h)::text from (select c.id, c.number, c.name, c.city, c.status) h) as json
    from leora.search_customers($2, $3::int${among}) hit
    join customers c on c.tenant_id = $1 and c.id = hit.id
    order by hit.rank, c.search_name, c.id) r`
  return { text, params }
}

export async function searchCustomersJson(
  db: TenantDb,
  tenantId: string,
  input: SearchCustomersInput,
  view: CustomerView,
): Promise<CustomerHits> {
  const { text, params } = searchStatement(tenantId, input, view)
  const [row] = await db.run<JsonRow>(text, params)
  return typedJson(row?.json ?? '{"items":[],"areSimilar":false}')
}

const statsStatement = (conditions: readonly string[]) => `
  select json_build_object('total', coalesce(max(n) filter (where d = 'total'), 0),
    'byStatus', coalesce(json_object_agg(k, n) filter (where d = 'status'), '{}'::json),
    'byLifecycleStage', coalesce(json_object_agg(k, n) filter (where d = 'lifecycle'), '{}'::json),
    'byCustomerType', coalesce(json_object_agg(k, n) filter (where d = 'type'), '{}'::json),
    'byTerritory', coalesce(json_object_agg(k, n) filter (where d = 'territory'), '{}'::json))::text as json
  from (
    select case grouping(status, lifecycle_stage, customer_type, territory)
        when 7 then 'status' when 11 then 'lifecycle' when 13 then 'type' when 14 then 'territory' else 'total' end as d,
      coalesce(status, lifecycle_stage, customer_type, territory, '') as k, count(*) as n
    from customers where ${['tenant_id = $1', 'deleted_at is null', ...conditions].join(' and ')}
    group by grouping sets ((status), (lifecycle_stage), (customer_type), (territory), ())) counted`

export async function customerStatsJson(
  db: TenantDb,
  tenantId: string,
  view: CustomerView,
): Promise<CustomerStats> {
  const params: unknown[] = [tenantId]
  const conditions = withinReach(view, binder(params), 'owner_id')
  const planned = conditions.length > 0 ? planForValues(db) : undefined
  const [[row]] = await Promise.all([db.run<JsonRow>(statsStatement(conditions), params), planned])
  return typedJson(row?.json ?? '')
}
