import { uuid7 } from '@leora/domain/uuid7'
import { aTenant } from '@leora/testing/actors'
import { anActivity } from '@leora/testing/builders/activity'
import { aContact } from '@leora/testing/builders/contact'
import { aTask } from '@leora/testing/builders/task'
import { useDatabase } from '@leora/testing/database'
import { expect, test } from 'vitest'
import { servicesFor } from './arrange.fixture.ts'
import type { Job } from './job.ts'
import { purgeDeleted } from './purge-deleted.ts'

const database = useDatabase()

const purge = (tenantId: string) => {
  const job: Job = {
    id: uuid7(),
    data: { tenantId },
    attempt: 1,
    isLastAttempt: false,
    signal: new AbortController().signal,
    progress: () => Promise.resolve(),
  }
  return purgeDeleted(servicesFor(database), job)
}

async function age(table: string, id: string, days: number) {
  await database.admin`
    update ${database.admin(table)} set deleted_at = now() - make_interval(days => ${days}) where id = ${id}`
}

async function left(tenantId: string): Promise<Record<string, number>> {
  const [counts] = await database.admin<Record<string, number>[]>`
    select (select count(*)::int from customers where tenant_id = ${tenantId}) as customers,
      (select count(*)::int from contacts where tenant_id = ${tenantId}) as contacts,
      (select count(*)::int from activities where tenant_id = ${tenantId}) as activities,
      (select count(*)::int from tasks where tenant_id = ${tenantId}) as tasks`
  return { ...counts }
}

async function aWeb() {
  const company = await aTenant(database)
  const { owner } = company
  const contact = await aContact(owner)
  const { customerId } = contact
  const activity = await anActivity(owner, {
    customerId,
    contactId: contact.id,
    followUp: { title: 'Call back', dueOn: '2026-12-01', contactId: contact.id },
  })
  return { company, owner, customerId, contact, activity }
}

test('what names a purged row forgets it and stays', async () => {
  const { company, owner, customerId, contact, activity } = await aWeb()
  await age('contacts', contact.id, 31)
  await age('activities', activity.id, 31)
  const second = await anActivity(owner, { customerId })
  await database.admin`update activities set contact_id = ${contact.id} where id = ${second.id}`
  expect(await purge(company.tenant.id)).toEqual({ purged: 2 })
  expect(await left(company.tenant.id)).toEqual({
    customers: 1,
    contacts: 0,
    activities: 1,
    tasks: 1,
  })
  const { items } = await owner.caller.crm.tasks.list({ customerId })
  expect(items).toMatchObject([{ contactId: null, originActivityId: null }])
})

test('a customer takes along all that hangs on it', async () => {
  const { company, customerId } = await aWeb()
  await age('customers', customerId, 31)
  expect(await purge(company.tenant.id)).toEqual({ purged: 1 })
  expect(await left(company.tenant.id)).toEqual({
    customers: 0,
    contacts: 0,
    activities: 0,
    tasks: 0,
  })
})

test('for thirty days everything stays', async () => {
  const { company, owner, contact, activity } = await aWeb()
  const task = await aTask(owner)
  await age('contacts', contact.id, 29)
  await age('activities', activity.id, 29)
  await age('tasks', task.id, 29)
  expect(await purge(company.tenant.id)).toEqual({ purged: 0 })
})
