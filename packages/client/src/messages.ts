import { type FailureReason, readFailure } from './failure.ts'

/** What a failed call says to the person. */
export interface ErrorMessage {
  reason: FailureReason
  /** One sentence: what is wrong and what to do. */
  sentence: string
  /** One sentence per input field that needs attention. */
  fields: Record<string, string>
  /** The row as it stands now, after a conflict. */
  current?: unknown
  /** Names the call to support. */
  requestId?: string
  retryAfterSeconds?: number
}

/** Sentences for what only the client knows; the server's own come in its answer. */
export const clientSentences = {
  signed_out: 'You are signed out. Sign in to go on.',
  offline: 'You are offline. Try again when you are connected.',
  unreachable: 'The server cannot be reached. Check your connection and try again.',
  timeout: 'The server did not answer in time. Try again in a moment.',
  unavailable: 'The server is busy. Try again in a moment.',
  limit_reached: 'That was too much at once. Wait a moment and try again.',
  forbidden: 'You may not do this. Ask an owner of your company.',
  internal: 'Something went wrong on our side. Try again in a moment.',
  unknown: 'Something went wrong. Try again, or reload the page.',
} as const

export type ClientSentence = keyof typeof clientSentences
export type Catalogue = Record<ClientSentence, string>

/** What to tell the person about a failed call, whatever failed. */
export function messageFor(error: unknown, catalogue: Catalogue = clientSentences): ErrorMessage {
  const { serverSentence, reason, fields = {}, ...rest } = readFailure(error)
  const sentence = serverSentence ?? catalogue[isClientSentence(reason) ? reason : 'unknown']
  return { reason, sentence, fields, ...rest }
}

function isClientSentence(reason: FailureReason): reason is ClientSentence {
  return Object.hasOwn(clientSentences, reason)
}
