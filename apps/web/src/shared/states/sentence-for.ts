import {
  createPhrasebook,
  type ErrorMessage,
  type FailureReason,
  messageFor,
  type Phrasebook,
  type Translation,
} from '@leora/client'
import i18next from 'i18next'
import { phrasesIn } from '#shared/i18n/i18n.ts'

/** What to tell the person about a failed call, in their language. */
export function sentenceFor(error: unknown): string {
  return describeError(error).sentence
}

export function describeError(error: unknown): ErrorMessage {
  return messageFor(error, translationIn(i18next.language))
}

/** The sentence of a field's rule, which the domain writes in English. */
export function sayRule(english: string): string {
  return phrasebookOf(i18next.language)(english) ?? english
}

export function translationIn(language: string): Translation {
  const reasons: Partial<Record<FailureReason, string>> = i18next.t('errors', {
    returnObjects: true,
    lng: language,
  })
  return { reasons, phrases: phrasebookOf(language) }
}

const phrasebooks = new Map<string, Phrasebook>()

function phrasebookOf(language: string): Phrasebook {
  // The server and the rules speak English already.
  if (language === 'en') return (english) => english
  const phrases = phrasesIn(language)
  const phrasebook = phrasebooks.get(language) ?? createPhrasebook(phrases)
  if (Object.keys(phrases).length > 0) phrasebooks.set(language, phrasebook)
  return phrasebook
}
