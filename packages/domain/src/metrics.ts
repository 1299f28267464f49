import { z } from 'zod'
import { auditItemSchema } from './audit/audit.ts'
import { customerRowSchema } from './customers/customer.ts'
import type { ExplainedValue, Explanation } from './explanation.ts'

export const attentionReasons = [
  'on_hold',
  'over_credit_limit',
  'without_owner',
  'dormant',
] as const
export type AttentionReason = (typeof attentionReasons)[number]

const explainedValueSchema: z.ZodType<ExplainedValue> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('count'), value: z.number() }),
  z.object({ kind: z.literal('money'), amountMinor: z.number().int(), currency: z.string() }),
  z.object({ kind: z.literal('percent'), value: z.number() }),
  z.object({ kind: z.literal('instant'), value: z.string() }),
  z.object({ kind: z.literal('text'), value: z.string() }),
])

const explanationSchema: z.ZodType<Explanation> = z.object({
  fact: z.string(),
  value: explainedValueSchema,
  rule: z.string().exactOptional(),
  link: z
    .object({
      entity: z.string(),
      id: z.string().exactOptional(),
      filter: z.record(z.string(), z.string()).exactOptional(),
    })
    .exactOptional(),
  get because() {
    return z.array(explanationSchema).readonly().exactOptional()
  },
})

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
