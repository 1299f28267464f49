import type { LoadResult, SingleResult } from './measure.ts'
import type { Budget } from './operations.ts'

export interface OperationResult {
  name: string
  single: SingleResult
  ours: LoadResult
  bare: LoadResult
  statements: number
  budget: Budget | null
}

export interface BenchResult {
  size: string
  customers: number
  startMs: number
  residentIdleMb: number
  residentLoadedMb: number
  operations: OperationResult[]
}

export function isWithinBudget({ single, ours, bare, budget }: OperationResult): boolean | null {
  if (!budget) return null
  const limit = single.bare.p50 + budget.hellos * single.hello.p50
  return single.ours.p50 <= limit && ours.perSecond >= budget.share * bare.perSecond
}

export function formatReport(result: BenchResult): string {
  const rows = result.operations.map((operation) => {
    const { single, ours, bare, budget, statements } = operation
    const limit = budget ? single.bare.p50 + budget.hellos * single.hello.p50 : null
    return [
      operation.name,
      whole(single.hello.p50),
      whole(single.bare.p50),
      whole(single.ours.p50),
      `${(single.ours.p50 / single.bare.p50).toFixed(2)}×`,
      limit === null ? '' : whole(limit),
      whole(single.ours.p95),
      whole(single.ours.p99),
      whole(bare.perSecond),
      whole(ours.perSecond),
      `${Math.round((ours.perSecond / bare.perSecond) * 100)} %`,
      budget ? `${budget.share * 100} %` : '',
      statements.toFixed(1),
      { true: 'within', false: 'OVER', null: '' }[
        String(isWithinBudget(operation)) as 'true' | 'false' | 'null'
      ],
    ]
  })
  const table = formatTable([headings, ...rows])
  return [
    `${result.size}: ${result.customers} customers in the measured company`,
    table,
    `start ${whole(result.startMs)} ms after the database, ${whole(result.residentIdleMb)} MB idle, ${whole(result.residentLoadedMb)} MB after load`,
    'One client in µs; hello, bare and ours take turns. Sixteen clients in requests per second.',
  ].join('\n\n')
}

const headings = [
  'operation',
  'hello',
  'bare',
  'ours',
  'ratio',
  'budget',
  'p95',
  'p99',
  'bare/s',
  'ours/s',
  'share',
  'budget',
  'SQL',
  '',
]

/** What changed against an earlier run: ratios, since milliseconds drift with the machine. */
export function formatComparison(before: BenchResult, now: BenchResult): string {
  const rows = now.operations.map((operation) => {
    const old = before.operations.find((one) => one.name === operation.name)
    const ratio = operation.single.ours.p50 / operation.single.bare.p50
    const share = operation.ours.perSecond / operation.bare.perSecond
    if (!old) return [operation.name, 'new', '', '']
    const oldRatio = old.single.ours.p50 / old.single.bare.p50
    const oldShare = old.ours.perSecond / old.bare.perSecond
    return [
      operation.name,
      `${oldRatio.toFixed(2)} → ${ratio.toFixed(2)}`,
      `${((ratio / oldRatio - 1) * 100).toFixed(0)} %`,
      `${Math.round(oldShare * 100)} → ${Math.round(share * 100)} %`,
    ]
  })
  return formatTable([['operation', 'ratio to bare', 'change', 'share of bare/s'], ...rows])
}

function formatTable(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows
    .map((row) =>
      row
        .map((cell, at) =>
          at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0),
        )
        .join('  '),
    )
    .join('\n')
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en')
}
