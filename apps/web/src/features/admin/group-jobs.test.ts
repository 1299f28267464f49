import { expect, test } from 'vitest'
import { groupJobs } from './group-jobs.ts'

test('one row a queue; only unfinished work has an age', () => {
  const rows = groupJobs([
    { queue: 'mail', state: 'completed', count: 9, oldestAt: '2026-01-01T00:00:00Z' },
    { queue: 'mail', state: 'created', count: 2, oldestAt: '2026-03-02T00:00:00Z' },
    { queue: 'mail', state: 'active', count: 1, oldestAt: '2026-03-01T00:00:00Z' },
    { queue: 'audit', state: 'failed', count: 3, oldestAt: '2026-01-01T00:00:00Z' },
  ])
  expect(rows.map(({ queue, oldestAt }) => [queue, oldestAt])).toEqual([
    ['audit', null],
    ['mail', '2026-03-01T00:00:00Z'],
  ])
  expect(rows[1]?.counts).toMatchObject({ completed: 9, waiting: 2, running: 1, failed: 0 })
})
