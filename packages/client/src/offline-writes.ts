import type { MutationPath } from './paths.ts'

export interface OfflineWrite {
  /** A create whose id may be left out: it is made here, before the first try. */
  makesId?: true
}

/**
 * The writes that are kept without network and sent later. Each must be harmless when sent twice:
 * a create by its client-made id, an edit by its version, a setting by being the same setting.
 */
export const offlineWrites = {
  'account.markNotificationsRead': {},
  'crm.customers.create': { makesId: true },
  'crm.customers.update': {},
} as const satisfies { readonly [Path in MutationPath]?: OfflineWrite }

export type OfflineWritePath = keyof typeof offlineWrites

const byPath: ReadonlyMap<string, OfflineWrite> = new Map(Object.entries(offlineWrites))

export function findOfflineWrite(path: string): OfflineWrite | undefined {
  return byPath.get(path)
}
