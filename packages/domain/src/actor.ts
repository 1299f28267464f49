export const roles = ['owner', 'manager', 'rep', 'warehouse', 'viewer'] as const
export type Role = (typeof roles)[number]

export const actorKinds = ['user', 'api', 'job', 'sync', 'assistant'] as const
export type ActorKind = (typeof actorKinds)[number]

export const apiScopes = ['read', 'write'] as const
export type ApiScope = (typeof apiScopes)[number]

/** Who acts, in which tenant, with which rights. Policies decide from this alone. */
export interface Actor {
  readonly kind: ActorKind
  readonly tenantId: string
  /** The user, or for a job the user on whose behalf it runs. */
  readonly userId: string
  readonly role: Role
  readonly scopes: readonly ApiScope[]
  /** The session or API key; null for jobs. */
  readonly sessionId: string | null
  /** The company's own rights for this person, which then count instead of the role's. */
  readonly permissionSet: GivenPermissionSet | null
  /** What must happen before this company lets the person in: prove a second factor, or get one. */
  readonly gate: Gate | null
  /** True for a while after the person proved to be there. */
  readonly isSteppedUp: boolean
}

export const gates = ['verify', 'enrol'] as const
export type Gate = (typeof gates)[number]

/** As the company keeps it: act → reach, and field → what may be done with it. */
export interface GivenPermissionSet {
  readonly id: string
  readonly name: string
  readonly grants: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, string>>
  /** The people of the teams one belongs to or leads; empty where nothing reaches as far as a team. */
  readonly colleagues: readonly string[]
}
