import { DomainError } from '@leora/domain/errors'
import { z } from 'zod'

const shape = z.tuple([z.iso.datetime({ offset: true }), z.uuid()])

/** Where a list sorted newest first goes on. */
export function timeCursor({ at, id }: { at: string; id: string }): string {
  return `${at}|${id}`
}

export function parseTimeCursor(cursor: string): { at: string; id: string } {
  const parsed = shape.safeParse(cursor.split('|'))
  if (!parsed.success) {
    throw new DomainError('invalid', 'This page no longer exists. Reload the list.', {
      fields: { cursor: 'Use the nextCursor of the page before.' },
    })
  }
  const [at, id] = parsed.data
  return { at, id }
}
