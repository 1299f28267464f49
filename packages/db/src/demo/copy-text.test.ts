import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeCopyLine } from './copy-text.ts'

const escaped: Record<string, string> = { b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r' }

/** Reads a line as the PostgreSQL manual describes the format. */
function decode(line: string): (string | null)[] {
  return line
    .slice(0, -1)
    .split('\t')
    .map((field) =>
      field === '\\N' ? null : field.replace(/\\(.)/gs, (_, char: string) => escaped[char] ?? char),
    )
}

describe('encodeCopyLine', () => {
  it('keeps any text, told apart from null', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\\N', '\\.', '', '\t', '\r\n', '\\t', '\v\f\b', 'NULL'),
    )
    fc.assert(
      fc.property(fc.array(fc.option(text), { minLength: 1 }), (values) => {
        const line = encodeCopyLine(values)
        expect(line.slice(0, -1)).not.toMatch(/[\r\n]/)
        expect(line.endsWith('\n')).toBe(true)
        expect(decode(line)).toEqual(values)
      }),
    )
  })

  it('writes numbers, truth values and instants as PostgreSQL reads them', () => {
    const instant = new Date('2026-03-04T05:06:07.089Z')
    expect(encodeCopyLine([-1, 0.5, 1e15, true, false, instant])).toBe(
      '-1\t0.5\t1000000000000000\tt\tf\t2026-03-04T05:06:07.089Z\n',
    )
  })

  it('quotes every element of an array', () => {
    expect(
      decode(encodeCopyLine([['plain', 'a,b', '{}', 'NULL', '', 'say "hi"', 'back\\slash']])),
    ).toEqual(['{"plain","a,b","{}","NULL","","say \\"hi\\"","back\\\\slash"}'])
    expect(encodeCopyLine([[]])).toBe('{}\n')
  })

  it('refuses what is no number', () => {
    expect(() => encodeCopyLine([Number.NaN])).toThrow(RangeError)
    expect(() => encodeCopyLine([Infinity])).toThrow(RangeError)
  })
})
