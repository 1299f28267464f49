import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkAsvs } from './asvs.mjs'
import { build } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { countVitest } from './count-tests.mjs'
import { runJourneys } from './e2e.mjs'
import { root } from './paths.mjs'
import { provision } from './provision.mjs'
import { runMain, showLog, step } from './report.mjs'
import { runLogged } from './run.mjs'
import { verify } from './verify.mjs'

await runMain(async () => {
  const start = performance.now()
  await provision()
  const browser = { CHROMIUM_PATH: await findChromium() }
  const counts = [await verify(), await runProject('pg', 'database tests', browser)]
  await build()
  counts.push(await runJourneys())
  counts.push(await step('security requirements', tellAsvs))
  const [passed, failed] = ['passed', 'failed'].map((key) =>
    counts.reduce((sum, count) => sum + count[key], 0),
  )
  const minutes = ((performance.now() - start) / 60_000).toFixed(1)
  process.stdout.write(`\nAll stages in ${minutes} minutes\n${passed} passed, ${failed} failed\n`)
  if (failed > 0) process.exitCode = 1
})

async function tellAsvs() {
  const faults = checkAsvs()
  for (const fault of faults) process.stderr.write(`    ${fault}\n`)
  return { passed: faults.length === 0 ? 1 : 0, failed: faults.length }
}

function runProject(project, name, env = {}) {
  const report = join(root, '.leora', 'logs', `${project}.json`)
  rmSync(report, { force: true })
  return step(name, async () => {
    const { status, log } = await runLogged(
      project,
      [
        ...['vitest', 'run', '--project', project],
        ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
      ],
      { env },
    )
    if (status !== 0) showLog(log, 120)
    return countVitest(report, status)
  })
}
