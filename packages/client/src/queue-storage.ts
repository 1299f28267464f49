import { createStore, del, delMany, entries, get, keys, set, type UseStore } from 'idb-keyval'
import type { ErrorMessage } from './messages.ts'
import { isRecord } from './paths.ts'

/** Whose writes these are: a write is sent by its author and in its company, or not at all. */
export interface Owner {
  tenantId: string
  userId: string
}

/** A write that is kept until the server has it. */
export interface QueuedWrite {
  id: string
  /** Wire name of the mutation. */
  path: string
  input: unknown
  /** When the person did it, in milliseconds since 1970; also the order of sending. */
  at: number
  state: 'waiting' | 'failed'
  /** Why it failed for good, or what it waits for. */
  failure?: ErrorMessage
}

export interface QueueStorage {
  readOwner(): Promise<Owner | undefined>
  writeOwner(owner: Owner | undefined): Promise<void>
  readAll(owner: Owner): Promise<QueuedWrite[]>
  write(owner: Owner, item: QueuedWrite): Promise<void>
  remove(owner: Owner, id: string): Promise<void>
  removeAll(owner: Owner): Promise<void>
}

// A stored write outlives the code that wrote it; another shape gets another number.
const format = 1
const ownerKey = 'owner'

/** IndexedDB, with one record per write, so that two tabs never overwrite each other's. */
export function createQueueStorage(name = `leora-offline-v${format}`): QueueStorage {
  let opened: UseStore | undefined
  const store = () => {
    opened ??= createStore(name, 'writes')
    return opened
  }
  return {
    readOwner: async () => await get<Owner>(ownerKey, store()),
    writeOwner: async (owner) =>
      await (owner ? set(ownerKey, owner, store()) : del(ownerKey, store())),
    async readAll(owner) {
      const all = await entries<string, unknown>(store())
      return all.flatMap(([key, item]) =>
        key.startsWith(keyOf(owner, '')) && isQueuedWrite(item) ? [item] : [],
      )
    },
    write: async (owner, item) => await set(keyOf(owner, item.id), item, store()),
    remove: async (owner, id) => await del(keyOf(owner, id), store()),
    async removeAll(owner) {
      const all = await keys<string>(store())
      await delMany(
        all.filter((key) => key.startsWith(keyOf(owner, ''))),
        store(),
      )
    },
  }
}

export function isSameOwner(a: Owner, b: Owner): boolean {
  return a.tenantId === b.tenantId && a.userId === b.userId
}

function keyOf({ tenantId, userId }: Owner, id: string): string {
  return `${tenantId}/${userId}/${id}`
}

function isQueuedWrite(value: unknown): value is QueuedWrite {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['path'] === 'string' &&
    typeof value['at'] === 'number' &&
    (value['state'] === 'waiting' || value['state'] === 'failed')
  )
}
