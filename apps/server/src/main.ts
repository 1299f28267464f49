import { join } from 'node:path'
import { isLostConnection } from '@leora/db/connection-failure'
import { explainFailure } from '@leora/db/failure-sentence'
import { readSettings, type Settings, SettingsError } from './env.ts'
import { formatHelp } from './format-help.ts'
import { createLog } from './log.ts'
import { createReport } from './start/report.ts'
import { startLeora } from './start/start-leora.ts'

const flags = process.argv.slice(2)
if (flags.includes('--help')) process.stdout.write(formatHelp())
else await run()

async function run(): Promise<void> {
  const settings = readOrExplain()
  if (settings === undefined) return
  try {
    await start(settings)
  } catch (error) {
    const hasDatabaseUrl = settings.databaseUrl !== undefined
    process.stderr.write(`${explainFailure(error, { ...settings, hasDatabaseUrl })}\n`)
    process.exit(1)
  }
}

function readOrExplain(): Settings | undefined {
  try {
    // biome-ignore lint/style/noProcessEnv: the environment is handed in here and nowhere else
    return readSettings(flags, process.env)
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
    return undefined
  }
}

async function start(settings: Settings): Promise<void> {
  const { logLevel, home, otelEndpoint } = settings
  const tracing = otelEndpoint
    ? await import('./tracing.ts').then(({ startTracing }) => startTracing(otelEndpoint))
    : undefined
  // A person at a terminal reads the calm lines; the log goes beside the data.
  const file = process.stdout.isTTY ? join(home, 'logs', 'server.log') : undefined
  const log = createLog({ level: logLevel, file, mixin: tracing?.mixin })
  const report = createReport(process.stdout, log)
  const starting = startLeora({ settings, log, tracing, report })
  let isStopping = false

  async function stop(status: number): Promise<void> {
    // The second Ctrl-C does not wait.
    if (isStopping) process.exit(status || 130)
    isStopping = true
    const running = await starting.catch(() => undefined)
    await running?.stop()
    await tracing?.stop()
    log.flush(() => process.exit(status))
  }

  // The last one: the process that started this one is gone.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) {
    process.on(signal, () => void stop(0))
  }
  for (const fault of ['uncaughtException', 'unhandledRejection']) {
    process.on(fault, (error: unknown) => {
      // A statement of the job queue that nobody waited for; every part reconnects by itself.
      if (isLostConnection(error)) return log.warn({ err: error }, 'The database went away.')
      log.fatal({ err: error }, fault)
      void stop(1)
    })
  }
  await starting
}
