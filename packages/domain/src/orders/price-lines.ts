export interface LineToPrice {
  readonly quantity: number
  readonly unitPriceMinor: number
  /** Hundredths of a percent. */
  readonly taxRateBp: number
}

export interface PricedLine {
  netMinor: number
  taxMinor: number
}

export interface OrderTotals extends PricedLine {
  totalMinor: number
}

/** Tax is rounded line by line, halves up; BigInt because a product of three leaves what a number holds. */
export function priceLine({ quantity, unitPriceMinor, taxRateBp }: LineToPrice): PricedLine {
  const net = BigInt(quantity) * BigInt(unitPriceMinor)
  const tax = (net * BigInt(taxRateBp) + 5_000n) / 10_000n
  return { netMinor: Number(net), taxMinor: Number(tax) }
}

export function totalOf(lines: readonly PricedLine[]): OrderTotals {
  const netMinor = lines.reduce((sum, line) => sum + line.netMinor, 0)
  const taxMinor = lines.reduce((sum, line) => sum + line.taxMinor, 0)
  return { netMinor, taxMinor, totalMinor: netMinor + taxMinor }
}
