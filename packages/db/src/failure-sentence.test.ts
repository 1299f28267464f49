import { createServer } from 'node:net'
import postgres from 'postgres'
import { expect, test } from 'vitest'
import { ClusterError, HomeInUseError } from './embedded/cluster-error.ts'
import { explainFailure } from './failure-sentence.ts'

const context = { home: '/srv/leora', port: 3000, hasDatabaseUrl: false }
const explain = (error: unknown) => explainFailure(error, context)
const withCode = (code: string, more: object = {}) =>
  Object.assign(new Error(code), { code, ...more })
const withLog = (log: string) => new ClusterError('PostgreSQL did not start.', { log })

test.each([
  [withCode('EADDRINUSE', { syscall: 'listen' }), /Port 3000 is taken .*--port/],
  [withCode('EACCES', { syscall: 'listen' }), /Port 3000 is reserved .*--port/],
  [withCode('EACCES', { syscall: 'open' }), /cannot write to \/srv\/leora.*--home/],
  [withCode('EROFS', { syscall: 'mkdir' }), /cannot write to \/srv\/leora.*--home/],
  [withCode('ENOENT', { syscall: 'mkdir' }), /cannot write to \/srv\/leora.*--home/],
  [withCode('EEXIST', { syscall: 'mkdir' }), /\/srv\/leora is not a folder.*--home/],
  [withCode('ENOTDIR', { syscall: 'mkdir' }), /\/srv\/leora is not a folder.*--home/],
  [withCode('EPERM', { syscall: 'chown' }), /run Leora as an ordinary user/],
  [withCode('ENOENT', { syscall: 'spawn /x/initdb' }), /set DATABASE_URL/],
  [withCode('ENOSPC'), /disk that holds \/srv\/leora is full/],
  [withCode('53100'), /disk that holds \/srv\/leora is full/],
  [withCode('28P01'), /refuses the user or password/],
  [withCode('3D000'), /does not exist: create it/],
  [withCode('42501'), /CREATEROLE/],
  [withCode('CONNECT_TIMEOUT'), /does not answer/],
  [withLog('PANIC:  could not write to file "pg_wal/x": No space left on device'), /is full/],
  [
    withLog('postgres: error while loading shared libraries: libxml2.so.2: cannot open'),
    /library libxml2\.so\.2.*apt-get install libxml2,/,
  ],
  [
    withLog('error while loading shared libraries: libodd.so.9: cannot open'),
    /libodd\.so\.9.*install it,/,
  ],
  [
    withLog('initdb: could not look up effective user ID 1234: user does not exist'),
    /1234 has none/,
  ],
  [withLog('FATAL:  could not map anonymous shared memory: Cannot allocate memory'), /memory/],
  [withLog('FATAL:  database files are incompatible with server'), /another PostgreSQL/],
])('says %s in one sentence with the way out', (error, sentence) => {
  const said = explain(error)
  expect(said).toMatch(sentence)
  expect(said).toMatch(/^[A-Z][^\n]*: [^\n]*\.$/)
})

test('looks through causes and bundles of errors', () => {
  const bundle = new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')], '')
  expect(explain(new Error('migration', { cause: bundle }))).toMatch(/No database answers/)
})

test('passes on a sentence that already names the way out', () => {
  const message = 'Leora already runs on /srv/leora (process 7): stop it first.'
  expect(explain(new HomeInUseError(message))).toBe(message)
})

test('an unknown failure names the logs', () => {
  expect(explain(new Error('odd'))).toBe(
    'Leora could not go on (odd): the whole story is in /srv/leora/logs.',
  )
})

test('a real refused connection and a real unknown host are understood', async () => {
  const port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
  const attempt = async (host: string) => {
    const sql = postgres(`postgres://a:secret@${host}/x`, { connect_timeout: 5 })
    const outcome = await sql`select 1`.then(() => 'connected', explain)
    await sql.end()
    return outcome
  }
  expect(await attempt(`127.0.0.1:${port}`)).toMatch(/No database answers/)
  expect(await attempt('no-such-host.invalid')).toMatch(/host in DATABASE_URL/)
})
