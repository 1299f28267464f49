import type { Services } from '@leora/api/context'
import type { WorkerServices } from '@leora/api/jobs/job'
import { startWorker } from '@leora/api/jobs/worker'
import { createMailer } from '@leora/api/mail/mailer'
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
    mailer: createMailer({ smtpUrl, from: mailFrom }),
    log: {
      info: (fields, message) => log.info(fields, message),
      warn: (fields, message) => log.warn(fields, message),
    },
  }
  const worker = await startWorker(workerServices)
  log.info('Background work runs.')
  return worker
}
