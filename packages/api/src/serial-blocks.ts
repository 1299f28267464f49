import { DomainError } from '@leora/domain/errors'
import type { TenantContext } from './context.ts'

/** What is numbered, with the highest serial its numbers can hold and what to say when that is reached. */
interface Series {
  kind: 'customers' | 'orders'
  max: number
  sentence: string
}

interface Block {
  prefix: string
  next: number
  last: number
}

const blockSize = 20

/**
 * Numbers are handed out from blocks this process reserved, in a transaction of their own:
 * a counter locked until the create commits would let one create per tenant run at a time.
 * A number of an unfinished create or of a stopped process stays unused.
 */
const blocks = new WeakMap<object, Map<string, Promise<Block>>>()

/** The next serial of a series, and the two letters of the company. */
export async function nextSerial(
  ctx: TenantContext,
  series: Series,
): Promise<{ serial: number; prefix: string }> {
  const key = `${series.kind} ${ctx.actor.tenantId}`
  const known = blocks.get(ctx.database) ?? new Map<string, Promise<Block>>()
  blocks.set(ctx.database, known)
  for (;;) {
    const current = known.get(key) ?? reserve(ctx, series)
    known.set(key, current)
    const block = await current.catch((error: unknown) => {
      known.delete(key)
      throw error
    })
    if (block.next <= block.last) return { serial: block.next++, prefix: block.prefix }
    if (known.get(key) === current) known.delete(key)
  }
}

// Outside the request's own connection: one that waited here for a second would starve the pool.
async function reserve(
  { database, actor }: TenantContext,
  { kind, max, sentence }: Series,
): Promise<Block> {
  const [row] = await database.app.begin(async (sql) => {
    await sql`select set_config('app.tenant_id', ${actor.tenantId}, true)`
    return await sql<{ last: number; prefix: string }[]>`
      insert into serials as s (tenant_id, kind, last_value) values (${actor.tenantId}, ${kind}, ${blockSize})
      on conflict (tenant_id, kind) do update set last_value = s.last_value + ${blockSize}
      returning last_value as last,
        (select number_prefix from tenants where tenant_id = ${actor.tenantId}) as prefix`
  })
  if (!row || row.last > max) throw new DomainError('limit_reached', sentence)
  return { prefix: row.prefix, next: row.last - blockSize + 1, last: row.last }
}
