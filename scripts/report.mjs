import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './paths.mjs'

/** A failure told as one sentence with the way out; `log` names the file with the whole story. */
export class StepError extends Error {
  name = 'StepError'

  /** @param {string} message @param {{ log?: string, cause?: unknown }} [detail] */
  constructor(message, { log, cause } = {}) {
    super(message, { cause })
    this.log = log
  }
}

export const logFolder = join(root, '.leora', 'logs')

/** @param {string} name */
export function logPath(name) {
  const path = join(logFolder, `${name}.log`)
  try {
    mkdirSync(logFolder, { recursive: true })
    closeSync(openSync(path, 'a'))
  } catch (cause) {
    if (cause.code === 'ENOSPC')
      throw new StepError('The disk is full: free about 2 GB and start again.', { cause })
    throw new StepError(
      `Leora cannot write to ${path}: make the project folder writable for this user, or check it out where it is.`,
      { cause },
    )
  }
  return path
}

/** Runs one step and prints its name and seconds on one line. */
export async function step(name, work) {
  const start = performance.now()
  if (process.stdout.isTTY) process.stdout.write(`  ${name.padEnd(34)}`)
  try {
    const result = await work()
    if (!process.stdout.isTTY) process.stdout.write(`  ${name.padEnd(34)}`)
    process.stdout.write(`${formatSeconds(performance.now() - start)}\n`)
    return result
  } catch (error) {
    if (process.stdout.isTTY) process.stdout.write('failed\n')
    throw error
  }
}

/** @param {number} ms */
export function formatSeconds(ms) {
  return `${(ms / 1000).toFixed(1).padStart(6)} s`
}

/** Prints the end of a log, indented. */
export function showLog(path, lines = 60) {
  const text = readFileSync(path, 'utf8').trimEnd().split('\n').slice(-lines)
  process.stderr.write(`${text.map((line) => `    ${line}`).join('\n')}\n`)
}

/** Runs a command's body; a StepError ends the process with its sentence and status 1. */
export async function runMain(main) {
  try {
    await main()
  } catch (error) {
    if (!(error instanceof StepError)) throw error
    if (error.log) showLog(error.log)
    process.stderr.write(`\n${error.message}\n`)
    process.exitCode = 1
  }
}
