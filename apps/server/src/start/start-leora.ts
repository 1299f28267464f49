import { fileURLToPath } from 'node:url'
import type { Services } from '@leora/api/context'
import { createJobQueue } from '@leora/api/jobs/queue'
import { createLiveBus } from '@leora/api/live/bus'
import { startLiveRelay } from '@leora/api/live/relay'
import { startPresence } from '@leora/api/live/start-presence'
import { createTextSender } from '@leora/api/second-factor/text-sender'
import { createKeyRing } from '@leora/api/secrets/key-ring'
import { openDatabase } from '@leora/db/database'
import { migrate } from '@leora/db/migrate'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { buildApp } from '../app.ts'
import type { DemoAccount } from '../auth/auth-routes.ts'
import type { Settings } from '../env.ts'
import { stopGracefully } from '../lifecycle.ts'
import type { Tracing } from '../tracing.ts'
import { version } from '../version.ts'
import { startBackground } from '../worker.ts'
import { fillDemo } from './demo.ts'
import { type ReachedPostgres, reachPostgres } from './postgres.ts'
import type { Report } from './report.ts'

export interface Running {
  /** Ends everything in order; what was accepted is answered first. */
  stop: () => Promise<void>
}

export interface StartOptions {
  settings: Settings
  log: Logger
  report: Report
  tracing?: Tracing | undefined
}

type Stop = () => Promise<unknown>

/** Starts everything in order; when a step fails, what already runs is stopped again. */
export async function startLeora(options: StartOptions): Promise<Running> {
  const { settings, log, report } = options
  const stops: Stop[] = []
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) {
      await end().catch((error: unknown) => log.error({ err: error }, 'stopping'))
    }
  }
  try {
    const postgres = await reachPostgres(settings, report)
    stops.push(postgres.stop)
    await migrate(postgres)
    report.say('The database is on this version')
    const demoAccounts = await fillDemo(settings, postgres.adminUrl, report)
    const services = await openServices(postgres, options, stops)
    const app = await buildApp({
      services,
      env: settings,
      log,
      demoAccounts,
      // Without a mail server, a demo on this machine shows what it would have sent.
      showsOutbox: demoAccounts !== undefined && settings.smtpUrl === undefined,
      isApi: settings.role !== 'worker',
      webFolder: webFolder(),
      tracing: options.tracing,
    })
    await app.listen({ host: settings.host, port: settings.port })
    // HTTP ends before the worker, so that no request waits for what has stopped.
    const background: Stop[] = []
    stops.push(async () => {
      await stopGracefully(app)
      for (const end of background) await end()
    })
    reportReady(app, options, demoAccounts)
    if (settings.role !== 'api') {
      const { stop: stopWorker } = await startBackground(services, settings, log)
      background.push(stopWorker)
    }
    return { stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function openServices(
  postgres: ReachedPostgres,
  { settings, log }: StartOptions,
  stops: Stop[],
): Promise<Services> {
  const database = openDatabase(postgres)
  stops.push(() => database.close())
  const live = createLiveBus()
  const relay = await startLiveRelay(database, live, {
    onError: (error) => log.error({ err: error }, 'live relay'),
  })
  stops.push(() => relay.stop())
  const presence = await startPresence(database, live, {
    onError: (error) => log.error({ err: error }, 'presence'),
  })
  stops.push(() => presence.close())
  return {
    database,
    live,
    presence,
    version,
    publicUrl: settings.publicUrl,
    textSender: createTextSender({ url: settings.smsUrl, token: settings.smsToken }),
    jobs: createJobQueue(database),
    keyRing: createKeyRing(postgres.readKeys),
    reportError: (error, request) => {
      log.error({ err: error, requestId: request.id }, 'unforeseen')
    },
  }
}

function reportReady(
  app: FastifyInstance,
  { settings, log, report }: StartOptions,
  demoAccounts: readonly DemoAccount[] | undefined,
): void {
  const serverReadyMs = Math.round(performance.now())
  log.info({ serverReadyMs, ...version, role: settings.role }, 'ready')
  report.say(`Leora ${version.version} is ready at ${addressOf(app, settings)}`)
  if (!demoAccounts || settings.role === 'worker') return
  report.add(`Sign in with ${demoAccounts[0]?.password} as one of`)
  for (const { email } of demoAccounts) report.add(`  ${email}`)
}

/** With port 0 the system chose one. */
function addressOf(app: FastifyInstance, { port, publicUrl }: Settings): string {
  const bound = app.server.address()
  return port === 0 && bound !== null && typeof bound === 'object'
    ? publicUrl.replace(/:0$/, `:${bound.port}`)
    : publicUrl
}

// Seen from the sources and from the bundle, which lies as deep as main.ts.
function webFolder(): string {
  const main = import.meta.url.endsWith('/start/start-leora.ts') ? '../../..' : '../..'
  return fileURLToPath(new URL(`${main}/web/dist`, import.meta.url))
}
