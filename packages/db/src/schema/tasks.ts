import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, tenantId, versionColumn } from '../columns.ts'
import { activities } from './activities.ts'
import { contacts } from './contacts.ts'
import { customers } from './customers.ts'
import { members } from './members.ts'

export const tasks = pgTable(
  'tasks',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    title: text('title').notNull(),
    notes: text('notes'),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    priority: text('priority').notNull().default('normal'),
    assigneeId: uuid('assignee_id').notNull(),
    createdById: uuid('created_by_id').notNull(),
    remindAt: instant('remind_at'),
    remindedAt: instant('reminded_at'),
    recurrenceUnit: text('recurrence_unit'),
    recurrenceInterval: integer('recurrence_interval'),
    // The day the series began with: the 31st stays the 31st through shorter months.
    recurrenceStart: date('recurrence_start', { mode: 'string' }),
    previousTaskId: uuid('previous_task_id'),
    customerId: uuid('customer_id'),
    contactId: uuid('contact_id'),
    originActivityId: uuid('origin_activity_id'),
    doneAt: instant('done_at'),
    doneById: uuid('done_by_id'),
    version: versionColumn(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    updatedAt: instant('updated_at').notNull().default(sql`now()`),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    // A task of a series is followed by one other, however often and by how many it is completed.
    unique('tasks_previous').on(t.tenantId, t.previousTaskId),
    foreignKey({
      name: 'tasks_assignee',
      columns: [t.tenantId, t.assigneeId],
      foreignColumns: [members.tenantId, members.userId],
    }),
    foreignKey({
      name: 'tasks_customer',
      columns: [t.tenantId, t.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'tasks_contact',
      columns: [t.tenantId, t.customerId, t.contactId],
      foreignColumns: [contacts.tenantId, contacts.customerId, contacts.id],
    }),
    foreignKey({
      name: 'tasks_origin',
      columns: [t.tenantId, t.originActivityId],
      foreignColumns: [activities.tenantId, activities.id],
    }),
    // Where done_at is null they are the open ones, in the order in which they are due.
    index('tasks_by_assignee').on(t.tenantId, t.assigneeId, t.doneAt, t.dueOn, t.id),
    index('tasks_by_customer').on(t.tenantId, t.customerId, t.doneAt, t.dueOn, t.id),
    index('tasks_by_contact').on(t.tenantId, t.contactId, t.customerId),
    index('tasks_by_origin').on(t.tenantId, t.originActivityId),
    index('tasks_open')
      .on(t.tenantId, t.dueOn, t.id)
      .where(sql`done_at is null and deleted_at is null`),
    index('tasks_deleted').on(t.tenantId, t.deletedAt).where(sql`deleted_at is not null`),
    check('tasks_priority', sql`${t.priority} in ('low', 'normal', 'high')`),
    check('tasks_recurrence_unit', sql`${t.recurrenceUnit} in ('day', 'week', 'month', 'year')`),
    check('tasks_recurrence_interval', sql`${t.recurrenceInterval} between 1 and 99`),
    check(
      'tasks_recurrence',
      sql`num_nulls(${t.recurrenceUnit}, ${t.recurrenceInterval}, ${t.recurrenceStart}) in (0, 3)`,
    ),
    check('tasks_contact_has_customer', sql`${t.contactId} is null or ${t.customerId} is not null`),
  ],
)
