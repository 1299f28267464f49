import type { AppRouter } from '@leora/api/root'
import { type HTTPHeaders, httpBatchLink, splitLink, type TRPCLink } from '@trpc/client'
import { ForeignAnswerError, readRetryAfter } from './failure.ts'
import { createStreamLink } from './stream-link.ts'

export interface LinkOptions {
  /** Where tRPC is served, such as `/trpc` or `https://crm.example.com/trpc`. */
  url: string
  /** Signs in with an API key; without one the session cookie counts. */
  apiKey?: string | undefined
  /** More headers, asked for at each request. */
  headers?: (() => HTTPHeaders | Promise<HTTPHeaders>) | undefined
  fetch?: typeof fetch | undefined
  timeoutMs?: number | undefined
}

const maxBatchItems = 20
// Node refuses 16 KB of request line and headers together; cookies and the rest need room too.
const maxUrlLength = 8_000

/** Reads travel as GET in batches of one tick, writes as POST, the live stream as SSE. */
export function createLinks(
  options: LinkOptions,
  before: readonly TRPCLink<AppRouter>[],
): TRPCLink<AppRouter>[] {
  const { url } = options
  const headers = async () => ({
    ...(options.apiKey ? { authorization: `Bearer ${options.apiKey}` } : {}),
    ...toRecord(await options.headers?.()),
  })
  return [
    ...before,
    splitLink({
      condition: (op) => op.type === 'subscription',
      true: createStreamLink(url, async () => ({
        headers: await headers(),
        ...(options.fetch ? { fetch: options.fetch } : {}),
      })),
      false: httpBatchLink({
        url,
        fetch: createRequester(options),
        headers,
        maxItems: maxBatchItems,
        maxURLLength: maxUrlLength,
      }),
    }),
  ]
}

type RequesterInit = Omit<RequestInit, 'signal'> & { signal?: AbortSignal | null | undefined }

/** fetch with a deadline, which also tells the API's answers from those of whatever stands before it. */
function createRequester({ fetch = globalThis.fetch, timeoutMs = 30_000 }: LinkOptions) {
  return async (input: RequestInfo | URL | string, init?: RequesterInit): Promise<Response> => {
    const deadline = AbortSignal.timeout(timeoutMs)
    const signal = init?.signal ? AbortSignal.any([init.signal, deadline]) : deadline
    const response = await fetch(input, { ...init, signal })
    if (response.ok) return response
    const text = await response.text()
    if (isOurAnswer(text)) {
      return new Response(text, { status: response.status, headers: response.headers })
    }
    throw new ForeignAnswerError(response.status, readRetryAfter(response.headers))
  }
}

function isOurAnswer(text: string): boolean {
  let answer: unknown
  try {
    answer = JSON.parse(text)
  } catch {
    return false
  }
  const items: unknown[] = Array.isArray(answer) ? answer : [answer]
  return items.every(
    (item) => typeof item === 'object' && item !== null && ('result' in item || isErrorShape(item)),
  )
}

function isErrorShape(item: object): boolean {
  return 'error' in item && typeof item.error === 'object' && item.error !== null
}

function toRecord(headers: HTTPHeaders | undefined): Record<string, string> {
  if (!headers) return {}
  const entries = Symbol.iterator in headers ? [...headers] : Object.entries(headers)
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}
