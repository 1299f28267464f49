import { TRPCClientError } from '@trpc/client'
import { expect, test } from 'vitest'
import { backoffMs } from './backoff.ts'
import { ForeignAnswerError, isTransient, readFailure, readRetryAfter } from './failure.ts'
import { messageFor, translateMessage } from './messages.ts'
import { createPhrasebook } from './phrasebook.ts'
import { retryDelay } from './retry.ts'
import { englishSentences, germanSentences } from './sentences.ts'

function answered(
  data: Record<string, unknown>,
  headers: Record<string, string> = {},
  message = 'The server says why.',
) {
  return TRPCClientError.from(
    { error: { code: -32000, message, data } },
    { meta: { response: new Response(null, { headers }) } },
  )
}

const inGerman = {
  reasons: germanSentences,
  phrases: createPhrasebook({
    'A rep may not do this.': 'Der Vertrieb darf das nicht.',
    'Use at most {{most}} characters.': 'Höchstens {{most}} Zeichen.',
  }),
}

test("the server's sentence, fields, row and request id reach the person", () => {
  const error = answered({
    reason: 'conflict',
    fields: { name: 'Give the customer a name.' },
    current: { id: 'c', version: 3 },
    requestId: 'req-1',
  })
  expect(messageFor(error)).toEqual({
    reason: 'conflict',
    sentence: 'The server says why.',
    fields: { name: 'Give the customer a name.' },
    current: { id: 'c', version: 3 },
    requestId: 'req-1',
  })
})

test('in another language the reason speaks, but an input fault keeps the words that name it', () => {
  expect(messageFor(answered({ reason: 'not_found' }), inGerman).sentence).toBe(
    germanSentences.not_found,
  )
  expect(messageFor(answered({ reason: 'invalid' }), inGerman).sentence).toBe(
    'The server says why.',
  )
  expect(
    messageFor(new TRPCClientError('x', { cause: new TypeError('fetch failed') }), inGerman)
      .sentence,
  ).toBe(germanSentences.unreachable)
})

test("the server's known words say more than their reason, in a field as in a sentence", () => {
  const refused = answered({ reason: 'forbidden' }, {}, 'A rep may not do this.')
  expect(messageFor(refused, inGerman).sentence).toBe('Der Vertrieb darf das nicht.')
  const long = 'Use at most 200 characters.'
  const tooLong = answered({ reason: 'invalid', fields: { city: long } }, {}, `city: ${long}`)
  expect(messageFor(tooLong, inGerman)).toEqual({
    reason: 'invalid',
    sentence: 'Höchstens 200 Zeichen.',
    fields: { city: 'Höchstens 200 Zeichen.' },
  })
  expect(messageFor(tooLong)).toMatchObject({ sentence: long, fields: { city: long } })
  expect(translateMessage(messageFor(tooLong), inGerman)).toEqual(messageFor(tooLong, inGerman))
})

test('every reason has its own sentence in both languages', () => {
  for (const sentences of [englishSentences, germanSentences]) {
    const all = Object.values(sentences)
    expect(new Set(all).size).toBe(all.length)
    for (const sentence of all) expect(sentence).toMatch(/^[A-ZÄÖÜ].*\.$/)
  }
})

test('tells silence of the network from silence of the server', () => {
  const failed = (cause: Error) => readFailure(new TRPCClientError('x', { cause })).reason
  expect(failed(new TypeError('Failed to fetch'))).toBe('unreachable')
  expect(failed(new DOMException('late', 'TimeoutError'))).toBe('timeout')
  expect(failed(new ForeignAnswerError(502, undefined))).toBe('unavailable')
  expect(failed(new ForeignAnswerError(401, undefined))).toBe('signed_out')
  expect(failed(new ForeignAnswerError(429, 9))).toBe('limit_reached')
  expect(failed(new Error('?'))).toBe('unknown')
  expect(readFailure('text').reason).toBe('unknown')
  expect(readFailure(null).reason).toBe('unknown')
})

test('only what may pass by itself is tried again', () => {
  expect(isTransient(answered({ reason: 'unavailable' }))).toBe(true)
  expect(isTransient(new TRPCClientError('x', { cause: new TypeError('Failed to fetch') }))).toBe(
    true,
  )
  for (const reason of [
    'conflict',
    'invalid',
    'forbidden',
    'signed_out',
    'internal',
    'limit_reached',
  ]) {
    expect(isTransient(answered({ reason }))).toBe(false)
  }
})

test('Retry-After counts in seconds or names a time', () => {
  expect(readRetryAfter(new Headers({ 'retry-after': '7' }))).toBe(7)
  const inAMinute = new Date(Date.now() + 60_000).toUTCString()
  expect(readRetryAfter(new Headers({ 'retry-after': inAMinute }))).toBeGreaterThan(50)
  expect(readRetryAfter(new Headers({ 'retry-after': 'soon' }))).toBeUndefined()
  expect(
    messageFor(answered({ reason: 'unavailable' }, { 'retry-after': '3' })).retryAfterSeconds,
  ).toBe(3)
  expect(
    retryDelay(0, answered({ reason: 'unavailable' }, { 'retry-after': '3' })),
  ).toBeGreaterThanOrEqual(3_250)
})

test('waits double up to their bound and are spread over the upper half', () => {
  const waits = { baseMs: 1_000, maxMs: 30_000 }
  expect([1, 2, 3, 9].map((failures) => backoffMs(failures, waits, () => 1))).toEqual([
    1_000, 2_000, 4_000, 30_000,
  ])
  expect(backoffMs(3, waits, () => 0)).toBe(2_000)
  expect(backoffMs(5_000, waits, () => 0)).toBe(15_000)
})
