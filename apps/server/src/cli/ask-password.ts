import { randomInt } from 'node:crypto'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

// No 0, o, 1, l or i: a password may be read out.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Four groups of five: 99 bits. */
export function makePassword(): string {
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: 4 }, group).join('-')
}

/** Asks at the terminal without showing what is typed; nothing typed, or no terminal, is undefined. */
export async function askPassword(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined
  process.stdout.write(question)
  const muted = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: muted, terminal: true })
  const typed = await reader.question('')
  reader.close()
  process.stdout.write('\n')
  return typed === '' ? undefined : typed
}
