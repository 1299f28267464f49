import { pino } from 'pino'
import { readSettings, SettingsError } from './env.ts'
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
  try {
    // biome-ignore lint/style/noProcessEnv: the one place that hands the environment in
    const settings = readSettings(flags, process.env)
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
    const sentence = error instanceof Error ? error.message : String(error)
    process.stderr.write(`${sentence}\n`)
    process.exitCode = error instanceof SettingsError ? 2 : 1
  }
}
