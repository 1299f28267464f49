import { z } from 'zod'

/**
 * Why a number is what it is: a tree of named facts. One shape serves every
 * explained figure, so one component can show them all.
 */
export interface Explanation {
  /** A key of the catalogue, such as `explain.customers.active`. */
  fact: string
  value: ExplainedValue
  /** The rule in words, as a key of the catalogue. */
  rule?: string
  link?: { entity: string; id?: string; filter?: Record<string, string> }
  because?: readonly Explanation[]
}

export type ExplainedValue =
  | { kind: 'count'; value: number }
  | { kind: 'money'; amountMinor: number; currency: string }
  | { kind: 'percent'; value: number }
  | { kind: 'instant'; value: string }
  /** A day of the calendar, such as `2026-02-28`. */
  | { kind: 'day'; value: string }
  | { kind: 'days'; value: number }
  | { kind: 'points'; value: number; of: number }
  | { kind: 'text'; value: string }
  /** A key of the catalogue, as a fact's. */
  | { kind: 'word'; value: string }

export const explainedValueSchema: z.ZodType<ExplainedValue> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('count'), value: z.number() }),
  z.object({ kind: z.literal('money'), amountMinor: z.number().int(), currency: z.string() }),
  z.object({ kind: z.literal('percent'), value: z.number() }),
  z.object({ kind: z.literal('instant'), value: z.string() }),
  z.object({ kind: z.literal('day'), value: z.string() }),
  z.object({ kind: z.literal('days'), value: z.number() }),
  z.object({ kind: z.literal('points'), value: z.number(), of: z.number() }),
  z.object({ kind: z.literal('text'), value: z.string() }),
  z.object({ kind: z.literal('word'), value: z.string() }),
])

export const explanationSchema: z.ZodType<Explanation> = z.object({
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
