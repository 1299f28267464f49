import { type ErrorMessage, messageFor } from '@leora/client'
import i18next from 'i18next'

/** What to tell the person about a failed call, in their language where the words are ours. */
export function sentenceFor(error: unknown): string {
  return describeError(error).sentence
}

export function describeError(error: unknown): ErrorMessage {
  const sentences: Partial<Record<ErrorMessage['reason'], string>> = i18next.t('errors', {
    returnObjects: true,
  })
  return messageFor(error, (reason) => sentences[reason])
}
