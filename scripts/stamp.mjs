import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './paths.mjs'

const ignored = new Set(['node_modules', 'dist', '.turbo', 'test-results', 'playwright-report'])

/** One hash over the content of files and folders; tests do not count. */
export function hashPaths(paths) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`)
  for (const path of paths.flatMap((each) => listFiles(join(root, each))).sort()) {
    hash.update(`${relative(root, path)}\n`).update(readFileSync(path))
  }
  return hash.digest('hex')
}

/** Every file under a path, or the path itself; a missing path has none. */
export function listFiles(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return []
  if (stats.isFile()) return /\.(test|spec)\.tsx?$/.test(path) ? [] : [path]
  return readdirSync(path)
    .filter((name) => !ignored.has(name))
    .flatMap((name) => listFiles(join(path, name)))
}

/** Runs `work` unless the stamp file already holds this hash. */
export async function onceFor(stampPath, hash, work) {
  if (readStamp(stampPath) === hash) return
  await work()
  writeFileSync(stampPath, hash)
}

function readStamp(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}
