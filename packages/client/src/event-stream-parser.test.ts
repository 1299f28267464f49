import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEventStreamParser, type StreamEvent } from './event-stream-parser.ts'

function parse(pieces: readonly string[]): StreamEvent[] {
  const events: StreamEvent[] = []
  const parser = createEventStreamParser((event) => events.push(event))
  for (const piece of pieces) parser.push(piece)
  return events
}

test('reads type, data over several lines and the last id; skips comments and empty events', () => {
  expect(
    parse([
      ': hello\n\nevent: connected\ndata: {}\n\nid: 7\ndata:a\ndata: b\n\nevent: x\n\ndata\n\nretry: 5\n',
    ]),
  ).toEqual([
    { type: 'connected', data: '{}', id: '' },
    { type: 'message', data: 'a\nb', id: '7' },
    { type: 'message', data: '', id: '7' },
  ])
})

test('an id with NUL is ignored, as the specification says', () => {
  expect(parse(['id: a\ndata: 1\n\nid: b\0\ndata: 2\n\n']).map(({ id }) => id)).toEqual(['a', 'a'])
})

test('reads the same events wherever the text is cut and however its lines end', () => {
  const lines = [
    'event: ping',
    'data: ',
    '',
    'id: 1',
    'data: {"a":"ü"}',
    '',
    'data: x',
    'data: y',
    '',
  ]
  const expected = parse([`${lines.join('\n')}\n`])
  expect(expected).toHaveLength(3)
  fc.assert(
    fc.property(
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.array(fc.nat({ max: 80 })),
      (lineEnd, cuts) => {
        // The last end is told from half a CRLF only by what follows it.
        const text = `${lines.join(lineEnd)}${lineEnd}:`
        const places = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b)]
        const pieces = places.map((from, at) => text.slice(from, places[at + 1]))
        expect(parse(pieces)).toEqual(expected)
      },
    ),
  )
})
