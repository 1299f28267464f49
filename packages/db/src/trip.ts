/// <reference path="./pg.d.ts" />
import type { Connection, Field, Submittable } from 'pg'
import { type Column, columnOf, toWire } from './wire-values.ts'

/** A statement's rows as objects. */
export interface Answer<Row> extends Promise<Row[]> {
  /** As lists in the order of the columns instead. */
  values(): Promise<unknown[][]>
  /** What the server says it did instead, such as COMMIT. */
  command(): Promise<string>
}

/** A statement that a connection holds prepared. */
export interface Prepared {
  readonly name: string
  columns: readonly Column[]
}

interface Part {
  readonly text: string
  readonly params: readonly (string | Buffer | null)[]
  readonly rows: (string | null)[][]
  form: 'rows' | 'lists' | 'command'
  prepared: Prepared
  isNew: boolean
  resolve(rows: unknown): void
  reject(error: unknown): void
}

const unnamed: Prepared = { name: '', columns: [] }
const framing: ReadonlySet<string> = new Set(['begin', 'commit', 'rollback'])

/**
 * Statements that leave in one write, with one Sync behind the last: the server answers them all at
 * once, and those outside an explicit transaction are one transaction. The drivers put a Sync behind
 * each statement, which the server answers with a message of its own; for the four of a read that
 * costs three times the CPU here and a third more there.
 */
export class Trip implements Submittable {
  readonly #parts: Part[] = []
  readonly #prepared: Map<string, Prepared>
  readonly #onProgress: () => void
  readonly #onEnd: (error?: Error) => void
  #at = 0
  #isSent = false

  constructor(options: {
    prepared: Map<string, Prepared>
    onProgress: () => void
    onEnd: (error?: Error) => void
  }) {
    this.#prepared = options.prepared
    this.#onProgress = options.onProgress
    this.#onEnd = options.onEnd
  }

  /** False once it has left: what comes later takes another. */
  get isOpen(): boolean {
    return !this.#isSent
  }

  add<Row>(text: string, params: readonly unknown[]): Answer<Row> {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const part: Part = {
      text,
      params: params.map(toWire),
      rows: [],
      form: 'rows',
      prepared: unnamed,
      isNew: true,
      resolve,
      reject,
    }
    this.#parts.push(part)
    const answerAs = (form: Part['form']) => {
      part.form = form
      return promise
    }
    return Object.assign(promise, {
      values: () => answerAs('lists'),
      command: () => answerAs('command'),
    }) as Answer<Row>
  }

  submit(connection: Connection): void {
    this.#isSent = true
    connection.stream.cork()
    for (const part of this.#parts) {
      this.#prepare(part)
      const { name } = part.prepared
      if (part.isNew) {
        connection.parse({ name, text: part.text })
        connection.describe({ type: 'S', name })
      }
      connection.bind({ statement: name, values: part.params })
      connection.execute({})
    }
    connection.sync()
    connection.stream.uncork()
  }

  // A statement without parameters is mostly written for one use, and would stay prepared for ever.
  #prepare(part: Part): void {
    const known = this.#prepared.get(part.text)
    part.isNew = known === undefined
    if (known) part.prepared = known
    else if (part.params.length === 0 && !framing.has(part.text)) {
      part.prepared = { name: '', columns: [] }
    } else {
      part.prepared = { name: `leora_${++lastName}`, columns: [] }
      this.#prepared.set(part.text, part.prepared)
    }
  }

  handleRowDescription({ fields }: { fields: readonly Field[] }): void {
    const part = this.#parts[this.#at]
    if (part) part.prepared.columns = fields.map((one) => columnOf(one.name, one.dataTypeID))
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    this.#parts[this.#at]?.rows.push(fields)
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.#complete(text)
  }

  handleEmptyQuery(): void {
    this.#complete('')
  }

  #complete(command: string): void {
    const part = this.#parts[this.#at++]
    this.#onProgress()
    if (!part) return
    if (part.form === 'command') {
      part.resolve(command)
      return
    }
    const { columns } = part.prepared
    const read = part.form === 'rows' ? readRow : readList
    part.resolve(part.rows.map((fields) => read(columns, fields)))
  }

  /** The server skips what follows a failed statement, so it fails with it. */
  handleError(error: Error): void {
    this.fail(error)
    this.#onEnd(error)
  }

  handleReadyForQuery(): void {
    this.#onEnd()
  }

  fail(error: unknown): void {
    this.#isSent = true
    const isOutdated = hasOutdatedPlan(error)
    for (const part of this.#parts.splice(this.#at)) {
      // Whether the server got as far as preparing it is unknown.
      if (part.isNew || isOutdated) this.#prepared.delete(part.text)
      part.reject(error)
    }
  }
}

let lastName = 0

// A table was changed, or somebody in between deallocated the statement.
function hasOutdatedPlan(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(0A000|26000)$/.test(String(error.code))
}

function readRow(columns: readonly Column[], fields: readonly (string | null)[]): unknown {
  const row: Record<string, unknown> = {}
  for (const [at, { name, read }] of columns.entries()) {
    const text = fields[at] ?? null
    row[name] = text === null || read === undefined ? text : read(text)
  }
  return row
}

function readList(columns: readonly Column[], fields: readonly (string | null)[]): unknown {
  return columns.map(({ read }, at) => {
    const text = fields[at] ?? null
    return text === null || read === undefined ? text : read(text)
  })
}
