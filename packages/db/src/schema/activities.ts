import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, tenantId, versionColumn } from '../columns.ts'
import { contacts } from './contacts.ts'
import { customers } from './customers.ts'
import { members } from './members.ts'

export const activities = pgTable(
  'activities',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    customerId: uuid('customer_id').notNull(),
    contactId: uuid('contact_id'),
    authorId: uuid('author_id').notNull(),
    type: text('type').notNull(),
    direction: text('direction'),
    outcome: text('outcome'),
    durationMinutes: integer('duration_minutes'),
    body: text('body'),
    happenedAt: instant('happened_at').notNull(),
    version: versionColumn(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    updatedAt: instant('updated_at').notNull().default(sql`now()`),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'activities_customer',
      columns: [t.tenantId, t.customerId],
      foreignColumns: [customers.tenantId, customers.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'activities_contact',
      columns: [t.tenantId, t.customerId, t.contactId],
      foreignColumns: [contacts.tenantId, contacts.customerId, contacts.id],
    }),
    foreignKey({
      name: 'activities_author',
      columns: [t.tenantId, t.authorId],
      foreignColumns: [members.tenantId, members.userId],
    }),
    index('activities_by_customer').on(t.tenantId, t.customerId, t.happenedAt, t.id),
    index('activities_by_contact').on(t.tenantId, t.contactId, t.customerId),
    index('activities_by_author').on(t.tenantId, t.authorId, t.happenedAt, t.id),
    index('activities_deleted').on(t.tenantId, t.deletedAt).where(sql`deleted_at is not null`),
    check(
      'activities_type',
      sql`${t.type} in ('call', 'visit', 'email', 'meeting', 'tasting', 'text', 'note')`,
    ),
    check('activities_direction', sql`${t.direction} in ('outgoing', 'incoming')`),
    check(
      'activities_outcome',
      sql`${t.outcome} in ('reached', 'no_answer', 'left_message', 'interested', 'not_interested', 'ordered')`,
    ),
    check('activities_duration', sql`${t.durationMinutes} between 1 and 1440`),
  ],
)
