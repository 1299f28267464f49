import type { QueueName } from '@leora/domain/jobs'
import { learnWords } from '../customers/learn-words.ts'
import { deliverIdentityMail } from '../identity-mail/deliver-identity-mail.ts'
import { sendEmail } from '../mail/send-email.ts'
import { tellAnomalies } from '../sign-in/tell-anomalies.ts'
import { countStandings } from './count-standings.ts'
import type { JobHandler } from './job.ts'
import { maintainAudit } from './maintain-audit.ts'
import { noticeExpiringKeys } from './notice-expiring-keys.ts'
import { purgeDeleted } from './purge-deleted.ts'
import { remindOfTask } from './remind-of-task.ts'
import { tidyIdentity } from './tidy-identity.ts'

export interface Lane {
  readonly handle: JobHandler
  /** Jobs of this queue that one process runs at a time. */
  readonly slots: number
  /** How many of them one tenant may hold, so that the rest stays open for the others. */
  readonly slotsPerTenant: number
  /** Cron in UTC, for queues that also fill themselves. */
  readonly schedule?: string
}

/** A queue without a lane does not compile. */
export const lanes = {
  'send-email': { handle: sendEmail, slots: 4, slotsPerTenant: 2 },
  // Every hour the day turns somewhere.
  'count-standings': { handle: countStandings, slots: 1, slotsPerTenant: 1, schedule: '2 * * * *' },
  'deliver-identity-mail': {
    handle: deliverIdentityMail,
    slots: 2,
    slotsPerTenant: 2,
    schedule: '* * * * *',
  },
  'maintain-audit': { handle: maintainAudit, slots: 1, slotsPerTenant: 1, schedule: '10 2 * * *' },
  'notice-expiring-keys': {
    handle: noticeExpiringKeys,
    slots: 1,
    slotsPerTenant: 1,
    schedule: '20 6 * * *',
  },
  'learn-words': { handle: learnWords, slots: 1, slotsPerTenant: 1, schedule: '* * * * *' },
  'purge-deleted': { handle: purgeDeleted, slots: 2, slotsPerTenant: 1, schedule: '40 2 * * *' },
  'remind-of-task': { handle: remindOfTask, slots: 2, slotsPerTenant: 1 },
  'tell-anomalies': { handle: tellAnomalies, slots: 1, slotsPerTenant: 1, schedule: '* * * * *' },
  'tidy-identity': { handle: tidyIdentity, slots: 1, slotsPerTenant: 1, schedule: '20 * * * *' },
} as const satisfies Record<QueueName, Lane>
