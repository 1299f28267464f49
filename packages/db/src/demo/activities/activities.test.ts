import { logActivityInput } from '@leora/domain/activities/inputs'
import { createTaskInput } from '@leora/domain/tasks/inputs'
import { dayIn } from '@leora/domain/tasks/recurrence'
import { expect, it } from 'vitest'
import { listDemoCompanies } from '../companies.ts'
import { listCustomers } from '../history/acts.ts'
import { generateActivities } from './activities.ts'
import { generateTasks } from './tasks.ts'

const [main] = listDemoCompanies('medium', 1)
if (!main) throw new Error('A demo has a main company')
const activities = [...generateActivities(main)]
const tasks = [...generateTasks(main)]

it('passes the rules for what people log by hand', () => {
  for (const activity of activities) {
    const input = { ...activity, happenedAt: activity.happenedAt.toISOString() }
    expect(logActivityInput.safeParse(input).error?.issues, activity.id).toBeUndefined()
  }
  for (const task of tasks) {
    expect(createTaskInput.safeParse(task).error?.issues, task.title).toBeUndefined()
  }
})

it('happens on working days between the first day of a customer and the last of the demo', () => {
  const since = new Map(listCustomers(main).map(({ id, createdAt }) => [id, createdAt]))
  for (const { customerId, happenedAt } of activities) {
    expect(happenedAt >= (since.get(customerId) ?? main.asOf)).toBe(true)
    expect(happenedAt <= main.asOf).toBe(true)
  }
  const weekend = activities.filter(({ happenedAt }) => [0, 6].includes(happenedAt.getUTCDay()))
  expect(weekend.length / activities.length).toBeLessThan(0.02)
  expect(activities.length / listCustomers(main).length).toBeCloseTo(3.9, 0)
})

it('has every kind of activity, silent ones and ones with a story', () => {
  expect(new Set(activities.map(({ type }) => type)).size).toBe(7)
  const told = activities.filter(({ body }) => body !== null).length / activities.length
  expect(told).toBeGreaterThan(0.5)
  expect(told).toBeLessThan(0.9)
})

it('leaves those who sign in something overdue, something for today and something to come', () => {
  const today = dayIn(main.timeZone, main.asOf)
  for (const { id, signsIn, name } of main.members) {
    if (!signsIn) continue
    const open = tasks.filter(({ assigneeId, doneAt }) => assigneeId === id && doneAt === null)
    const days = open.map(({ dueOn }) => dueOn)
    expect(
      days.some((day) => day < today),
      name,
    ).toBe(true)
    expect(days.filter((day) => day === today).length, name).toBeGreaterThan(1)
    expect(
      days.some((day) => day > today),
      name,
    ).toBe(true)
  }
})

it('is done after it was begun, and most of what was due is done', () => {
  for (const { createdAt, doneAt, doneById } of tasks) {
    expect(doneAt === null).toBe(doneById === null)
    if (doneAt) expect(doneAt >= createdAt && doneAt <= main.asOf).toBe(true)
  }
  const today = dayIn(main.timeZone, main.asOf)
  const due = tasks.filter(({ dueOn, originActivityId }) => originActivityId && dueOn < today)
  expect(due.filter(({ doneAt }) => doneAt !== null).length / due.length).toBeGreaterThan(0.8)
})

it('makes the same rows again', () => {
  const [again] = listDemoCompanies('medium', 1)
  expect([...generateActivities(again ?? main)]).toEqual(activities)
  expect([...generateTasks(again ?? main)]).toEqual(tasks)
})
