import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { root, toolEnvironment } from './paths.mjs'
import { logPath, StepError } from './report.mjs'

/**
 * Runs a command with its output in a log file; resolves with its status.
 * @param {string} logName @param {string[]} command
 */
export function runLogged(logName, [command, ...args], { cwd = root, env = {} } = {}) {
  const path = logPath(logName)
  const log = openSync(path, 'w')
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...toolEnvironment(), NO_COLOR: '1', ...env },
      stdio: ['ignore', log, log],
    })
    closeSync(log)
    const forward = (signal) => child.kill(signal)
    process.on('SIGINT', forward)
    process.on('SIGTERM', forward)
    const settle = () => {
      process.off('SIGINT', forward)
      process.off('SIGTERM', forward)
    }
    child.once('error', (error) => {
      settle()
      reject(new StepError(`${command} cannot be run: ${error.message}.`, { cause: error }))
    })
    child.once('exit', (status, signal) => {
      settle()
      if (signal) process.exitCode = 130
      resolve({ status: status ?? 1, log: path })
    })
  })
}

/**
 * Runs a command that must succeed. `explain` turns its log into the sentence to show;
 * where it knows none, the end of the log is shown.
 */
export async function runStep(logName, command, explain, options) {
  const { status, log } = await runLogged(logName, command, options)
  if (status === 0) return
  const sentence = explain(readFileSync(log, 'utf8'))
  if (sentence !== undefined) throw new StepError(sentence)
  throw new StepError(`${logName} failed: the whole story is in ${log}.`, { log })
}
