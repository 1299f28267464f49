import { formatOrderNumber } from '@leora/domain/orders/order'
import type { TenantContext } from '../context.ts'
import { nextSerial } from '../serial-blocks.ts'

export async function nextOrderNumber(ctx: TenantContext): Promise<string> {
  const { serial } = await nextSerial(ctx, {
    kind: 'orders',
    max: 9_999_999,
    sentence: 'All order numbers of your company are in use.',
  })
  return formatOrderNumber(serial)
}
