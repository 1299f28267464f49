import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Setting, settingsTable } from '../apps/server/src/settings-table.ts'
import { root } from './paths.mjs'

const guide = join(root, 'docs', 'guide')

test('the page of settings is the table of settings; vitest -u writes it anew', async () => {
  const rows = Object.values<Setting>(settingsTable).map(({ flag, variable, value, help }) => [
    flag ? `\`--${flag}\`` : '',
    variable ? `\`${variable}\`` : '',
    value ? `\`${value.replaceAll('|', '\\|')}\`` : '',
    help,
  ])
  const page = [
    '# Settings',
    '',
    'A flag of `npm start --` wins over its environment variable. What stands in brackets holds when neither is given. A setting that cannot be is refused at the start, with a sentence that says what it must be.',
    '',
    ...table(['Flag', 'Variable', 'Value', 'Sets'], rows),
    '',
    '`--dev` runs from the sources and starts again when they change; `--help` prints this list.',
    '',
  ].join('\n')
  await expect(page).toMatchFileSnapshot(join(guide, 'settings.md'))
})

test('every sentence under troubleshooting is one that Leora says', () => {
  const source = readFileSync(join(root, 'packages/db/src/failure-sentence.ts'), 'utf8')
  const page = readFileSync(join(guide, 'troubleshooting.md'), 'utf8')
  const quoted = [...page.matchAll(/^\| “([^”]+)”/gm)].map(([, sentence = '']) => sentence)
  expect(quoted.length).toBeGreaterThan(10)
  const unknown = quoted.filter(
    (sentence) => !sentence.split('…').every((part) => source.includes(part.trim())),
  )
  expect(unknown).toEqual([])
})

/** Columns padded as the formatter pads them. */
function table(head: string[], rows: string[][]): string[] {
  const all = [head, ...rows]
  const widths = head.map((_, at) => Math.max(...all.map((cells) => cells[at]?.length ?? 0)))
  const line = (cells: string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  const rule = widths.map((width) => '-'.repeat(width))
  return [line(head), line(rule), ...rows.map(line)]
}
