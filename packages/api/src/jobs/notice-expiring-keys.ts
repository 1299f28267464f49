import { and, eq, isNull, type SQL, sql } from '@leora/db'
import { apiKeys, members } from '@leora/db/schema/index'
import { keyNoticeDays } from '@leora/domain/account/policy'
import type { JobOrigin } from '@leora/domain/jobs'
import { z } from 'zod'
import { mailApiKeyExpiring } from '../mail/mail-api-key-expiring.ts'
import { inTenantOf, type Job, type JobHandler, jobActor, type WorkerServices } from './job.ts'

const noticeData = z.object({ tenantId: z.uuid().optional() })

/** The schedule's own job makes one per company with keys that end soon; each tells who must know. */
export const noticeExpiringKeys: JobHandler = async (services, job) => {
  const { tenantId } = noticeData.parse(job.data)
  return tenantId === undefined
    ? await noticeEveryTenant(services, job)
    : { noticed: await noticeTenant(services, job, { tenantId, userId: '' }) }
}

async function noticeEveryTenant(services: WorkerServices, job: Job): Promise<object> {
  const due = await services.database.auth
    .selectDistinct({ tenantId: apiKeys.tenantId })
    .from(apiKeys)
    .where(isDue)
  for (const { tenantId } of due) {
    job.signal.throwIfAborted()
    const origin: JobOrigin = { tenantId, userId: '' }
    await inTenantOf(services, job, origin, (db) =>
      services.jobs.enqueue(db, 'notice-expiring-keys', { ...origin }),
    )
  }
  return { tenants: due.length }
}

// Marked and mailed in one transaction, so a second try finds nothing left to tell.
async function noticeTenant(
  services: WorkerServices,
  job: Job,
  origin: JobOrigin,
): Promise<number> {
  return await inTenantOf(services, job, origin, async (db) => {
    const due = await db
      .update(apiKeys)
      .set({ expiryNoticedAt: sql`now()` })
      .from(members)
      .where(and(eq(apiKeys.tenantId, origin.tenantId), isDue, ofWorkingMember))
      .returning({
        userId: apiKeys.userId,
        name: apiKeys.name,
        start: apiKeys.tokenStart,
        expiresAt: apiKeys.expiresAt,
        lastUsedAt: apiKeys.lastUsedAt,
      })
    const scope = { ...services, db, actor: jobActor(origin) }
    for (const key of due) await mailApiKeyExpiring(scope, key)
    return due.length
  })
}

// A key made for a week or less ends as its maker meant it to.
const isDue: SQL | undefined = and(
  isNull(apiKeys.revokedAt),
  isNull(apiKeys.expiryNoticedAt),
  sql`${apiKeys.expiresAt} > now()`,
  sql`${apiKeys.expiresAt} <= now() + make_interval(days => ${keyNoticeDays})`,
  sql`${apiKeys.expiresAt} - ${apiKeys.createdAt} > make_interval(days => ${keyNoticeDays + 1})`,
)

const ofWorkingMember = and(
  eq(members.tenantId, apiKeys.tenantId),
  eq(members.userId, apiKeys.userId),
  isNull(members.suspendedAt),
)
