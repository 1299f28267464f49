export interface Latency {
  p50: number
  p95: number
  p99: number
}

/** Microseconds in, the three figures that say what a person feels. */
export function summarize(samples: number[]): Latency {
  const sorted = Float64Array.from(samples).sort()
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}
