import { existsSync, readFileSync } from 'node:fs'

/** What a vitest JSON report counts; a run that fails without a failed test counts as one. */
export function countVitest(path, status) {
  if (!existsSync(path)) return { passed: 0, failed: 1 }
  const report = JSON.parse(readFileSync(path, 'utf8'))
  const passed = report.numPassedTests
  const broken = report.testResults.filter(
    (file) =>
      file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  )
  const failed = report.numFailedTests + broken.length
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed }
}

/** What a Playwright JSON report counts. */
export function countPlaywright(path, status) {
  if (!existsSync(path)) return { passed: 0, failed: 1 }
  const { stats, errors } = JSON.parse(readFileSync(path, 'utf8'))
  const failed = stats.unexpected + stats.flaky + errors.length
  return { passed: stats.expected, failed: status !== 0 && failed === 0 ? 1 : failed }
}
