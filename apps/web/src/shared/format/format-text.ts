export function formatList(words: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }).format(words)
}

/** Up to two letters that stand for a name where there is no picture. */
export function initialsOf(name: string): string {
  const words = name
    .split(/[\s\-–—/]+/u)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((word) => word !== '')
  const first = words[0]
  if (first === undefined) return '·'
  const last = words.length > 1 ? words.at(-1) : undefined
  return ((Array.from(first)[0] ?? '') + (last ? (Array.from(last)[0] ?? '') : '')).toUpperCase()
}

export function countryName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code
  } catch {
    return code
  }
}
