import { type Act, actNames, type Reach, reaches } from './acts.ts'
import {
  accessesOf,
  type FieldAccess,
  fieldAccesses,
  type RuledField,
  ruledFieldNames,
} from './fields.ts'
import type { Rights } from './rights.ts'

export type Change =
  | { readonly act: Act; readonly from: Reach | null; readonly to: Reach | null }
  | { readonly field: RuledField; readonly from: FieldAccess; readonly to: FieldAccess }

/** What somebody could do afterwards and not before, and the other way round. */
export interface RightsChange {
  readonly gained: readonly Change[]
  readonly lost: readonly Change[]
}

type Judged = Pick<Rights, 'grants' | 'fields'>

const rankOfReach = (reach: Reach | null) => (reach === null ? -1 : reaches.indexOf(reach))

export function compareRights(before: Judged, after: Judged): RightsChange {
  const gained: Change[] = []
  const lost: Change[] = []
  for (const act of actNames) {
    const [from, to] = [before.grants[act] ?? null, after.grants[act] ?? null]
    const step = rankOfReach(to) - rankOfReach(from)
    if (step !== 0) (step > 0 ? gained : lost).push({ act, from, to })
  }
  for (const field of ruledFieldNames) {
    const [from, to] = [accessIn(before, field), accessIn(after, field)]
    const step = fieldAccesses.indexOf(to) - fieldAccesses.indexOf(from)
    if (step !== 0) (step > 0 ? gained : lost).push({ field, from, to })
  }
  return { gained, lost }
}

function accessIn({ fields }: Judged, field: RuledField): FieldAccess {
  return fields[field] ?? accessesOf(field).at(-1) ?? 'read'
}
