/** RFC 4180, so that every program reads the same cells. */
export function toCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((cells) => `${cells.map(toCell).join(',')}\r\n`).join('')
}

// A table program takes a cell that begins so for a formula and runs it; a quote before it makes it text.
const beginsFormula = /^[=+\-@\t\r\0]/
// Nothing but a figure runs as nothing but a figure.
const isFigure = /^-\d+\.\d+$/

function toCell(text: string): string {
  const safe = beginsFormula.test(text) && !isFigure.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
