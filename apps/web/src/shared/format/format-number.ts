const cache = new Map<string, Intl.NumberFormat>()

function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options)
  const known = cache.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, options)
  cache.set(key, made)
  return made
}

export function formatCount(value: number, locale: string): string {
  return numberFormat(locale, { maximumFractionDigits: 0 }).format(value)
}

export function formatDays(value: number, locale: string): string {
  return numberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(value)
}

/** `value` is a share: 0.25 is 25 %. */
export function formatPercent(value: number, locale: string): string {
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(value)
}

/** How many digits of minor units a currency has: 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: string): number {
  return (
    numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  )
}

/** The exact decimal text of an amount: no float touches the money. */
export function toDecimal(amountMinor: number, currency: string): `${number}` {
  const digits = minorDigits(currency)
  const sign = amountMinor < 0 ? '-' : ''
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const decimal = digits === 0 ? whole : `${whole}.${text.slice(-digits)}`
  return `${sign}${decimal}` as `${number}`
}

/** The minor units of a decimal text such as `1234.5`; null when it is not an amount. */
export function toMinor(decimal: string, currency: string): number | null {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(decimal.trim())
  if (!match) return null
  const digits = minorDigits(currency)
  const fraction = (match[3] ?? '').slice(0, digits).padEnd(digits, '0')
  const minor = Number(`${match[1]}${match[2]}${fraction}`)
  return Number.isSafeInteger(minor) ? minor + 0 : null
}

export function formatMoney(
  amountMinor: number,
  currency: string,
  locale: string,
  form: 'exact' | 'short' = 'exact',
): string {
  const options: Intl.NumberFormatOptions =
    form === 'short'
      ? { style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 }
      : { style: 'currency', currency }
  return numberFormat(locale, options).format(toDecimal(amountMinor, currency))
}

export function decimalSigns(locale: string): { decimal: string; group: string } {
  const parts = numberFormat(locale, { minimumFractionDigits: 1 }).formatToParts(12345.6)
  return {
    decimal: parts.find((part) => part.type === 'decimal')?.value ?? '.',
    group: parts.find((part) => part.type === 'group')?.value ?? ',',
  }
}
