import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { countVitest } from './count-tests.mjs'
import { node } from './paths.mjs'
import { provision } from './provision.mjs'
import { formatSeconds, logFolder, runMain, StepError, showLog } from './report.mjs'
import { runLogged } from './run.mjs'

const unitReport = join(logFolder, 'unit.json')

/** Longest first, so that two at a time end together. */
const stages = [
  { name: 'types', command: ['turbo', 'run', 'typecheck', '--output-logs=errors-only'] },
  {
    name: 'unit tests',
    command: [
      ...['vitest', 'run', '--project', 'unit'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    ],
    report: unitReport,
  },
  { name: 'typed lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'dead code', command: ['knip', '--no-progress'] },
  {
    name: 'format and lint',
    command: ['biome', 'check', '--colors=off', '--error-on-warnings', '.'],
  },
  { name: 'declared packages', command: ['turbo', 'boundaries'] },
  { name: 'boundaries', command: [node, 'scripts/check-boundaries.mjs'] },
  { name: 'one copy of each', command: [node, 'scripts/check-copies.mjs'] },
  { name: 'cited paths', command: [node, 'scripts/check-paths.mjs'] },
  { name: 'files and names', command: [node, 'scripts/check-files.mjs'] },
]

/**
 * Runs every stage, two at a time, one line each; all run even when one fails.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function verify() {
  const waiting = [...stages]
  const results = []
  const work = async () => {
    for (let stage = waiting.shift(); stage; stage = waiting.shift()) {
      results.push(await runStage(stage))
    }
  }
  await Promise.all([work(), work()])
  return {
    passed: results.reduce((sum, result) => sum + result.passed, 0),
    failed: results.reduce((sum, result) => sum + result.failed, 0),
  }
}

async function runStage({ name, command, report }) {
  const start = performance.now()
  if (report) rmSync(report, { force: true })
  const { status, log } = await runLogged(name.replaceAll(' ', '-'), command)
  const mark = status === 0 ? '' : '  failed'
  process.stdout.write(`  ${name.padEnd(34)}${formatSeconds(performance.now() - start)}${mark}\n`)
  if (status !== 0) showLog(log)
  if (report && existsSync(report)) return countVitest(report, status)
  return { passed: 0, failed: status === 0 ? 0 : 1 }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    await provision()
    const { failed } = await verify()
    if (failed > 0) {
      throw new StepError(`Not clean: the whole output of each stage is in ${logFolder}.`)
    }
  })
}
