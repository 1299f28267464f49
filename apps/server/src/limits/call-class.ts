import type { ProcedureMeta } from '@leora/api/trpc'
import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server'

/** How much a call costs others: each class has a budget of its own. */
export const callClasses = ['read', 'write', 'heavy', 'identity'] as const
export type CallClass = (typeof callClasses)[number]

/** The share of the reads a minute that each class may have. */
export const shareOfReads: Record<CallClass, number> = {
  read: 1,
  write: 0.5,
  heavy: 0.05,
  identity: 0.05,
}

/** The class of each procedure by its wire name; what nobody knows costs as much as a read. */
export function classesOf(router: AnyTRPCRouter): (name: string) => CallClass {
  const classes = new Map(
    Object.entries<AnyTRPCProcedure>(router._def.procedures).map(([name, { _def, meta }]) => {
      const { load } = (meta ?? {}) as Partial<ProcedureMeta>
      return [name, load ?? (_def.type === 'mutation' ? 'write' : 'read')] as const
    }),
  )
  return (name) => classes.get(name) ?? 'read'
}
