import type postgres from 'postgres'
import { agreedCondition, type Rule, type RuleName, rules } from './catalogue/rules.ts'

export interface Violation {
  rule: RuleName
  sentence: string
}

/** Walks the database's own catalogue and says everything that would let a tenant's data out. */
export async function findViolations(sql: postgres.Sql): Promise<Violation[]> {
  const found: Violation[] = []
  for (const rule of Object.keys(rules) as RuleName[]) {
    const { text, allowed }: Rule = rules[rule]
    const params = [
      ...(allowed ? [allowed] : []),
      ...(text.includes('$2') ? [agreedCondition] : []),
    ]
    const rows = await sql.unsafe<{ sentence: string }[]>(text, params as never[])
    for (const { sentence } of rows) found.push({ rule, sentence })
  }
  return found
}
