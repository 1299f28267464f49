import { type ErrorMessage, type FailureReason, messageFor, type Translation } from '@leora/client'
import i18next from 'i18next'
import { phrasebookOf } from '#shared/i18n/phrasebook.ts'

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
