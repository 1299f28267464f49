import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { countPlaywright } from './count-tests.mjs'
import { root } from './paths.mjs'
import { provision } from './provision.mjs'
import { runMain, StepError, showLog, step } from './report.mjs'
import { runLogged } from './run.mjs'

const report = join(root, '.leora', 'logs', 'e2e.json')

/** The journeys in a browser; they start the built product with demo data in a home of its own. */
export async function runJourneys(flags = []) {
  const chromium = await findChromium()
  rmSync(report, { force: true })
  return await step('journeys', async () => {
    const { status, log } = await runLogged(
      'e2e',
      ['node_modules/.bin/playwright', 'test', '--reporter=line,json', ...flags],
      {
        cwd: join(root, 'apps', 'web'),
        env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
      },
    )
    if (status !== 0) showLog(log)
    return countPlaywright(report, status)
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    await provision()
    await build()
    const { passed, failed } = await runJourneys(process.argv.slice(2))
    process.stdout.write(`${passed} passed, ${failed} failed\n`)
    if (failed > 0)
      throw new StepError('A journey failed: screenshots are in apps/web/test-results.')
  })
}
