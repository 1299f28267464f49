import { uuid7 } from '@leora/domain/uuid7'
import { aTenant, type TestActor } from '@leora/testing/actors'
import { aTask } from '@leora/testing/builders/task'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'
import { servicesFor } from './arrange.fixture.ts'
import type { Job } from './job.ts'
import { remindOfTask } from './remind-of-task.ts'

const database = useDatabase()

const remindAt = '2030-05-31T08:00:00Z'

interface StoredJob {
  data: { taskId: string; remindAt: string }
  start_after: Date
}

/** The jobs of a task's reminders, as they wait in the queue. */
async function jobsOf(taskId: string): Promise<StoredJob[]> {
  return await database.admin<StoredJob[]>`
    select data, start_after from pgboss.job
    where name = 'remind-of-task' and data ->> 'taskId' = ${taskId} order by start_after`
}

const run = (data: unknown) => {
  const job: Job = {
    id: uuid7(),
    data,
    attempt: 1,
    isLastAttempt: false,
    signal: new AbortController().signal,
    progress: () => Promise.resolve(),
  }
  return remindOfTask(servicesFor(database), job)
}

const noticesOf = async (actor: TestActor) =>
  (await actor.caller.account.listNotifications({})).items.filter(
    ({ kind }) => kind === 'task_reminder',
  )

test('a reminder waits for its moment, and tells whoever is to do the task, once', async () => {
  const { rep } = await aTenant(database)
  const task = await aTask(rep, { title: 'Call the Anchor', remindAt })
  const [job, ...others] = await jobsOf(task.id)
  expect(others).toEqual([])
  expect(job?.start_after.toISOString()).toBe('2030-05-31T08:00:00.000Z')
  // Two workers at once, then one more after a crash that kept the job from being marked as done.
  const answers = await Promise.all([run(job?.data), run(job?.data)])
  answers.push(await run(job?.data))
  expect(answers.filter((answer) => JSON.stringify(answer) === '{"told":1}')).toHaveLength(1)
  expect(await noticesOf(rep)).toMatchObject([
    { params: { task: 'Call the Anchor' }, link: `/tasks?task=${task.id}`, readAt: null },
  ])
})

test('one that was put off is told at its new moment alone', async () => {
  const { rep } = await aTenant(database)
  const { id } = await aTask(rep, { remindAt })
  await rep.caller.crm.tasks.update({
    id,
    expectedVersion: 1,
    changes: { remindAt: '2030-06-01T08:00:00Z' },
  })
  const [old, fresh] = await jobsOf(id)
  expect(await run(old?.data)).toEqual({ told: 0 })
  expect(await run(fresh?.data)).toEqual({ told: 1 })
  expect(await noticesOf(rep)).toHaveLength(1)
})

test.for(['done', 'deleted', 'without a reminder by now'] as const)(
  'nobody is reminded of a task that is %s',
  async (what) => {
    const { rep } = await aTenant(database)
    const { id } = await aTask(rep, { remindAt })
    const { tasks } = rep.caller.crm
    if (what === 'done') await tasks.complete({ id })
    else if (what === 'deleted') await tasks.delete({ id, expectedVersion: 1 })
    else await tasks.update({ id, expectedVersion: 1, changes: { remindAt: null } })
    const [job] = await jobsOf(id)
    expect(await run(job?.data)).toEqual({ told: 0 })
    expect(await noticesOf(rep)).toEqual([])
  },
)

test('a task that was not made leaves no reminder', async () => {
  const { rep } = await aTenant(database)
  const id = uuid7()
  await expect(aTask(rep, { id, remindAt, assigneeId: uuid7() })).rejects.toThrow('member')
  expect(await jobsOf(id)).toEqual([])
})

test('the next of a series is reminded of in its turn', async () => {
  const { rep } = await aTenant(database)
  const { id } = await aTask(rep, {
    dueOn: '2030-05-31',
    remindAt,
    recurrence: { unit: 'month', interval: 1 },
  })
  await rep.caller.crm.tasks.complete({ id })
  const [next] = await database.admin<{ id: string; due_on: string }[]>`
    select id, due_on::text from tasks where previous_task_id = ${id}`
  expect(next?.due_on).toBe('2030-06-30')
  const [job] = await jobsOf(next?.id ?? '')
  expect(job?.start_after.toISOString()).toBe('2030-06-30T08:00:00.000Z')
  expect(await run(job?.data)).toEqual({ told: 1 })
})
