/**
 * Seeded pseudo-random numbers: xoshiro128**, its state filled by splitmix32
 * from the labels. Streams with different labels are independent, so a new
 * kind of row draws from its own stream and leaves the others as they were.
 */
export interface Random {
  /** 32 random bits as an unsigned integer. */
  bits(): number
  /** In [0, 1). */
  fraction(): number
  /** An integer in [0, bound). */
  below(bound: number): number
  /** An integer in [low, high], both included. */
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** Picks by weight; the weights need not add up to anything. */
  weigh<T>(table: readonly (readonly [value: T, weight: number])[]): T
  /** A standard normal deviate. */
  normal(): number
}

export function createRandom(...labels: readonly (string | number)[]): Random {
  const next = xoshiro(hashLabels(labels))
  const fraction = () => next() / 4_294_967_296
  const below = (bound: number) => Math.floor(fraction() * bound)
  return {
    bits: next,
    fraction,
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (probability) => fraction() < probability,
    pick: (list) => takeAt(list, below(list.length)),
    weigh: (table) => weigh(table, fraction()),
    normal: () => Math.sqrt(-2 * Math.log(1 - fraction())) * Math.cos(2 * Math.PI * fraction()),
  }
}

/** Says yes once in every `every` calls, at a place drawn anew for each run of them. */
export function createSparse(random: Random, every: number): () => boolean {
  let left = 0
  let hit = 0
  return () => {
    if (left === 0) {
      left = every
      hit = random.below(every)
    }
    left--
    return left === hit
  }
}

function takeAt<T>(list: readonly T[], index: number): T {
  if (index >= list.length) throw new RangeError('Nothing to pick from an empty list')
  return list[index] as T
}

function weigh<T>(table: readonly (readonly [T, number])[], fraction: number): T {
  let left = fraction * table.reduce((sum, [, weight]) => sum + weight, 0)
  const hit = table.findIndex(([, weight]) => {
    left -= weight
    return left < 0
  })
  return takeAt(table, hit < 0 ? table.length - 1 : hit)[0]
}

/** FNV-1a over the labels, a separator after each so that 1,23 and 12,3 differ. */
function hashLabels(labels: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const char of labels.map((label) => `${label}\u0000`).join('')) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  }
  return hash >>> 0
}

function xoshiro(seed: number): () => number {
  let fill = seed
  const splitmix = () => {
    fill = (fill + 0x9e3779b9) | 0
    let mixed = Math.imul(fill ^ (fill >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return mixed ^ (mixed >>> 15)
  }
  let [a, b, c, d] = [splitmix(), splitmix(), splitmix(), splitmix()]
  return () => {
    const scrambled = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9)
    const carried = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= carried
    d = rotateLeft(d, 11)
    return scrambled >>> 0
  }
}

function rotateLeft(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by))
}
