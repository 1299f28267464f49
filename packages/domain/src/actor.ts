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
}
