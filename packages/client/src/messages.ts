import { type Failure, type FailureReason, readFailure } from './failure.ts'
import { englishSentences, type Translate } from './sentences.ts'

/** What a failed call says to the person. */
export interface ErrorMessage {
  reason: FailureReason
  /** What is wrong and what to do. */
  sentence: string
  /** One sentence per input field that needs attention. */
  fields: Record<string, string>
  /** The row as it stands now, after a conflict. */
  current?: unknown
  /** Names the call to support. */
  requestId?: string
  retryAfterSeconds?: number
}

/** What to tell the person about a failed call, whatever failed. */
export function messageFor(error: unknown, translate?: Translate): ErrorMessage {
  const failure = readFailure(error)
  const { serverSentence: _, fields = {}, ...rest } = failure
  return { ...rest, fields, sentence: sentenceFor(failure, translate) }
}

// Only the server's own words name what is wrong with an input, so they win over a translation.
const namedByServer: ReadonlySet<FailureReason> = new Set(['invalid', 'invalid_state'])

function sentenceFor({ reason, serverSentence }: Failure, translate?: Translate): string {
  const translated = translate?.(reason)
  const sentences =
    translated !== undefined && !namedByServer.has(reason)
      ? [translated, serverSentence]
      : [serverSentence, translated]
  return sentences.find((sentence) => sentence !== undefined) ?? englishSentences[reason]
}

/** A kept message in the reader's language of now. */
export function translateMessage(message: ErrorMessage, translate?: Translate): ErrorMessage {
  if (namedByServer.has(message.reason)) return message
  return { ...message, sentence: translate?.(message.reason) ?? message.sentence }
}
