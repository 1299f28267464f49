/**
 * The form in which names are compared: no case, no accents, one space between
 * words. The database's `leora.fold` computes the same (a test compares both).
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
