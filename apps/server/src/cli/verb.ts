import type { Settings } from '../env.ts'

export interface VerbFlag {
  /** What stands after the flag; absent for a switch. */
  value?: string
  help: string
  isRequired?: boolean
}

/** What a verb is given: its own flags, and the settings of the install. */
export interface VerbCall {
  flags: Readonly<Record<string, string | undefined>>
  settings: Settings
  print: (line: string) => void
}

export interface Verb {
  name: string
  summary: string
  flags: Readonly<Record<string, VerbFlag>>
  /** Resolves with the exit status. */
  run: (call: VerbCall) => Promise<number>
}

/** A command that cannot be carried out as written: the message is a sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
