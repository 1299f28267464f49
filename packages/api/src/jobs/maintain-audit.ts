import type { JobHandler } from './job.ts'

/** Makes the months ahead, so that no record falls into the catch-all partition. */
export const maintainAudit: JobHandler = async ({ database }) => {
  const [row] = await database.app<
    { made: number }[]
  >`select leora.ensure_audit_partitions() as made`
  return { partitions: row?.made ?? 0 }
}
