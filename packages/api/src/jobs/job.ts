import type { TenantDb } from '@leora/db/slots'
import type { RequestInfo } from '@leora/db/tenant'
import { type Actor, apiScopes } from '@leora/domain/actor'
import type { JobOrigin } from '@leora/domain/jobs'
import type { Services } from '../context.ts'
import type { Mailer } from '../mail/mailer.ts'

/** Structured notes of the process; pino's shape. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void
  warn(fields: Record<string, unknown>, message: string): void
}

/** What the worker has beside what every request has. */
export interface WorkerServices extends Services {
  /** Null while no mail server is configured; mail then stays in the outbox. */
  readonly mailer: Mailer | null
  readonly log: Log
}

/** One try at a job. It may run again after a crash, so its effect must be the same twice. */
export interface Job {
  readonly id: string
  readonly data: unknown
  /** 1 for the first try. */
  readonly attempt: number
  readonly isLastAttempt: boolean
  /** Aborts when the worker stops waiting, or another worker holds the job now. */
  readonly signal: AbortSignal
  /** Shows how far it is, until the result takes its place. */
  readonly progress: (output: object) => Promise<void>
}

/**
 * Answers what stays as the job's output, or null when there was nothing to do, of which no note is made.
 * Throws to be tried again later.
 */
export type JobHandler = (services: WorkerServices, job: Job) => Promise<object | null>

/** No further try can help: the job goes to the dead letters at once. */
export class FinalJobError extends Error {
  override readonly name = 'FinalJobError'
}

export function requestOf(job: Job): RequestInfo {
  return { id: `job-${job.id}` }
}

/** The product itself, for a company and on behalf of a person. */
export function jobActor({ tenantId, userId }: JobOrigin): Actor {
  return {
    kind: 'job',
    tenantId,
    userId,
    role: 'owner',
    scopes: apiScopes,
    sessionId: null,
    permissionSet: null,
    gate: null,
    isSteppedUp: false,
  }
}

/** A transaction of the job's tenant, on behalf of the person who caused it. */
export function inTenantOf<Result>(
  services: WorkerServices,
  job: Job,
  origin: JobOrigin,
  run: (db: TenantDb) => Promise<Result>,
): Promise<Result> {
  return services.database.tenants.asActor(jobActor(origin), requestOf(job), run)
}
