import type { JobCount } from '@leora/domain/admin/admin'

export const jobColumns = [
  'waiting',
  'running',
  'retry',
  'failed',
  'cancelled',
  'completed',
] as const
export type JobColumn = (typeof jobColumns)[number]

const columnOf: Record<string, JobColumn> = {
  created: 'waiting',
  retry: 'retry',
  active: 'running',
  completed: 'completed',
  cancelled: 'cancelled',
  failed: 'failed',
}

export interface QueueCounts {
  queue: string
  counts: Record<JobColumn, number>
  /** Since when the oldest unfinished job waits. */
  oldestAt: string | null
}

export function groupJobs(items: readonly JobCount[]): QueueCounts[] {
  const queues = new Map<string, QueueCounts>()
  for (const { queue, state, count, oldestAt } of items) {
    const row = queues.get(queue) ?? {
      queue,
      counts: { waiting: 0, running: 0, retry: 0, failed: 0, cancelled: 0, completed: 0 },
      oldestAt: null,
    }
    const column = columnOf[state] ?? 'waiting'
    row.counts[column] += count
    const isOpen = column === 'waiting' || column === 'running' || column === 'retry'
    if (isOpen && oldestAt && (row.oldestAt === null || oldestAt < row.oldestAt))
      row.oldestAt = oldestAt
    queues.set(queue, row)
  }
  return [...queues.values()].sort((one, other) => one.queue.localeCompare(other.queue))
}
