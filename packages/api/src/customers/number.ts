import { formatCustomerNumber, maxCustomerSerial } from '@leora/domain/customers/number'
import type { TenantContext } from '../context.ts'
import { nextSerial } from '../serial-blocks.ts'

export async function nextCustomerNumber(ctx: TenantContext): Promise<string> {
  const { prefix, serial } = await nextSerial(ctx, {
    kind: 'customers',
    max: maxCustomerSerial,
    sentence: 'All customer numbers of your company are in use.',
  })
  return formatCustomerNumber(prefix, serial)
}
