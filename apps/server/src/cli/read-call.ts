import { parseArgs } from 'node:util'
import { UsageError, type Verb, type VerbFlag } from './verb.ts'

export const commonFlags: Readonly<Record<string, VerbFlag>> = {
  home: { value: 'FOLDER', help: 'the home folder of the install (./.leora)' },
  help: { help: 'this text' },
}

/** Reads a verb's flags; one sentence when one is unknown, incomplete or missing. */
export function readFlags(
  verb: Verb,
  args: readonly string[],
): Readonly<Record<string, string | undefined>> {
  const known = { ...verb.flags, ...commonFlags }
  const flags: Record<string, string | undefined> = {}
  for (const [name, value] of Object.entries(parse(verb, known, args))) {
    flags[name] = String(value)
  }
  if (flags['help'] !== undefined) return flags
  for (const [name, flag] of Object.entries(verb.flags)) {
    if (flag.isRequired && !flags[name]) {
      throw new UsageError(`leora ${verb.name} needs --${name}: ${flag.help}.`)
    }
  }
  return flags
}

function parse(verb: Verb, known: Record<string, VerbFlag>, args: readonly string[]) {
  const options: Record<string, { type: 'boolean' | 'string' }> = {}
  for (const [name, { value }] of Object.entries(known)) {
    options[name] = { type: value === undefined ? 'boolean' : 'string' }
  }
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const flag = error.message.match(/'(?:-\w, )?(--?[\w:-]+)/)?.[1]
    const fault =
      flag === undefined ? 'a word that belongs to no flag' : `something wrong at ${flag}`
    throw new UsageError(`There is ${fault}: see leora ${verb.name} --help.`)
  }
}

export function formatOverview(verbs: readonly Verb[]): string {
  const width = Math.max(...verbs.map(({ name }) => name.length))
  return [
    'pnpm leora VERB [flags]',
    '',
    ...verbs.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'pnpm leora VERB --help tells more. Environment variables count as for npm start.',
  ].join('\n')
}

export function formatVerbHelp(verb: Verb): string {
  const rows = Object.entries({ ...verb.flags, ...commonFlags }).map(([name, flag]) => ({
    usage: `--${name}${flag.value === undefined ? '' : ` ${flag.value}`}`,
    help: `${flag.help}${flag.isRequired ? ' (needed)' : ''}`,
  }))
  const width = Math.max(...rows.map(({ usage }) => usage.length))
  return [
    `pnpm leora ${verb.name}`,
    `  ${verb.summary}`,
    '',
    ...rows.map(({ usage, help }) => `  ${usage.padEnd(width)}  ${help}`),
  ].join('\n')
}
