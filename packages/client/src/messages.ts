import { type FailureReason, readFailure } from './failure.ts'
import { englishSentences, type Translation } from './sentences.ts'

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
export function messageFor(error: unknown, translation?: Translation): ErrorMessage {
  const { serverSentence, fields = {}, ...rest } = readFailure(error)
  const said = serverSentence === undefined ? undefined : withoutFieldName(serverSentence, fields)
  return {
    ...rest,
    fields: translateFields(fields, translation),
    sentence: sentenceFor(rest.reason, said, translation),
  }
}

/** A kept message in the reader's language of now. */
export function translateMessage(message: ErrorMessage, translation?: Translation): ErrorMessage {
  return {
    ...message,
    fields: translateFields(message.fields, translation),
    sentence: sentenceFor(message.reason, message.sentence, translation),
  }
}

// Only the server's own words name what is wrong with an input, so they win over its reason's.
const namedByServer: ReadonlySet<FailureReason> = new Set(['invalid', 'invalid_state'])

function sentenceFor(
  reason: FailureReason,
  said: string | undefined,
  translation: Translation | undefined,
): string {
  const phrase = said === undefined ? undefined : translation?.phrases?.(said)
  const ofReason = translation?.reasons[reason]
  const rest = namedByServer.has(reason) ? [said, ofReason] : [ofReason, said]
  return [phrase, ...rest].find((one) => one !== undefined) ?? englishSentences[reason]
}

function translateFields(fields: Record<string, string>, translation: Translation | undefined) {
  const entries = Object.entries(fields)
  return Object.fromEntries(
    entries.map(([name, said]) => [name, translation?.phrases?.(said) ?? said]),
  )
}

// For a program the sentence begins with the field's name; a person sees it beside the field.
function withoutFieldName(said: string, fields: Record<string, string>): string {
  const named = Object.entries(fields).find(([name, rule]) => said === `${name}: ${rule}`)
  return named ? named[1] : said
}
