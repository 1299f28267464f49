import { formatCustomerNumber, maxCustomerSerial } from '@leora/domain/customers/number'
import { DomainError } from '@leora/domain/errors'
import type { TenantContext } from '../context.ts'

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

export async function nextCustomerNumber(ctx: TenantContext): Promise<string> {
  const { tenantId } = ctx.actor
  const known = blocks.get(ctx.database) ?? new Map<string, Promise<Block>>()
  blocks.set(ctx.database, known)
  for (;;) {
    const current = known.get(tenantId) ?? reserve(ctx)
    known.set(tenantId, current)
    const block = await current.catch((error: unknown) => {
      known.delete(tenantId)
      throw error
    })
    if (block.next <= block.last) return formatCustomerNumber(block.prefix, block.next++)
    if (known.get(tenantId) === current) known.delete(tenantId)
  }
}

// Outside the request's own connection: one that waited here for a second would starve the pool.
async function reserve({ database, actor }: TenantContext): Promise<Block> {
  const [row] = await database.app.begin(async (sql) => {
    await sql`select set_config('app.tenant_id', ${actor.tenantId}, true)`
    return await sql<{ last: number; prefix: string }[]>`
      insert into serials as s (tenant_id, kind, last_value) values (${actor.tenantId}, 'customers', ${blockSize})
      on conflict (tenant_id, kind) do update set last_value = s.last_value + ${blockSize}
      returning last_value as last,
        (select number_prefix from tenants where tenant_id = ${actor.tenantId}) as prefix`
  })
  if (!row || row.last > maxCustomerSerial) {
    throw new DomainError('limit_reached', 'All customer numbers of your company are in use.')
  }
  return { prefix: row.prefix, next: row.last - blockSize + 1, last: row.last }
}
