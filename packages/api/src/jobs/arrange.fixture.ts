import type { TenantDb } from '@leora/db/slots'
import type { Actor, Role } from '@leora/domain/actor'
import { uuid7 } from '@leora/domain/uuid7'
import type { TestDatabase } from '@leora/testing/database'
import { testKeyRing } from '@leora/testing/services'
import { onTestFinished } from 'vitest'
import type { TenantContext } from '../context.ts'
import { createLiveBus } from '../live/bus.ts'
import { createPresence } from '../live/presence.ts'
import { createMailer } from '../mail/mailer.ts'
import type { WorkerServices } from './job.ts'
import { createJobQueue } from './queue.ts'
import { startWorker, type WorkerOptions } from './worker.ts'

export interface TestServices extends WorkerServices {
  readonly reported: unknown[]
  readonly notes: { message: string; [field: string]: unknown }[]
  /** Resolves once the worker has noted this many jobs of the tenant as done or failed. */
  noted(tenant: string | null, count: number): Promise<void>
}

/** What a worker has, with everything it notes kept for the test. */
export function servicesFor(database: TestDatabase, smtpUrl?: string): TestServices {
  const reported: unknown[] = []
  const notes: TestServices['notes'] = []
  const listeners = new Set<() => void>()
  const note = (fields: Record<string, unknown>, message: string) => {
    notes.push({ ...fields, message })
    for (const listener of listeners) listener()
  }
  const live = createLiveBus()
  return {
    database,
    live,
    presence: createPresence(live, { send: () => Promise.resolve() }),
    jobs: createJobQueue(database),
    keyRing: testKeyRing,
    version: { version: '0.0.0', build: 'test' },
    publicUrl: 'http://localhost:3000',
    reportError: (error) => reported.push(error),
    log: { info: note, warn: note },
    mailer: createMailer({
      smtpUrl,
      from: 'Leora <leora@example.test>',
      publicUrl: 'http://localhost:3000',
    }),
    reported,
    notes,
    noted: (tenant, count) =>
      new Promise((resolve) => {
        const look = () => {
          const ran = notes.filter((one) => 'job' in one && one['tenant'] === tenant)
          if (ran.length < count) return
          listeners.delete(look)
          resolve()
        }
        listeners.add(look)
        look()
      }),
  }
}

/** A worker that stops with the test, or when the test stops it. */
export async function aWorker(services: WorkerServices, options: WorkerOptions = {}) {
  const worker = await startWorker(services, options)
  onTestFinished(() => worker.stop())
  return worker
}

export interface TestPerson extends Actor {
  readonly email: string
}

/** A company with one owner. */
export async function aCompany(database: TestDatabase, locale = 'en'): Promise<TestPerson> {
  const tenantId = uuid7()
  await database.admin`
    insert into tenants (tenant_id, name, number_prefix) values (${tenantId}, 'Harbour', 'HB')`
  return await aColleague(database, tenantId, 'owner', locale)
}

export async function aColleague(
  database: TestDatabase,
  tenantId: string,
  role: Role,
  locale = 'en',
): Promise<TestPerson> {
  const userId = uuid7()
  const email = `${userId}@example.test`
  await database.admin`
    insert into auth.users (id, email, name, locale) values (${userId}, ${email}, ${role}, ${locale})`
  await database.admin`
    insert into members (tenant_id, user_id, role) values (${tenantId}, ${userId}, ${role})`
  return {
    kind: 'user',
    tenantId,
    userId,
    role,
    scopes: ['read', 'write'],
    sessionId: null,
    permissionSet: null,
    gate: null,
    isSteppedUp: false,
    email,
  }
}

/** Runs within one transaction of this person, as a procedure does. */
export function asPerson<Result>(
  services: WorkerServices,
  actor: Actor,
  run: (ctx: TenantContext) => Promise<Result>,
): Promise<Result> {
  const request = { id: 'test' }
  return services.database.tenants.asActor(actor, request, (db: TenantDb) =>
    run({ ...services, request, credential: null, isWire: false, db, actor }),
  )
}

/** Failed jobs come back at once instead of after their backoff. */
export async function retryAtOnce(database: TestDatabase, retryLimit = 8): Promise<void> {
  await database.admin`
    update pgboss.queue set retry_delay = 0, retry_backoff = false, retry_limit = ${retryLimit}
    where name <> 'dead-letter'`
}
