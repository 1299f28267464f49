import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, sortText, tenantId } from '../columns.ts'
import { tenants } from './tenants.ts'

/** The words a company's customers and contacts are written with, to find what is written nearly like them. */
export const searchWords = pgTable(
  'search_words',
  {
    tenantId: tenantId().references(() => tenants.tenantId),
    word: sortText('word').notNull(),
    /** In how many rows, when they were last counted. */
    uses: integer('uses').notNull(),
    seenAt: instant('seen_at').notNull(),
    near: text('near').array().notNull().generatedAlwaysAs(sql`leora.near_words(word)`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.word] }),
    index('search_words_near').using('gin', t.tenantId, t.near, sql`word gin_trgm_ops`),
  ],
)

export const searchProgress = pgTable('search_progress', {
  tenantId: uuid('tenant_id')
    .primaryKey()
    .references(() => tenants.tenantId),
  /** Every row changed before this has its words in the dictionary. */
  learnedUntil: instant('learned_until').notNull(),
  countedAt: instant('counted_at'),
})
