import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPhrasebook } from './phrasebook.ts'

const german = createPhrasebook({
  'Write your name.': 'Geben Sie Ihren Namen an.',
  'Use at most {{most}} characters.': 'Höchstens {{most}} Zeichen.',
  'Your role ({{role}}) may not {{act}}. Ask an owner.':
    'Mit der Rolle {{role}} dürfen Sie keine {{act}}.',
  viewer: 'Leser',
  'add customers': 'Kunden anlegen',
})

test('a sentence is found by its words, a gap by what fills it', () => {
  expect(german('Write your name.')).toBe('Geben Sie Ihren Namen an.')
  expect(german('Use at most 200 characters.')).toBe('Höchstens 200 Zeichen.')
})

test('what fills a gap is translated where it is known, and kept where not', () => {
  expect(german('Your role (viewer) may not add customers. Ask an owner.')).toBe(
    'Mit der Rolle Leser dürfen Sie keine Kunden anlegen.',
  )
  expect(german('Your role (rep) may not fly. Ask an owner.')).toBe(
    'Mit der Rolle rep dürfen Sie keine fly.',
  )
})

test('what fills a gap is never read as part of a pattern', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (most) => {
      expect(createPhrasebook({ 'Use {{most}}.': '«{{most}}»' })(`Use ${most}.`)).toBe(`«${most}»`)
    }),
  )
})

test('an unknown sentence stays unknown', () => {
  expect(german('Use at most.')).toBeUndefined()
  expect(german('constructor')).toBeUndefined()
  expect(german('Write your name')).toBeUndefined()
})
