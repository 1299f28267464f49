import { DomainError } from '@leora/domain/errors'
import { describe, expect, test } from 'vitest'
import { createLog, describeError, hideSecrets } from './log.ts'

function linesOf(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = []
  write(createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } }))
  return lines.join('')
}

describe('a secret is hidden (ASVS 16.2.5)', () => {
  test.each([
    [{ password: 'canary' }],
    [{ headers: { cookie: 'leora=canary' } }],
    [{ req: { headers: { cookie: 'leora=canary-deeper' } } }],
    [{ headers: { authorization: 'Bearer canary' } }],
    [{ headers: { 'set-cookie': '__Host-leora=canary; Path=/' } }],
    [{ token: 'canary' }],
    [{ a: { b: { c: { secret: 'canary' } } } }],
    [{ text: 'Authorization: Bearer canary' }],
    [{ text: 'the key leora_canary-canary-canary-canary' }],
    [{ text: JSON.stringify({ password: 'canary' }) }],
    [{ err: new Error('sent {"token":"canary"}') }],
  ])('in %j', (fields) => {
    const line = linesOf((log) => log.info(fields, 'note'))
    expect(line).not.toContain('canary')
    expect(JSON.parse(line)).toMatchObject({ msg: 'note', level: 'info' })
  })
})

test('what is no secret stays', () => {
  const text = 'The customer Token Bar changed its password policy; leora is ready.'
  expect(hideSecrets(text)).toBe(text)
})

test('a line break in a text starts no new line (ASVS 16.4.1)', () => {
  const line = linesOf((log) => log.info({ operation: 'a\n{"level":"fatal"}' }, 'b\nc'))
  expect(line.trimEnd().split('\n')).toHaveLength(1)
})

test('an error keeps what helps and loses the values of its query', () => {
  const driver = Object.assign(new Error('invalid input syntax'), {
    code: '22P02',
    constraint_name: 'customers_owner',
    detail: 'Key (email)=(canary@example.test)',
    parameters: ['canary'],
  })
  const failed = new Error('Failed query: insert into x values ($1)\nparams: canary,canary')
  failed.cause = driver
  const described = describeError(failed)
  expect(JSON.stringify(described)).not.toContain('canary')
  expect(described).toMatchObject({
    message: 'Failed query: insert into x values ($1)\nparams: [hidden]',
    cause: { code: '22P02', constraint: 'customers_owner', message: 'invalid input syntax' },
  })
  expect(described.stack).toContain('log.test.ts')
})

test('what is thrown without being an error is noted too (ASVS 16.5.4)', () => {
  expect(describeError('odd')).toEqual({ type: 'string', message: 'odd' })
  expect(describeError(new DomainError('invalid', 'No.'))).toMatchObject({ type: 'DomainError' })
})
