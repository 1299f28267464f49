import { createPhrasebook, type Phrasebook } from '@leora/client/phrasebook'
import { phrasesIn } from './i18n.ts'

const phrasebooks = new Map<string, Phrasebook>()

/** What the server and the rules of fields say in English, said in another language. */
export function phrasebookOf(language: string): Phrasebook {
  // The server and the rules speak English already.
  if (language === 'en') return (english) => english
  const phrases = phrasesIn(language)
  const phrasebook = phrasebooks.get(language) ?? createPhrasebook(phrases)
  if (Object.keys(phrases).length > 0) phrasebooks.set(language, phrasebook)
  return phrasebook
}
