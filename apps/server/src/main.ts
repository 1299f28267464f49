import { explainFailure } from '@leora/db/failure-sentence'
import { pino } from 'pino'
import { readSettings, type Settings, SettingsError } from './env.ts'
import { formatHelp } from './settings-table.ts'
import { createReport } from './start/report.ts'
import { startLeora } from './start/start-leora.ts'

const flags = process.argv.slice(2)
if (flags.includes('--help')) {
  process.stdout.write(formatHelp())
} else {
  await run()
}

async function run(): Promise<void> {
  const settings = readOrExplain()
  if (settings === undefined) return
  try {
    const log = pino({ level: settings.logLevel })
    const running = await startLeora(settings, log, createReport(log))
    for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) {
      process.once(signal, () => {
        running.stop().then(
          () => process.exit(0),
          () => process.exit(1),
        )
      })
    }
  } catch (error) {
    const hasDatabaseUrl = settings.databaseUrl !== undefined
    process.stderr.write(`${explainFailure(error, { ...settings, hasDatabaseUrl })}\n`)
    process.exitCode = 1
  }
}

function readOrExplain(): Settings | undefined {
  try {
    // biome-ignore lint/style/noProcessEnv: the one place that hands the environment in
    return readSettings(flags, process.env)
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
    return undefined
  }
}
