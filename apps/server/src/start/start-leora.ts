import { fileURLToPath } from 'node:url'
import type { Services } from '@leora/api/context'
import { createLiveBus } from '@leora/api/live/bus'
import { openDatabase } from '@leora/db/database'
import { migrate } from '@leora/db/migrate'
import { DomainError } from '@leora/domain/errors'
import type { FastifyBaseLogger } from 'fastify'
import { buildApp } from '../app.ts'
import type { Settings } from '../env.ts'
import { version } from '../version.ts'
import { fillDemo } from './demo.ts'
import { reachPostgres } from './postgres.ts'
import type { Report } from './report.ts'

export interface Running {
  address: string
  stop: () => Promise<void>
}

const webFolder = fileURLToPath(new URL('../../web/dist', anchor()))

/** Starts everything in order; whatever fails, what already runs is stopped again. */
export async function startLeora(
  settings: Settings,
  log: FastifyBaseLogger,
  report: Report,
): Promise<Running> {
  const stops: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end()
  }
  try {
    const postgres = await reachPostgres(settings, report)
    stops.push(() => postgres.stop())
    await migrate(postgres)
    report.say('The database is on this version')
    const demoAccounts = await fillDemo(settings, postgres.adminUrl, report)
    const database = openDatabase(postgres)
    stops.push(() => database.close())
    const services: Services = {
      database,
      version,
      live: createLiveBus(),
      jobs: {
        enqueue: () =>
          Promise.reject(new DomainError('unavailable', 'Background work is not running.')),
      },
      reportError: (error, request) => log.error({ err: error, requestId: request.id }, 'failed'),
    }
    const app = await buildApp({ services, env: settings, log, webFolder, demoAccounts })
    stops.push(() => app.close())
    await app.listen({ host: settings.host, port: settings.port })
    report.say(`Leora ${version.version} listens on ${settings.publicUrl}`)
    for (const { email, password } of demoAccounts ?? []) report.say(`  ${email}  ${password}`)
    return { address: settings.publicUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

// Sources lie one folder deeper than the bundle.
function anchor(): string {
  return import.meta.url.includes('/dist/') ? import.meta.url : new URL('..', import.meta.url).href
}
