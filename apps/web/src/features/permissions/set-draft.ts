import type { Role } from '@leora/domain/actor'
import {
  type Act,
  type Grants,
  grantableActs,
  hasReach,
  type Reach,
} from '@leora/domain/permissions/acts'
import { compareRights } from '@leora/domain/permissions/compare-rights'
import type { FieldRules } from '@leora/domain/permissions/fields'
import {
  createPermissionSetInput,
  type PermissionSet,
} from '@leora/domain/permissions/permission-set'
import { rightsOf } from '@leora/domain/permissions/rights'

/** A permission set while somebody works on it. */
export interface SetDraft {
  readonly name: string
  readonly description: string
  readonly grants: Grants
  readonly fields: FieldRules
}

export function draftOf(set: PermissionSet | null): SetDraft {
  const { name = '', description = '', grants = {}, fields = {} } = set ?? {}
  return { name, description, grants, fields }
}

/** The rights of a role as far as a set can hold them. */
export function grantsOfRole(role: Role): Pick<SetDraft, 'grants' | 'fields'> {
  const { grants, fields } = rightsOf({ role, permissionSet: null })
  const given = grantableActs.flatMap((act) =>
    grants[act] === undefined ? [] : [[act, grants[act]] as const],
  )
  return { grants: Object.fromEntries(given), fields }
}

/** The reaches an act may have, from none to the widest. */
export function choicesOf(act: Act): readonly (Reach | null)[] {
  return hasReach(act) ? [null, 'own', 'team', 'tenant'] : [null, 'tenant']
}

export function withGrant(draft: SetDraft, act: Act, reach: Reach | null): SetDraft {
  const { [act]: _, ...others } = draft.grants
  return { ...draft, grants: reach === null ? others : { ...others, [act]: reach } }
}

export function isSameDraft(one: SetDraft, other: SetDraft): boolean {
  const { gained, lost } = compareRights(one, other)
  return (
    one.name === other.name &&
    one.description === other.description &&
    gained.length + lost.length === 0
  )
}

/** What is wrong with it, by its fields: `name`, `grants.customers.edit` and so on. */
export function faultsOf(draft: SetDraft): Record<string, string> {
  const checked = createPermissionSetInput.safeParse(draft)
  if (checked.success) return {}
  return Object.fromEntries(
    checked.error.issues.map(({ path, message }) => [path.join('.'), message]),
  )
}
