import {
  bigint,
  date,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { tenantId } from '../columns.ts'
import { members } from './members.ts'
import { tenants } from './tenants.ts'

/** How often a person used a feature on a day, in the company's time zone. */
export const featureUses = pgTable(
  'feature_uses',
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    day: date('day').notNull(),
    feature: text('feature').notNull(),
    userId: uuid('user_id').notNull(),
    count: bigint('count', { mode: 'number' }).notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.day, t.feature, t.userId] }),
    foreignKey({
      name: 'feature_uses_member',
      columns: [t.tenantId, t.userId],
      foreignColumns: [members.tenantId, members.userId],
    }).onDelete('cascade'),
    index('feature_uses_user').on(t.tenantId, t.userId),
  ],
)
