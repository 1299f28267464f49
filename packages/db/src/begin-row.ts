import type { Actor, ActorKind, Gate, Role } from '@leora/domain/actor'
import { apiScopes } from '@leora/domain/actor'
import { readPermissionSet } from './permission-set.ts'
import type { Credential } from './tenant.ts'

/** Who asks, as the database says it. */
export interface BeginRow {
  user_id: string | null
  tenant_id: string
  role: Role
  session_id: string
  /** Names between blanks; null for a session, which may do all its role may. */
  scopes: string | null
  /** The permission set as JSON; null for who has the rights of the role. */
  rights: string | null
  gate: Gate | null
  is_stepped_up: boolean
  needs_new_token: boolean
  is_stale: boolean
}

export function toActor(row: BeginRow, credential: Credential): Actor {
  const kind: ActorKind = credential.kind === 'key' ? 'api' : 'user'
  const scopes = row.scopes?.split(' ') ?? []
  return {
    kind,
    tenantId: row.tenant_id,
    userId: row.user_id ?? '',
    role: row.role,
    scopes: row.scopes === null ? apiScopes : apiScopes.filter((scope) => scopes.includes(scope)),
    sessionId: row.session_id,
    permissionSet: readPermissionSet(row.rights),
    gate: row.gate,
    isSteppedUp: row.is_stepped_up,
  }
}

export function isSameActor(a: Actor, b: Actor): boolean {
  return (
    a.tenantId === b.tenantId &&
    a.userId === b.userId &&
    a.role === b.role &&
    a.kind === b.kind &&
    a.sessionId === b.sessionId &&
    a.permissionSet === b.permissionSet &&
    a.gate === b.gate &&
    a.isSteppedUp === b.isSteppedUp &&
    a.scopes.length === b.scopes.length &&
    a.scopes.every((scope, at) => b.scopes[at] === scope)
  )
}
