import { z } from 'zod'
import { auditItemSchema } from './audit/audit.ts'
import { customerRowSchema } from './customers/customer.ts'
import { explainedValueSchema, explanationSchema } from './explanation.ts'

export const attentionReasons = [
  'on_hold',
  'over_credit_limit',
  'without_owner',
  'dormant',
] as const
export type AttentionReason = (typeof attentionReasons)[number]

export const todaySchema = z.object({
  figures: z.array(
    z.object({
      key: z.string(),
      explanation: explanationSchema,
      previous: explainedValueSchema.nullable(),
    }),
  ),
  attention: z.array(
    z.object({ customer: customerRowSchema, reasons: z.array(z.enum(attentionReasons)) }),
  ),
  recent: z.array(auditItemSchema),
  territories: z.array(z.object({ territory: z.string(), customers: z.number().int() })),
})
export type Today = z.infer<typeof todaySchema>
