import type { Random } from '../random.ts'

/** What kind of place a name belongs to. */
export type Venue = 'restaurant' | 'bar' | 'hotel' | 'shop' | 'chain' | 'distributor' | 'events'

/** A way of naming: word lists, and patterns whose {holes} are filled from them. */
export interface Flavour {
  readonly words: Readonly<Record<string, readonly string[]>>
  readonly patterns: Readonly<Record<Venue, readonly string[]>>
  /** The part of an e-mail address before the @. */
  readonly mailboxes: readonly string[]
  readonly billingMailboxes: readonly string[]
}

export function fillPattern(random: Random, flavour: Flavour, venue: Venue): string {
  return random.pick(flavour.patterns[venue]).replace(/\{(\w+)\}/g, (_, hole: string) => {
    const words = flavour.words[hole]
    if (!words) throw new Error(`No words for {${hole}}`)
    return random.pick(words)
  })
}

/** The words between the commas; a line may break inside one. */
export function listWords(text: string): readonly string[] {
  return text.trim().replace(/\s+/g, ' ').split(', ')
}
