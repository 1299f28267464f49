import { z } from 'zod'
import { pageInput } from '../page.ts'
import { optionalText } from '../text.ts'
import { orderStates } from './order.ts'

const maxUnitPriceMinor = 1_000_000_00

const lineInput = z.object({
  productId: z.uuid(),
  quantity: z
    .int('Write a whole quantity.')
    .min(1, 'Order at least one.')
    .max(100_000, 'Order at most 100,000 of one product in a line.'),
  /** Without it, the price of the product. */
  unitPriceMinor: z
    .number()
    .int('Use whole minor units.')
    .min(0, 'A price cannot be below zero.')
    .max(maxUnitPriceMinor)
    .optional(),
  taxRateBp: z.number().int().min(0).max(10_000).default(0),
})

/** A create accepts an id made by the client: the same create sent twice gives the same order. */
export const createOrderInput = z.object({
  id: z.uuid().optional(),
  customerId: z.uuid(),
  state: z.enum(['draft', 'confirmed']).default('confirmed'),
  /** When the customer ordered; now, unless it is entered later. */
  orderedAt: z.iso.datetime({ offset: true }).optional(),
  note: optionalText(2_000).optional(),
  lines: z
    .array(lineInput)
    .min(1, 'An order needs at least one line.')
    .max(500, 'An order has at most 500 lines.'),
})
export type CreateOrderInput = z.infer<typeof createOrderInput>

export const orderIdInput = z.object({ id: z.uuid() })
export type OrderIdInput = z.infer<typeof orderIdInput>

export const cancelOrderInput = orderIdInput.extend({ expectedVersion: z.number().int().min(1) })
export type CancelOrderInput = z.infer<typeof cancelOrderInput>

/** Newest first. */
export const listOrdersInput = pageInput.extend({
  customerId: z.uuid().optional(),
  state: z.enum(orderStates).optional(),
})
export type ListOrdersInput = z.infer<typeof listOrdersInput>
