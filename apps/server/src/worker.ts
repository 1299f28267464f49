import { setTimeout } from 'node:timers/promises'
import type { Services } from '@leora/api/context'
import type { WorkerServices } from '@leora/api/jobs/job'
import { startWorker } from '@leora/api/jobs/worker'
import { createMailer } from '@leora/api/mail/mailer'
import { isLostConnection } from '@leora/db/connection-failure'
import type { FastifyBaseLogger } from 'fastify'
import type { Settings } from './env.ts'

export interface Background {
  stop(): Promise<void>
}

/** Runs the jobs of every queue in this process. */
export async function startBackground(
  services: Services,
  { smtpUrl, mailFrom }: Pick<Settings, 'smtpUrl' | 'mailFrom'>,
  log: FastifyBaseLogger,
): Promise<Background> {
  const workerServices: WorkerServices = {
    ...services,
    mailer: createMailer({ smtpUrl, from: mailFrom, publicUrl: services.publicUrl }),
    log: {
      info: (fields, message) => log.info(fields, message),
      warn: (fields, message) => log.warn(fields, message),
    },
  }
  const worker = await startPatiently(workerServices, log)
  log.info('Background work runs.')
  return worker
}

const longestWaitMs = 60_000

// Requests are served already; a database that restarts in this moment must not end them.
async function startPatiently(services: WorkerServices, log: FastifyBaseLogger) {
  const giveUpAt = Date.now() + longestWaitMs
  for (;;) {
    try {
      return await startWorker(services)
    } catch (error) {
      if (!isLostConnection(error) || Date.now() > giveUpAt) throw error
      log.warn({ err: error }, 'Background work waits for the database.')
      await setTimeout(500)
    }
  }
}
