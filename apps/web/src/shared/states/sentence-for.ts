import { type ErrorMessage, type FailureReason, messageFor } from '@leora/client'
import i18next from 'i18next'

/** What to tell the person about a failed call, in their language where the words are ours. */
export function sentenceFor(error: unknown): string {
  return describeError(error).sentence
}

export function describeError(error: unknown): ErrorMessage {
  return messageFor(error, sentencesIn(i18next.language))
}

/** Gives each reason's sentence in a language. */
export function sentencesIn(language: string): (reason: FailureReason) => string | undefined {
  const sentences: Partial<Record<FailureReason, string>> = i18next.t('errors', {
    returnObjects: true,
    lng: language,
  })
  return (reason) => sentences[reason]
}
