import i18next from 'i18next'
import { phrasebookOf } from '#shared/i18n/phrasebook.ts'

export type IdentityAnswer<Answer> =
  | { isDone: true; answer: Answer }
  | { isDone: false; status: number; sentence: string; fields: Record<string, string> }

/**
 * A call of somebody who is not signed in yet, for pages that do without the client. What is refused comes
 * with its sentence in the reader's language.
 */
export async function postIdentity<Answer>(
  path: `/api/${'auth' | 'v1'}/${string}`,
  body: object,
): Promise<IdentityAnswer<Answer>> {
  let response: Response
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  } catch {
    return refusal(0, navigator.onLine ? 'unreachable' : 'offline')
  }
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return { isDone: true, answer: answer as Answer }
  const error = readError(answer)
  const say = phrasebookOf(i18next.language)
  const { status } = response
  const said = error.message && status < 500 ? say(error.message) : undefined
  const fields = Object.entries(error.fields ?? {}).map(([name, rule]) => [name, say(rule) ?? rule])
  return {
    ...refusal(status, status === 429 ? 'limit_reached' : 'internal', said),
    fields: Object.fromEntries(fields),
  }
}

function refusal(
  status: number,
  reason: 'offline' | 'unreachable' | 'limit_reached' | 'internal',
  said?: string,
) {
  const sentence = said ?? i18next.t(`errors.${reason}`)
  return { isDone: false as const, status, sentence, fields: {} }
}

function readError(answer: unknown): { message?: string; fields?: Record<string, string> } {
  const isOurs = typeof answer === 'object' && answer !== null && 'error' in answer
  const error: unknown = isOurs ? answer.error : null
  return typeof error === 'object' && error !== null ? error : {}
}
