import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readShown } from './asvs/read-reports.mjs'
import { requirements } from './asvs/requirements.mjs'
import { findGaps, writeTable } from './asvs/write-table.mjs'
import { root } from './paths.mjs'
import { runMain, StepError } from './report.mjs'

const page = join(root, 'docs', 'asvs.md')
const reports = ['unit', 'pg', 'e2e'].map((name) => join(root, '.leora', 'logs', `${name}.json`))

/** Compares the page with what the tests of this run showed; answers one sentence per fault. */
export function checkAsvs() {
  const shown = readShown(reports, root)
  const gaps = findGaps(requirements, shown)
  const isOld = readFileSync(page, 'utf8') !== writeTable(requirements, shown)
  return isOld ? [...gaps, 'docs/asvs.md is old: run npm run asvs and commit it.'] : gaps
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    const shown = readShown(reports, root)
    writeFileSync(page, writeTable(requirements, shown))
    const gaps = findGaps(requirements, shown)
    process.stdout.write(`Written: ${page}\n`)
    if (gaps.length > 0) throw new StepError(gaps.join('\n'))
  })
}
