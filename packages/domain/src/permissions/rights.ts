import type { Actor, GivenPermissionSet, Role } from '../actor.ts'
import {
  type Act,
  actNames,
  type Grants,
  isAct,
  narrower,
  type Reach,
  reaches,
  ruleOf,
} from './acts.ts'
import {
  accessesOf,
  type FieldAccess,
  type FieldRules,
  fieldAccesses,
  isRuledField,
  type RuledField,
  ruledFieldNames,
} from './fields.ts'
import { roleRights } from './role-rights.ts'

export type RightsSource =
  | { readonly kind: 'role'; readonly role: Role }
  | { readonly kind: 'set'; readonly id: string; readonly name: string }

/** What somebody may do, and where that comes from. */
export interface Rights {
  readonly source: RightsSource
  readonly grants: Grants
  readonly fields: FieldRules
}

/** Whose rights: the actor, or a member somebody asks about. */
export type Holder = Pick<Actor, 'userId' | 'role' | 'permissionSet'>

const ofRoles = new Map<Role, Rights>()
const ofSets = new WeakMap<GivenPermissionSet, Rights>()

/** A permission set counts instead of the role: what it does not name, it does not give. */
export function rightsOf({ role, permissionSet }: Pick<Holder, 'role' | 'permissionSet'>): Rights {
  return permissionSet ? rightsOfSet(permissionSet) : rightsOfRole(role)
}

function rightsOfRole(role: Role): Rights {
  const known = ofRoles.get(role)
  if (known) return known
  const rights = { source: { kind: 'role', role }, ...roleRights[role] } as const
  ofRoles.set(role, rights)
  return rights
}

function rightsOfSet(set: GivenPermissionSet): Rights {
  const known = ofSets.get(set)
  if (known) return known
  const source = { kind: 'set', id: set.id, name: set.name } as const
  const rights = { source, grants: readGrants(set.grants), fields: readFields(set.fields) }
  ofSets.set(set, rights)
  return rights
}

const isReach = (text: unknown): text is Reach => reaches.some((reach) => reach === text)

/** What is stored counts for no more than the rules of the acts allow; what is not known counts for nothing. */
export function readGrants(stored: Readonly<Record<string, unknown>>): Grants {
  const named = Object.entries(stored).flatMap(([act, reach]) =>
    isAct(act) && isReach(reach) && !ruleOf(act).isReserved ? [[act, reach] as const] : [],
  )
  const given = new Map<string, Reach>(named)
  return Object.fromEntries(
    actNames.flatMap((act) => {
      const { within, needsAll, ownWords } = ruleOf(act)
      const reach = given.get(act)
      const outer = within === undefined ? 'tenant' : given.get(within)
      if (reach === undefined || outer === undefined) return []
      if (needsAll !== undefined && given.get(needsAll) !== 'tenant') return []
      return [[act, ownWords === undefined ? 'tenant' : narrower(reach, outer)] as const]
    }),
  )
}

export function readFields(stored: Readonly<Record<string, unknown>>): FieldRules {
  return Object.fromEntries(
    Object.entries(stored).flatMap(([field, access]) => {
      if (!isRuledField(field)) return []
      const known = accessesOf(field).find((one) => one === access)
      // An access nobody knows closes the field as far as it can be closed.
      return [[field, known ?? accessesOf(field)[0] ?? fieldAccesses[0]] as const]
    }),
  )
}

export function reachOf(holder: Pick<Holder, 'role' | 'permissionSet'>, act: Act): Reach | null {
  return rightsOf(holder).grants[act] ?? null
}

export function fieldAccess(
  holder: Pick<Holder, 'role' | 'permissionSet'>,
  field: RuledField,
): FieldAccess {
  return rightsOf(holder).fields[field] ?? accessesOf(field).at(-1) ?? 'read'
}

/** The hidden fields of an entity, by their names in its rows. */
export function hiddenFields(
  holder: Pick<Holder, 'role' | 'permissionSet'>,
  entity: 'customers' | 'products',
): readonly string[] {
  const { fields } = rightsOf(holder)
  const prefix = `${entity}.`
  return ruledFieldNames
    .filter((field) => field.startsWith(prefix) && fields[field] === 'hidden')
    .map((field) => field.slice(prefix.length))
}

/** The people whose rows an act reaches; null for every row, those without an owner too. */
export function reachedOwners(holder: Holder, act: Act): readonly string[] | null {
  const reach = reachOf(holder, act)
  if (reach === 'tenant') return null
  if (reach === null) return []
  const colleagues = reach === 'team' ? (holder.permissionSet?.colleagues ?? []) : []
  return [...new Set([holder.userId, ...colleagues])]
}

export function isReached(holder: Holder, act: Act, ownerId: string | null): boolean {
  const owners = reachedOwners(holder, act)
  return owners === null || (ownerId !== null && owners.includes(ownerId))
}
