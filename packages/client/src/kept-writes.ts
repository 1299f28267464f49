import { isSameOwner, type Owner, type QueuedWrite, type QueueStorage } from './queue-storage.ts'
import { createStore, type Readable } from './store.ts'

/** The kept writes of one person in one company, in memory and in the browser's storage. */
export interface KeptWrites {
  /** Oldest first. */
  readonly items: Readable<readonly QueuedWrite[]>
  /** False when this browser refuses to keep them: then they last as long as the page. */
  readonly isPersistent: Readable<boolean>
  readonly owner: Owner | undefined
  /** The owner this browser kept writes for last. */
  readLastOwner(): Promise<Owner | undefined>
  /** Lists what is kept for this owner; what was kept before anybody was known becomes theirs. */
  open(owner: Owner): Promise<void>
  /** Forgets them here; they stay in storage until their owner is back. */
  close(): void
  /** Deletes them here and in storage. */
  erase(): Promise<void>
  find(id: string): QueuedWrite | undefined
  save(item: QueuedWrite): void
  remove(id: string): void
}

export function createKeptWrites(storage: QueueStorage): KeptWrites {
  const items = createStore<readonly QueuedWrite[]>([])
  const isPersistent = createStore(true)
  let owner: Owner | undefined

  async function persist<Value>(act: () => Promise<Value>): Promise<Value | undefined> {
    try {
      const value = await act()
      isPersistent.set(true)
      return value
    } catch {
      // Private windows and full disks refuse; the writes go on in memory and the screen says so.
      isPersistent.set(false)
      return undefined
    }
  }

  function list(writes: readonly QueuedWrite[]) {
    items.set([...writes].sort((a, b) => a.at - b.at))
  }

  return {
    items,
    isPersistent,
    get owner() {
      return owner
    },
    readLastOwner: () => persist(() => storage.readOwner()),
    async open(next) {
      if (owner && isSameOwner(owner, next)) return
      const orphans = owner ? [] : items.get()
      owner = next
      items.set(orphans)
      await persist(async () => {
        await storage.writeOwner(next)
        for (const item of orphans) await storage.write(next, item)
        const stored = await storage.readAll(next)
        // What was kept or settled while reading is known better here than there.
        const here = new Set(items.get().map(({ id }) => id))
        list([...stored.filter(({ id }) => !here.has(id)), ...items.get()])
      })
    },
    close() {
      owner = undefined
      items.set([])
    },
    async erase() {
      const whose = owner
      owner = undefined
      items.set([])
      await persist(async () => {
        await storage.writeOwner(undefined)
        if (whose) await storage.removeAll(whose)
      })
    },
    find: (id) => items.get().find((item) => item.id === id),
    save(item) {
      list([...items.get().filter(({ id }) => id !== item.id), item])
      const whose = owner
      if (whose) void persist(() => storage.write(whose, item))
    },
    remove(id) {
      items.set(items.get().filter((item) => item.id !== id))
      const whose = owner
      if (whose) void persist(() => storage.remove(whose, id))
    },
  }
}
