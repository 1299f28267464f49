import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  isStorable,
  optionalEmail,
  optionalText,
  optionalWebsite,
  requiredText,
  searchedText,
} from './text.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 30 })

test('what is taken can be written as UTF-8 and comes back the same', () => {
  fc.assert(
    fc.property(
      fc.oneof(anyText, fc.constantFrom('\0', 'a\0b', '\ud800', '\udc00x', '😀')),
      (text) => {
        const parsed = requiredText(100, 'Write something.').safeParse(text)
        const survives = Buffer.from(text, 'utf8').toString('utf8') === text && !text.includes('\0')
        expect(parsed.success).toBe(survives && text.trim() !== '')
        if (parsed.success) expect(parsed.data).toBe(text.trim())
        expect(searchedText(100).safeParse(text).success).toBe(survives)
        expect(isStorable(text)).toBe(survives)
      },
    ),
  )
})

test('optional text is null when nothing is written', () => {
  expect(optionalText(5).parse('   ')).toBeNull()
  expect(optionalText(5).parse(null)).toBeNull()
  expect(optionalText(5).safeParse('123456').success).toBe(false)
  expect(optionalText(5).parse(' 12345 ')).toBe('12345')
})

test.for([
  ['', true],
  ['a@b.example', true],
  ['ä@b.example', false],
  ['a@b', false],
  ['a b@c.example', false],
  ['a@b.example\n', true],
] as const)('the e-mail address %j: %s', ([text, isTaken]) => {
  expect(optionalEmail.safeParse(text).success).toBe(isTaken)
})

test.for([
  ['', true],
  ['https://anchor.example/menu', true],
  ['http://anchor.example', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['//anchor.example', false],
  ['anchor.example', false],
  ['JAVASCRIPT://x%0aalert(1)', false],
] as const)('the web address %j: %s', ([text, isTaken]) => {
  expect(optionalWebsite.safeParse(text).success).toBe(isTaken)
})
