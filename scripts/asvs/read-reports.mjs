import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

/**
 * The tests whose titles end in the requirements they show, such as `(ASVS 6.5.1, 6.5.2)`.
 * @returns {Map<string, { file: string, title: string, passed: boolean }[]>} by requirement
 */
export function readShown(reports, root) {
  const shown = new Map()
  for (const path of reports) {
    for (const test of readTests(path, root)) {
      for (const [, list] of test.title.matchAll(/\(ASVS ([\d., ]+)\)/g)) {
        for (const id of list.split(',').map((text) => text.trim())) {
          shown.set(id, [...(shown.get(id) ?? []), test])
        }
      }
    }
  }
  return shown
}

function readTests(path, root) {
  if (!existsSync(path)) return []
  const report = JSON.parse(readFileSync(path, 'utf8'))
  return report.testResults ? readVitest(report, root) : readPlaywright(report.suites, root)
}

function readVitest({ testResults }, root) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({
      file: relative(root, name),
      title: fullName,
      passed: status === 'passed',
    })),
  )
}

function readPlaywright(suites, root) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.map(({ file, title, ok }) => ({ file: `apps/web/e2e/${file}`, title, passed: ok })),
    ...readPlaywright(inner, root),
  ])
}
