/** So many requests a minute, and as many at once. */
export interface Budget {
  readonly key: string
  readonly perMinute: number
}

/** What is left of a budget, as far as this process knows. Times are in milliseconds. */
export interface Bucket {
  readonly perMinute: number
  left: number
  at: number
  /** Taken here and not yet told to the others. */
  spent: number
}

const minute = 60_000

export function fullBucket(perMinute: number, now: number): Bucket {
  return { perMinute, left: perMinute, at: now, spent: 0 }
}

/** Adds what time has brought back since the bucket was last looked at. */
export function refill(bucket: Bucket, now: number): void {
  const gained = ((now - bucket.at) * bucket.perMinute) / minute
  bucket.left = Math.min(bucket.perMinute, bucket.left + Math.max(0, gained))
  bucket.at = now
}

/** What must be left for so much: a batch larger than the budget passes when the budget is whole. */
function needed({ perMinute }: Bucket, cost: number): number {
  return Math.min(cost, perMinute)
}

/** How long until so much may be taken; 0 when it may be taken now. */
export function waitFor(bucket: Bucket, cost: number): number {
  const missing = needed(bucket, cost) - bucket.left
  return missing <= 0 ? 0 : Math.ceil((missing * minute) / bucket.perMinute)
}

export function take(bucket: Bucket, cost: number): void {
  bucket.left -= cost
  bucket.spent += cost
}
