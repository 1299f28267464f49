/** A sentence of the server or of a field's rule in another language; undefined when it is not known. */
export type Phrasebook = (english: string) => string | undefined

const gap = /\{\{(\w+)\}\}/

/**
 * Reads English sentences as the server sends them. A key may have gaps (`Use at most {{most}}
 * characters.`); what fills one is looked up too, so that a role or an act in it is translated with it.
 */
export function createPhrasebook(phrases: Readonly<Record<string, string>>): Phrasebook {
  const patterns = Object.entries(phrases)
    .filter(([english]) => gap.test(english))
    .map(([english, translated]) => ({ ...readPattern(english), translated }))

  return function look(english): string | undefined {
    if (Object.hasOwn(phrases, english)) return phrases[english]
    for (const { pattern, names, translated } of patterns) {
      const found = pattern.exec(english)
      if (!found) continue
      const fillings = new Map(names.map((name, index) => [name, found[index + 1] ?? '']))
      return translated.replaceAll(new RegExp(gap, 'g'), (whole, name: string) => {
        const filling = fillings.get(name)
        return filling === undefined ? whole : (look(filling) ?? filling)
      })
    }
    return undefined
  }
}

function readPattern(english: string) {
  const parts = english.split(gap)
  const names = parts.filter((_, index) => index % 2 === 1)
  const source = parts.map((part, index) => (index % 2 === 1 ? '(.+?)' : quote(part))).join('')
  return { names, pattern: new RegExp(`^${source}$`, 's') }
}

function quote(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
