import type { GivenPermissionSet } from '@leora/domain/actor'

const maxKnown = 1_000
const known = new Map<string, GivenPermissionSet>()

/** The same text gives the same object, so that two actors compare by identity. */
export function readPermissionSet(text: string | null): GivenPermissionSet | null {
  if (text === null) return null
  const found = known.get(text)
  if (found) return found
  if (known.size >= maxKnown) known.clear()
  const read = JSON.parse(text) as GivenPermissionSet
  known.set(text, read)
  return read
}
