import { uuid7 } from '@leora/domain/uuid7'
import { isVersioned, readCurrent, type Versioned } from './conflict.ts'
import { isRecord } from './paths.ts'
import { isSame } from './same.ts'

const maxKnownVersions = 1_000

/**
 * Makes a repeated write harmless. A create gets its id here, once, so that sending it again gives
 * the same row. Several edits of one row begun at the same version do not conflict with each other:
 * each is sent from the version the one before led to.
 */
export interface OwnWrites {
  /** The input to send; the same object always gets the same id. */
  prepare(input: unknown, options: { makesId: boolean }): unknown
  /** Remembers what our write made of the row. */
  noteAnswer(sent: unknown, answer: unknown): void
  /** The row, when a conflict is with our own write that was done but not heard of. */
  findDone(sent: unknown, error: unknown): Versioned | null
}

export function createOwnWrites(makeId: () => string = uuid7): OwnWrites {
  const madeIds = new WeakMap<object, string>()
  const ledTo = new Map<string, number>()

  function idFor(input: object): string {
    const id = madeIds.get(input) ?? makeId()
    madeIds.set(input, id)
    return id
  }

  function latestVersion(id: string, version: number): number {
    let latest = version
    for (let next = ledTo.get(`${id} ${latest}`); next; next = ledTo.get(`${id} ${latest}`)) {
      latest = next
    }
    return latest
  }

  return {
    prepare(input, { makesId }) {
      if (!isRecord(input)) return input
      if (makesId) return input['id'] === undefined ? { ...input, id: idFor(input) } : input
      if (!isEdit(input)) return input
      return { ...input, expectedVersion: latestVersion(input.id, input.expectedVersion) }
    },
    noteAnswer(sent, answer) {
      if (!isEdit(sent) || !isVersioned(answer) || answer.id !== sent.id) return
      if (answer.version <= sent.expectedVersion) return
      ledTo.set(`${sent.id} ${sent.expectedVersion}`, answer.version)
      const [oldest] = ledTo.keys()
      if (ledTo.size > maxKnownVersions && oldest !== undefined) ledTo.delete(oldest)
    },
    findDone(sent, error) {
      if (!isEdit(sent) || !isRecord(sent.changes)) return null
      const current = readCurrent(error)
      if (current === null || current.id !== sent.id) return null
      const row = new Map<string, unknown>(Object.entries(current))
      const isDone = Object.entries(sent.changes).every(([field, value]) =>
        isSame(row.get(field), value),
      )
      return isDone ? current : null
    },
  }
}

interface Edit extends Record<string, unknown> {
  id: string
  expectedVersion: number
}

function isEdit(input: unknown): input is Edit {
  return (
    isRecord(input) &&
    typeof input['id'] === 'string' &&
    typeof input['expectedVersion'] === 'number'
  )
}
