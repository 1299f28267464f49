import { type SQL, sql } from '@leora/db'
import { toCsv } from '@leora/domain/csv'
import { allowAct } from '@leora/domain/permissions/allow'
import { authorize } from '@leora/domain/policy'
import {
  canReadSecurity,
  type ExportSignInsInput,
  type ListSignInsInput,
  type SignInPage,
  type SignInRow,
} from '@leora/domain/security/overview'
import type { TenantContext } from '../context.ts'
import { parseTimeCursor, timeCursor } from '../time-cursor.ts'
import { refused, signInsOf } from './sign-ins-of.ts'

const mostExported = 20_000

export async function listSignIns(
  ctx: TenantContext,
  input: ListSignInsInput,
): Promise<SignInPage> {
  authorize(canReadSecurity(ctx.actor))
  const rows = await readSignIns(ctx, input, input.limit + 1)
  const items = rows.slice(0, input.limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > input.limit && last ? timeCursor(last) : null }
}

/** The same rows as a file; the history says that they left. */
export async function exportSignIns(
  ctx: TenantContext,
  input: ExportSignInsInput,
): Promise<{ csv: string; count: number }> {
  authorize(canReadSecurity(ctx.actor))
  authorize(allowAct(ctx.actor, 'data.export'))
  const rows = await readSignIns(ctx, input, mostExported)
  await ctx.db.run(`select audit.record_act('tenants', $1, 'exported', '{}')`, [ctx.actor.tenantId])
  return { csv: toCsv(header, rows.map(toCells)), count: rows.length }
}

const header = [
  'at',
  'name',
  'outcome',
  'method',
  'country',
  'city',
  'address',
  'device',
  'strange',
]

function toCells(row: SignInRow): string[] {
  const { at, userName, outcome, method, country, city, ipAddress, userAgent, anomalies } = row
  const optional = [country, city, ipAddress, userAgent].map((text) => text ?? '')
  return [at, userName, outcome, method, ...optional, anomalies.join(' ')]
}

async function readSignIns(
  { database, actor }: TenantContext,
  { days, group, userId, country, method, cursor }: Partial<ListSignInsInput> & { days: number },
  limit: number,
): Promise<SignInRow[]> {
  const groups = {
    signed_in: sql`e.outcome = 'signed_in'`,
    refused,
    strange: sql`e.anomalies <> '{}'`,
  }
  const after = cursor === undefined ? null : parseTimeCursor(cursor)
  const conditions: SQL[] = [
    group === undefined ? sql`true` : groups[group],
    ...(userId === undefined ? [] : [sql`e.user_id = ${userId}`]),
    ...(country === undefined ? [] : [sql`e.country = ${country}`]),
    ...(method === undefined ? [] : [sql`e.method = ${method}`]),
    ...(after ? [sql`(e.at, e.id) < (${after.at}::timestamptz, ${after.id}::uuid)`] : []),
  ]
  const [row] = await database.auth.execute<{ rows: SignInRow[] }>(sql`
    select coalesce(json_agg(r order by r.at desc, r.id desc), '[]'::json) as rows from (
      select e.id, e.at, e.user_id as "userId", u.name as "userName", e.outcome, e.method, e.country, e.city,
        e.ip_address as "ipAddress", e.user_agent as "userAgent", e.anomalies
      from (${signInsOf(actor.tenantId, days)}) e join auth.users u on u.id = e.user_id
      where ${sql.join(conditions, sql` and `)}
      order by e.at desc, e.id desc limit ${limit}) r`)
  return row?.rows ?? []
}
