import type { FastifyBaseLogger } from 'fastify'

/** What the person at the terminal reads; the log goes its own way. */
export interface Report {
  say(line: string): void
  warn(line: string, error: unknown): void
}

export function createReport(log: FastifyBaseLogger): Report {
  const startedAt = performance.now()
  return {
    say(line) {
      const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1)
      process.stdout.write(`  ${seconds.padStart(5)} s  ${line}\n`)
    },
    warn(line, error) {
      process.stderr.write(`  ${line}\n`)
      log.error(error, line)
    },
  }
}
