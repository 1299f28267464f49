import i18next from 'i18next'
import type { Refusal } from './ask-browser.ts'

/** Whoever changed their mind is told nothing. */
export function sayRefusal(refusal: Refusal): string | null {
  return refusal && i18next.t(`passkeys.refusal.${refusal}`)
}
