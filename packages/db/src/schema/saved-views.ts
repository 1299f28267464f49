import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, tenantId, versionColumn } from '../columns.ts'
import { members } from './members.ts'

/** A list as somebody wants to find it again. */
export const savedViews = pgTable(
  'saved_views',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    ownerId: uuid('owner_id').notNull(),
    entity: text('entity').notNull(),
    name: text('name').notNull(),
    /** Filters, order and columns in the words of the list's address. */
    search: jsonb('search').$type<Record<string, unknown>>().notNull(),
    isShared: boolean('is_shared').notNull(),
    version: versionColumn(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    updatedAt: instant('updated_at').notNull().default(sql`now()`),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({
      name: 'saved_views_owner',
      columns: [t.tenantId, t.ownerId],
      foreignColumns: [members.tenantId, members.userId],
    }).onDelete('cascade'),
    index('saved_views_by_owner').on(t.tenantId, t.ownerId),
    check('saved_views_entity', sql`${t.entity} in ('customers')`),
  ],
)
