import { z } from 'zod'

export const orderStates = [
  'draft',
  'confirmed',
  'partially_allocated',
  'allocated',
  'picked',
  'shipped',
  'invoiced',
  'cancelled',
] as const
export type OrderState = (typeof orderStates)[number]

/** Before it has left the house. */
export const cancellableStates = [
  'draft',
  'confirmed',
  'partially_allocated',
  'allocated',
  'picked',
] as const satisfies readonly OrderState[]

export function isCancellable(state: OrderState): boolean {
  return cancellableStates.some((one) => one === state)
}

export const orderRowSchema = z.object({
  id: z.uuid(),
  number: z.string(),
  customerId: z.uuid(),
  customerName: z.string(),
  state: z.enum(orderStates),
  orderedAt: z.iso.datetime({ offset: true }),
  currency: z.string(),
  totalMinor: z.number().int(),
  /** Null until it is invoiced. */
  dueOn: z.iso.date().nullable(),
  /** Null for who may not see what customers owe. */
  paidMinor: z.number().int().nullable(),
  version: z.number().int(),
})
export type OrderRow = z.infer<typeof orderRowSchema>

export const orderLineSchema = z.object({
  id: z.uuid(),
  position: z.number().int(),
  productId: z.uuid(),
  sku: z.string(),
  name: z.string(),
  quantity: z.number().int(),
  unitPriceMinor: z.number().int(),
  taxRateBp: z.number().int(),
  netMinor: z.number().int(),
  taxMinor: z.number().int(),
})
export type OrderLine = z.infer<typeof orderLineSchema>

export const orderSchema = orderRowSchema.extend({
  netMinor: z.number().int(),
  taxMinor: z.number().int(),
  note: z.string().nullable(),
  createdAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
  lines: z.array(orderLineSchema),
})
export type Order = z.infer<typeof orderSchema>

export const orderPageSchema = z.object({
  items: z.array(orderRowSchema),
  nextCursor: z.string().nullable(),
})
export type OrderPage = z.infer<typeof orderPageSchema>

/** Order numbers need no check digit: nobody types them from a letter. */
export function formatOrderNumber(serial: number): string {
  return `SO-${String(serial).padStart(7, '0')}`
}
