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
  | { kind: 'text'; value: string }
