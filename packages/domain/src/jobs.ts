// A worker that was killed stops its heartbeat; its job is given to another after this long.
const heartbeatSeconds = 20

/** Every queue of background work; the worker has one handler for each. */
export const queues = {
  'send-email': {
    retryLimit: 8,
    retryBackoff: true,
    retryDelay: 15,
    expireInSeconds: 120,
    heartbeatSeconds,
  },
  'count-standings': {
    retryLimit: 3,
    retryBackoff: true,
    retryDelay: 60,
    expireInSeconds: 3_600,
    heartbeatSeconds,
  },
  'deliver-identity-mail': {
    retryLimit: 2,
    retryBackoff: true,
    retryDelay: 15,
    expireInSeconds: 600,
    heartbeatSeconds,
  },
  'maintain-audit': {
    retryLimit: 3,
    retryBackoff: true,
    retryDelay: 60,
    expireInSeconds: 300,
    heartbeatSeconds,
  },
  'notice-expiring-keys': {
    retryLimit: 3,
    retryBackoff: true,
    retryDelay: 60,
    expireInSeconds: 300,
    heartbeatSeconds,
  },
  // Runs again a minute later anyway.
  'learn-words': {
    retryLimit: 0,
    expireInSeconds: 3_600,
    heartbeatSeconds,
  },
  'purge-deleted': {
    retryLimit: 3,
    retryBackoff: true,
    retryDelay: 60,
    expireInSeconds: 3_600,
    heartbeatSeconds,
  },
  // Each waits for its own moment, which may be months away.
  'remind-of-task': {
    retryLimit: 8,
    retryBackoff: true,
    retryDelay: 15,
    expireInSeconds: 120,
    heartbeatSeconds,
  },
  // Runs again a minute later anyway.
  'tell-anomalies': {
    retryLimit: 0,
    expireInSeconds: 120,
    heartbeatSeconds,
  },
  'tidy-identity': {
    retryLimit: 3,
    retryBackoff: true,
    retryDelay: 60,
    expireInSeconds: 900,
    heartbeatSeconds,
  },
} as const

export type QueueName = keyof typeof queues
export const queueNames = Object.keys(queues) as QueueName[]

/** What failed every try waits here for a person. */
export const deadLetterQueue = 'dead-letter'

/** Every job carries the company and person it works for. */
export interface JobOrigin {
  tenantId: string
  userId: string
}
