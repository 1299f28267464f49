import { sql } from '@leora/db'
import { finishLearning, firstChunk, learnChunk, wordSources } from '@leora/db/learn-words'
import type { TenantDb } from '@leora/db/slots'
import { inTenantOf, type Job, type JobHandler, type WorkerServices } from '../jobs/job.ts'

const chunkSize = 5_000

interface Company extends Record<string, unknown> {
  tenantId: string
  /** Null for a company that was never read. */
  learnAfter: string | null
  isCount: boolean
}

/**
 * Keeps the dictionary of words behind the search, a little after the writes: to enter a word with the write itself
 * would let two writers wait for each other. A crash leaves words that are entered again.
 */
export const learnWords: JobHandler = async (services, job) => {
  const companies = await services.database.auth.execute<Company>(sql`
    select tenant_id as "tenantId", learn_after as "learnAfter", is_count as "isCount" from leora.companies_to_learn()`)
  let rows = 0
  for (const company of companies) rows += await learnCompany(services, job, company, rows)
  return companies.length === 0 ? null : { companies: companies.length, rows }
}

async function learnCompany(
  services: WorkerServices,
  job: Job,
  { tenantId, learnAfter, isCount }: Company,
  before: number,
): Promise<number> {
  const inCompany = <Result>(run: (db: TenantDb) => Promise<Result>) =>
    inTenantOf(services, job, { tenantId, userId: '' }, run)
  const [start] = await inCompany((db) =>
    db.run<{ at: string }>('select clock_timestamp()::text as at'),
  )
  const seenAt = start?.at ?? ''
  const reached: string[] = []
  let rows = 0
  for (const source of wordSources) {
    let chunk = firstChunk(isCount ? null : learnAfter)
    do {
      job.signal.throwIfAborted()
      chunk = await inCompany((db) =>
        learnChunk(db.run, { tenantId, source, seenAt, isCount, after: chunk, limit: chunkSize }),
      )
      rows += chunk.rows
      await job.progress({ rows: before + rows })
    } while (chunk.rows === chunkSize)
    reached.push(chunk.at)
  }
  await inCompany((db) => finishLearning(db.run, { tenantId, seenAt, isCount, reached }))
  return rows
}
