import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPhrasebook } from '@leora/client/phrasebook'
import { actNames, ruleOf } from '@leora/domain/permissions/acts'
import { ruledFields } from '@leora/domain/permissions/fields'
import { expect, test } from 'vitest'
import { phrases } from './de/phrases.ts'

const packages = join(import.meta.dirname, '../../../../../packages')

// The operator's commands answer in English.
const ofOperators = ['api/src/admin/enrol-user.ts']

const literal = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`([^`]*)`/g
const comment = /^\s*(?:\/\/|\/?\*).*$/gm

/** The texts within the calls that refuse, an expression in them written as a gap. */
function textsOfRefusals(code: string): string[] {
  const starts = [...code.matchAll(/\b(?:DomainError|deny|allowRoles)\(|\bsentence: /g)]
  return starts.flatMap(({ 0: { length }, index }) =>
    textsIn(untilClosed(code.slice(index + length))),
  )
}

function textsIn(code: string): string[] {
  return [...code.matchAll(literal)].map((found) =>
    (found[1] ?? found[2] ?? found[3] ?? '').replaceAll(/\$\{[^}]*\}/g, '{{}}'),
  )
}

function untilClosed(code: string): string {
  let depth = 0
  const end = [...code].findIndex((sign) => {
    if ('([{'.includes(sign)) depth += 1
    if (')]}'.includes(sign)) depth -= 1
    return depth < 0
  })
  return code.slice(0, end)
}

const isSentence = (text: string) => /^(?:[A-Z]|\{\{).* .*\.$/s.test(text)
const isAct = (text: string) => /^[a-z]+ [a-z]/.test(text)

const said = globSync('{domain,api}/src/**/*.ts', { cwd: packages })
  .filter((path) => !/\.(?:test|fixture)\.ts$/.test(path) && !ofOperators.includes(path))
  .flatMap((path) => {
    const code = readFileSync(join(packages, path), 'utf8').replaceAll(comment, '')
    const texts = path.startsWith('domain') ? textsIn(code) : textsOfRefusals(code)
    const acts = textsOfRefusals(code).filter(isAct)
    return [...texts.filter(isSentence), ...acts].map((text) => [text, path] as const)
  })

test('the sentences of the server and of the rules are found', () => {
  expect(said.length).toBeGreaterThan(60)
  expect(said.map(([text]) => text)).toContain('Give the customer a name.')
})

const withoutNames = (text: string) => text.replaceAll(/\{\{\w*\}\}/g, '{{}}')
const known = new Set(Object.keys(phrases).map(withoutNames))

test.each([...new Map(said)])('%s has its German', (text) => {
  expect(known, 'Add it to a file of apps/web/src/shared/i18n/de/phrases.').toContain(text)
})

const wordsOfRights = [
  ...actNames.flatMap((act) => {
    const { words, ownWords, teamWords } = ruleOf(act)
    return [words, ownWords, teamWords].filter((text) => text !== undefined)
  }),
  ...Object.values(ruledFields).map(({ words }) => words),
]

test.each(wordsOfRights)('%s has its German within a refusal', (words) => {
  expect(known).toContain(words)
})

test('a gap of the German is one of the English', () => {
  for (const [english, german] of Object.entries(phrases)) {
    for (const [gap] of german.matchAll(/\{\{\w+\}\}/g)) expect(english).toContain(gap)
  }
})

test('a refusal by role is German from end to end', () => {
  const say = createPhrasebook(phrases)
  expect(say('Your role (viewer) may not add customers. Ask an owner of your company.')).toBe(
    'Mit Ihrer Rolle (Nur lesen) dürfen Sie das nicht: Kunden anlegen. Fragen Sie einen Inhaber Ihrer Firma.',
  )
  expect(say('Your role (rep) may not set the credit limit. Ask an owner of your company.')).toBe(
    'Mit Ihrer Rolle (Außendienst) dürfen Sie das nicht: den Kreditrahmen setzen. Fragen Sie einen Inhaber Ihrer Firma.',
  )
})
