import { allow, deny, type Verdict } from '../policy.ts'
import { type Act, ruleOf } from './acts.ts'
import { type RuledField, ruledFields } from './fields.ts'
import { fieldAccess, type Holder, isReached, reachOf, rightsOf } from './rights.ts'

/** A row with an owner, as far as a refusal speaks of it. */
export interface OwnedRow {
  readonly ownerId: string | null
  readonly ownerName?: string | null
}

type Judged = Pick<Holder, 'role' | 'permissionSet'>

/** May they do it at all, to whichever rows it reaches? */
export function allowAct(holder: Judged, act: Act): Verdict {
  return reachOf(holder, act) === null ? refuse(holder, ruleOf(act).words) : allow()
}

/** May they do it to this row? */
export function allowActOn(holder: Holder, act: Act, row: OwnedRow): Verdict {
  const general = allowAct(holder, act)
  if (!general.allowed || isReached(holder, act, row.ownerId)) return general
  const { words, ownWords = words, teamWords = words } = ruleOf(act)
  const reached = reachOf(holder, act) === 'own' ? ownWords : teamWords
  return row.ownerId === null
    ? deny(
        `The permission set "${nameOfSet(holder)}" lets you ${reached}; this one has no owner. Ask an owner of your company.`,
      )
    : deny(
        `The permission set "${nameOfSet(holder)}" lets you ${reached}; this one belongs to ${row.ownerName ?? 'somebody else'}. Ask an owner of your company.`,
      )
}

/** May they write this field, which is named `input` in what they sent? */
export function allowField(holder: Judged, field: RuledField, input: string): Verdict {
  if (fieldAccess(holder, field) === 'edit') return allow()
  const verdict = refuse(holder, `set ${ruledFields[field].words}`)
  return verdict.allowed ? verdict : { ...verdict, fields: { [input]: verdict.because } }
}

function refuse(holder: Judged, words: string): Verdict {
  return rightsOf(holder).source.kind === 'role'
    ? deny(`Your role (${holder.role}) may not ${words}. Ask an owner of your company.`)
    : deny(
        `The permission set "${nameOfSet(holder)}" does not let you ${words}. Ask an owner of your company.`,
      )
}

function nameOfSet({ permissionSet }: Judged): string {
  return permissionSet?.name ?? ''
}
