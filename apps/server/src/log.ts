import { constraintOf } from '@leora/db/constraint-of'
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino'
import type { Settings } from './env.ts'

const secretNames = ['password', 'token', 'secret', 'cookie', 'authorization', 'set-cookie']

// Last net, over the finished line: keys, session cookies and JSON members with a telling name.
const secretText =
  /leora_[\w-]{16,}|((?:__Host-)?leora=)[^;"\\\s]+|((?:password|token|secret|cookie|authorization)\\?"\s*:\s*\\?")[^"\\]+|(Bearer )[^"\\\s]+/gi

export function hideSecrets(line: string): string {
  return line.replace(
    secretText,
    (_match, cookie: string = '', member: string = '', bearer: string = '') =>
      `${cookie}${member}${bearer}[hidden]`,
  )
}

export interface LogOptions {
  level: Settings['logLevel']
  /** A file, for a person at a terminal; otherwise the log is the process's output. */
  file?: string | undefined
  destination?: DestinationStream
  mixin?: NonNullable<LoggerOptions['mixin']> | undefined
}

export function createLog({ level, file, destination, mixin }: LogOptions): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`]),
        censor: '[hidden]',
      },
      serializers: { err: describeError },
      hooks: { streamWrite: hideSecrets },
      ...(mixin ? { mixin } : {}),
    },
    destination ??
      pino.destination(
        file === undefined ? { dest: 1, sync: false } : { dest: file, mkdir: true, sync: false },
      ),
  )
}

interface DescribedError {
  type: string
  message: string
  code?: unknown
  constraint?: unknown
  stack?: string | undefined
  cause?: DescribedError
}

/** What helps to find the fault, without the values a person sent: drivers put them beside it. */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) }
  const constraint = constraintOf(error)
  return {
    type: error.name,
    message: withoutParameters(error.message),
    ...('code' in error ? { code: error.code } : {}),
    ...(constraint === undefined ? {} : { constraint }),
    stack: error.stack && withoutParameters(error.stack),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  }
}

// Drizzle appends the values of a failed query to its message; frames of the stack follow them.
function withoutParameters(text: string): string {
  return text.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, '\nparams: [hidden]')
}
