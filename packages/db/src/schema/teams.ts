import { sql } from 'drizzle-orm'
import {
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant, tenantId, versionColumn } from '../columns.ts'
import { members } from './members.ts'
import { tenants } from './tenants.ts'

export const teams = pgTable(
  'teams',
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    managerId: uuid('manager_id'),
    version: versionColumn(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
    updatedAt: instant('updated_at').notNull().default(sql`now()`),
    deletedAt: instant('deleted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('teams_name').on(t.tenantId, t.name).where(sql`deleted_at is null`),
    foreignKey({
      name: 'teams_manager',
      columns: [t.tenantId, t.managerId],
      foreignColumns: [members.tenantId, members.userId],
    }),
    index('teams_by_manager').on(t.tenantId, t.managerId),
  ],
)

export const teamMembers = pgTable(
  'team_members',
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    teamId: uuid('team_id').notNull(),
    userId: uuid('user_id').notNull(),
    createdAt: instant('created_at').notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.teamId, t.userId] }),
    foreignKey({
      name: 'team_members_team',
      columns: [t.tenantId, t.teamId],
      foreignColumns: [teams.tenantId, teams.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'team_members_member',
      columns: [t.tenantId, t.userId],
      foreignColumns: [members.tenantId, members.userId],
    }).onDelete('cascade'),
    index('team_members_user').on(t.tenantId, t.userId),
  ],
)
