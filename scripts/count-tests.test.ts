import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { countPlaywright, countVitest } from './count-tests.mjs'

function write(report: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'leora-count-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(report))
  return path
}

const passing = { status: 'passed', assertionResults: [{ status: 'passed' }] }
const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] }
const broken = { status: 'failed', assertionResults: [] }

test.each([
  ['passing', { numPassedTests: 3, numFailedTests: 0, testResults: [passing] }, 0, 3, 0],
  ['failing', { numPassedTests: 3, numFailedTests: 2, testResults: [failing] }, 1, 3, 2],
  [
    'a file that cannot load',
    { numPassedTests: 3, numFailedTests: 0, testResults: [broken] },
    1,
    3,
    1,
  ],
  ['a setup that throws', { numPassedTests: 0, numFailedTests: 0, testResults: [] }, 1, 0, 1],
])('counts a vitest run: %s', (_, report, status, passed, failed) => {
  expect(countVitest(write(report), status)).toEqual({ passed, failed })
})

test.each([
  ['passing', { stats: { expected: 4, unexpected: 0, flaky: 0 }, errors: [] }, 0, 4, 0],
  [
    'flaky counts as failed',
    { stats: { expected: 4, unexpected: 0, flaky: 1 }, errors: [] },
    0,
    4,
    1,
  ],
  ['no server', { stats: { expected: 0, unexpected: 0, flaky: 0 }, errors: [{}] }, 1, 0, 1],
])('counts a Playwright run: %s', (_, report, status, passed, failed) => {
  expect(countPlaywright(write(report), status)).toEqual({ passed, failed })
})

test('a run without a report failed', () => {
  expect(countVitest('/no/such/file', 0)).toEqual({ passed: 0, failed: 1 })
  expect(countPlaywright('/no/such/file', 0)).toEqual({ passed: 0, failed: 1 })
})
