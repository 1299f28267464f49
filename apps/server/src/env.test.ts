import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings, SettingsError } from './env.ts'
import { formatHelp } from './format-help.ts'
import { type Setting, settingsTable } from './settings-table.ts'

function faultsOf(flags: string[], environment: Record<string, string> = {}): readonly string[] {
  try {
    readSettings(flags, environment)
    return []
  } catch (error) {
    if (error instanceof SettingsError) return error.faults
    throw error
  }
}

test('nothing given is a complete setup', () => {
  expect(readSettings([], {})).toMatchObject({
    port: 3000,
    home: resolve('.leora'),
    seed: 'small',
    reset: false,
    role: 'all',
    publicUrl: 'http://localhost:3000',
    databaseReplicaUrls: [],
    trustProxy: false,
  })
})

test('a flag wins over its variable', () => {
  const settings = readSettings(['--port', '4000', '--home=/srv/x', '--reset'], { PORT: '5000' })
  expect(settings).toMatchObject({ port: 4000, home: '/srv/x', reset: true })
  expect(settings.publicUrl).toBe('http://localhost:4000')
})

test('a database of their own gets no demo data unless asked for', () => {
  const DATABASE_URL = 'postgres://a:b@db/leora'
  expect(readSettings([], { DATABASE_URL }).seed).toBe('none')
  expect(readSettings(['--seed', 'small'], { DATABASE_URL }).seed).toBe('small')
})

test('a variable set to nothing counts as not set', () => {
  expect(readSettings([], { PORT: '', SMTP_URL: ' ' })).toMatchObject({ port: 3000 })
})

test.each([
  ['true', true],
  ['false', false],
  ['2', 2],
  ['10.0.0.0/8, 127.0.0.1', '10.0.0.0/8, 127.0.0.1'],
])('TRUST_PROXY=%s is understood', (TRUST_PROXY, trustProxy) => {
  expect(readSettings([], { TRUST_PROXY }).trustProxy).toBe(trustProxy)
})

const wrong: [string, Record<string, string>, string[]][] = [
  ['PORT', { PORT: 'secret-value' }, []],
  ['PORT', { PORT: '65536' }, []],
  ['--port', {}, ['--port', 'secret-value']],
  ['--seed', {}, ['--seed', 'secret-value']],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://secret-value@x/y' }, []],
  ['DATABASE_REPLICA_URLS', { DATABASE_REPLICA_URLS: 'postgres://x/y,secret-value' }, []],
  ['ENCRYPTION_KEY', { ENCRYPTION_KEY: 'secret-value' }, []],
  ['ENCRYPTION_KEY', { ENCRYPTION_KEY: `${'k'.repeat(32)},secret-value` }, []],
  ['ENCRYPTION_KEYS_READABLE', { ENCRYPTION_KEYS_READABLE: 'secret-value' }, []],
  ['DATABASE_ROLES_KEY', { DATABASE_ROLES_KEY: 'secret-value' }, []],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://x.test/secret-value' }, []],
  ['ROLE', { ROLE: 'secret-value' }, []],
  ['SMTP_URL', { SMTP_URL: 'http://secret-value' }, []],
  ['MAIL_FROM', { MAIL_FROM: 'secret-value' }, []],
  ['LOG_LEVEL', { LOG_LEVEL: 'secret-value' }, []],
  ['TRUST_PROXY', { TRUST_PROXY: 'secret-value' }, []],
  ['METRICS_TOKEN', { METRICS_TOKEN: 'secret-value' }, []],
]

test.each(wrong)('a wrong %s is one sentence without the value', (name, environment, flags) => {
  const faults = faultsOf(flags, environment)
  expect(faults).toHaveLength(1)
  expect(faults[0]).toMatch(new RegExp(`^${name} must be .+\\.$`))
  expect(faults[0]).not.toContain('secret-value')
})

test('every fault is told at once', () => {
  expect(faultsOf(['--seed', 'x'], { PORT: 'x', ROLE: 'x' })).toHaveLength(3)
})

test.each([
  [['--prot', '4000'], 'There is no flag --prot. See npm start -- --help.'],
  [['--port'], 'The flag --port has a value missing or too many. See npm start -- --help.'],
  [['--reset=yes'], 'The flag --reset has a value missing or too many. See npm start -- --help.'],
  [['stray'], 'There is a word that belongs to no flag. See npm start -- --help.'],
])('%j is refused in a sentence', (flags, sentence) => {
  expect(faultsOf(flags)).toEqual([sentence])
})

test.each([
  [['--reset'], { DATABASE_URL: 'postgres://x/y' }, /--reset deletes only the embedded/],
  [[], { DATABASE_URL: 'postgres://x/y', DATABASE_APP_URL: 'postgres://x/y' }, /given together/],
  [
    [],
    { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'leora' },
    /^OIDC_ISSUER, .* given together: add OIDC_CLIENT_SECRET, or leave all three out\.$/,
  ],
  [[], { OIDC_CLIENT_ID: 'leora' }, /: add OIDC_ISSUER and OIDC_CLIENT_SECRET, or leave/],
  [
    [],
    { DATABASE_APP_URL: 'postgres://x/y', DATABASE_AUTH_URL: 'postgres://x/y' },
    /needs DATABASE_URL/,
  ],
  [
    [],
    { ENCRYPTION_KEYS_READABLE: 'k'.repeat(32) },
    /^ENCRYPTION_KEYS_READABLE needs ENCRYPTION_KEY/,
  ],
  [
    [],
    {
      DATABASE_URL: 'postgres://x/y',
      ENCRYPTION_KEY: 'k'.repeat(32),
      ENCRYPTION_KEYS_READABLE: 'l'.repeat(32),
    },
    /needs DATABASE_ROLES_KEY beside it: give it the ENCRYPTION_KEY from before/,
  ],
])('settings that exclude each other are refused: %j %j', (flags, environment, sentence) => {
  expect(faultsOf(flags, environment)[0]).toMatch(sentence)
})

test('the help names every setting', () => {
  const help = formatHelp()
  for (const { flag, variable } of Object.values<Setting>(settingsTable)) {
    for (const name of [flag && `--${flag}`, variable]) if (name) expect(help).toContain(name)
  }
})
