import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'

/** Every file of the project that git knows or would add, relative to the root. */
export function listSources() {
  // Root may check a folder that belongs to somebody else.
  const args = ['-c', 'safe.directory=*', 'ls-files', '-co', '--exclude-standard', '-z']
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)))
}

/** Prints what is wrong, one line each, and sets the status. */
export function reportFaults(faults) {
  for (const fault of faults) process.stdout.write(`${fault}\n`)
  if (faults.length > 0) process.exitCode = 1
}
