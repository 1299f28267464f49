import type { FastifyBaseLogger } from 'fastify'

/** What the person at the terminal reads; the log goes its own way. */
export interface Report {
  say(line: string): void
  /** A step that went wrong; why goes to the log. */
  warn(line: string, error: unknown): void
  /** A line that belongs to the one before. */
  add(line: string): void
}

/** One calm line for each step, with the seconds since the process began. */
export function createReport(
  out: { write(text: string): unknown },
  log: FastifyBaseLogger,
): Report {
  function say(line: string) {
    const seconds = (performance.now() / 1_000).toFixed(2)
    out.write(`  ${seconds.padStart(5)} s  ${line}\n`)
  }
  return {
    say,
    warn(line, error) {
      say(line)
      log.error({ err: error }, line)
    },
    add: (line) => out.write(`           ${line}\n`),
  }
}
