import { createHash } from 'node:crypto'
import type { Services } from '@leora/api/context'
import { readSpending, type Spending } from '@leora/api/limits/spending'
import { type Bucket, type Budget, fullBucket, refill, take, waitFor } from './bucket.ts'

export interface SharedLimits {
  /** Takes so much from every budget, or from none: answers how long to wait instead. */
  take(budgets: readonly Budget[], cost: number): number
  /** Takes what was answered before anybody knew whose it was; refuses nothing. */
  charge(budgets: readonly Budget[], cost: number): void
  left(budget: Budget): number
  /** Tells the other nodes what was taken here, and learns what they took. */
  sync(): Promise<void>
  stop(): void
}

const syncMs = 1_000
// A budget of which much goes at once is told at once: else two nodes give it out twice.
const eagerShare = 1 / 8
const eagerMs = 20
const mostKept = 50_000

/**
 * Limits that all nodes keep together, without a round trip in any request: each node takes from its own
 * bucket, and once a second, when something was taken, one statement adds it to the buckets of the database
 * and brings back what is left of them. What nodes gave out twice within that second is owed and paid back.
 */
export function createSharedLimits({
  database,
  reportError,
}: Pick<Services, 'database' | 'reportError'>): SharedLimits {
  const buckets = new Map<string, Bucket>()
  let timer: NodeJS.Timeout | undefined
  let dueAt = Number.POSITIVE_INFINITY
  let syncing: Promise<void> | undefined
  let isStopped = false

  function bucketOf({ key, perMinute }: Budget, now: number): Bucket {
    const known = buckets.get(key)
    if (known) {
      refill(known, now)
      return known
    }
    if (buckets.size >= mostKept) forgetOldest()
    const bucket = fullBucket(perMinute, now)
    buckets.set(key, bucket)
    return bucket
  }

  function forgetOldest() {
    const oldest = buckets.keys().next().value
    if (oldest !== undefined) buckets.delete(oldest)
  }

  function spend(bucket: Bucket, cost: number) {
    take(bucket, cost)
    syncIn(bucket.spent >= bucket.perMinute * eagerShare ? eagerMs : syncMs)
  }

  function syncIn(ms: number) {
    const at = performance.now() + ms
    if (isStopped || at >= dueAt) return
    clearTimeout(timer)
    dueAt = at
    timer = setTimeout(() => void sync(), ms).unref()
  }

  async function exchange() {
    dueAt = Number.POSITIVE_INFINITY
    const told = new Map<string, Bucket>()
    const spending: Spending[] = []
    for (const [key, bucket] of buckets) {
      if (bucket.spent === 0) continue
      const hash = createHash('sha256').update(key).digest('hex')
      told.set(hash, bucket)
      spending.push({ key: hash, spent: bucket.spent, perMinute: bucket.perMinute })
      bucket.spent = 0
    }
    if (spending.length === 0) return
    try {
      for (const { key, left } of await readSpending(database.auth, spending)) {
        const bucket = told.get(key)
        if (!bucket) continue
        // What was taken here meanwhile is not in the answer.
        bucket.left = left - bucket.spent
        bucket.at = Date.now()
      }
    } catch (error) {
      // Without the database each node still keeps its own limits.
      for (const { key, spent } of spending) {
        const bucket = told.get(key)
        if (bucket) bucket.spent += spent
      }
      reportError(error, { id: 'limits' })
    }
    forgetFull(Date.now())
  }

  function forgetFull(now: number) {
    for (const [key, bucket] of buckets) {
      refill(bucket, now)
      if (bucket.spent === 0 && bucket.left >= bucket.perMinute) buckets.delete(key)
    }
  }

  async function sync(): Promise<void> {
    while (syncing) await syncing
    syncing = exchange().finally(() => {
      syncing = undefined
    })
    await syncing
  }

  return {
    take(budgets, cost) {
      const now = Date.now()
      const found = budgets.map((budget) => bucketOf(budget, now))
      const wait = Math.max(0, ...found.map((bucket) => waitFor(bucket, cost)))
      if (wait === 0) for (const bucket of found) spend(bucket, cost)
      return wait
    },
    charge(budgets, cost) {
      const now = Date.now()
      for (const budget of budgets) spend(bucketOf(budget, now), cost)
    },
    left: (budget) => Math.max(0, Math.floor(bucketOf(budget, Date.now()).left)),
    sync,
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
