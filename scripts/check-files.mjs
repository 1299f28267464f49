import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'
import { listSources, reportFaults } from './sources.mjs'

// A file is short enough to read at once, and its name says an idea.
const lineLimit = 250
const bannedNames = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'misc',
  'common',
  'manager',
  'data2',
])

reportFaults(
  listSources()
    .filter((path) => /\.(ts|tsx|mjs|css|sql)$/.test(path))
    .flatMap((path) => [...checkLength(path), ...checkName(path)]),
)

function checkLength(path) {
  if (/\.(test|spec)\.tsx?$|^drizzle\//.test(path)) return []
  const lines = readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length
  return lines > lineLimit ? [`${path}: ${lines} lines, split it by verb at ${lineLimit}`] : []
}

function checkName(path) {
  const banned = path.split(/[/.-]/).filter((word) => bannedNames.has(word))
  return banned.map((word) => `${path}: "${word}" says nothing, name the idea`)
}
