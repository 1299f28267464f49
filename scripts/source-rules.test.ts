import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './paths.mjs'
import { listSources } from './sources.mjs'

const sources = listSources() as string[]
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const isTest = (path: string) => /\.(test|spec)\.tsx?$|\.fixture\.ts$|\/e2e\//.test(path)
const product = sources.filter(
  (path) => /^(apps|packages\/(?!testing))\/?.*\.tsx?$/.test(path) && !isTest(path),
)
const withText = (pattern: RegExp, among = product) =>
  among.filter((path) => pattern.test(read(path))).toSorted()

/** Where a statement's text is made at run time; what people write is always bound. */
const ownStatements = {
  'apps/server/src/bench/multiply-customers.ts': 'constants of its own, to make a large company',
  'apps/server/src/bench/operations.ts': 'runs the product statements bare, with bound values',
  'packages/db/src/boss-connection.ts': 'passes on the statements of the job queue',
  'packages/db/src/catalogue.ts': 'runs the rules of the catalogue',
  'packages/db/src/demo/load.ts': 'names of our own tables',
  'packages/db/src/job-queue.ts': 'names of the job queue',
  'packages/db/src/learn-words.ts': 'names of our own tables, to count a whole company',
  'packages/db/src/migrate.ts': 'a constant',
  'packages/db/src/roles.ts': 'a password of our own alphabet, in a statement that binds nothing',
  'packages/db/src/trip.ts': 'the one place all statements pass, with their values bound',
}

test('statements are made from text only where the list says so (ASVS 1.2.4)', () => {
  expect(withText(/\.unsafe[<(]|connection\.parse\(|sql\.raw|\.raw\(`/)).toEqual(
    Object.keys(ownStatements),
  )
})

test('no text is handed to a shell (ASVS 1.2.5)', () => {
  expect(withText(/\bshell: *true|[^.\w](exec|execSync)\(/)).toEqual([])
  const starters = withText(/node:child_process/)
  for (const path of starters)
    expect(path).toMatch(/^(packages\/(db\/src\/embedded|testing)|apps)\//)
})

test('every use of cryptography is in the inventory, and the inventory names no other (ASVS 11.1.2)', () => {
  const listed = [...read('docs/cryptography.md').matchAll(/^- `([^`]+\.tsx?)`:/gm)].map(
    ([, path]) => path,
  )
  const using = withText(/from 'node:crypto'|crypto\.subtle|crypto\.getRandomValues/)
  expect(new Set(listed)).toEqual(new Set(using))
})

test('keys have a written policy (ASVS 11.1.1)', () => {
  for (const word of ['Made by', 'Lives for', 'Replaced by', 'Kept in']) {
    expect(read('docs/cryptography.md')).toContain(word)
  }
})

test('no MD5, DES, RC4 or ECB (ASVS 11.3.2)', () => {
  expect(withText(/create(Hash|Cipheriv)\(\s*'(md5|des|rc4|[\w-]*ecb)/i)).toEqual([])
})

test('chance that must not be guessed comes from the operating system (ASVS 6.5.3, 11.5.1)', () => {
  // A delay and the made-up companies of the demo may be guessed.
  const harmless = /^packages\/(client\/src\/(backoff|live-connection)|db\/src\/demo\/)/
  expect(withText(/Math\.random\(/).filter((path) => !harmless.test(path))).toEqual([])
})

test('no secret lies in the repository (ASVS 13.3.1)', () => {
  expect(sources.filter((path) => /(^|\/)\.env|\.(pem|key|p12|pfx)$|id_rsa/.test(path))).toEqual([])
  const texts = sources.filter((path) => /\.(tsx?|mjs|json|ya?ml|sql|md|sh)$/.test(path))
  expect(withText(/-----BEGIN [A-Z ]*PRIVATE KEY-----\n/, texts)).toEqual([])
})

test('dependencies are pinned to one version each (ASVS 15.2.1)', () => {
  const manifests = sources.filter((path) => /(^|\/)package\.json$/.test(path))
  expect(manifests.length).toBeGreaterThan(6)
  for (const path of manifests) {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(read(path))
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      expect(`${path} ${name} ${version}`).toMatch(/ (\d+\.\d+\.\d+[\w.-]*|catalog:|workspace:\*)$/)
    }
  }
})

test('how fast weak dependencies are replaced is written down, and the parts list can be made (ASVS 15.1.1, 15.1.2)', () => {
  const text = read('docs/dependencies.md')
  expect(text).toMatch(/within \d+ days/)
  expect(text).toContain('pnpm sbom --sbom-format cyclonedx')
})

test('pools, timeouts and retries are written down (ASVS 13.2.6)', () => {
  expect(read('docs/guide/running.md')).toMatch(/## Limits and timeouts/)
})

test('what the browser keeps is written down (ASVS 14.3.3)', () => {
  expect(read('docs/guide/browser-storage.md')).toMatch(/signing out deletes/i)
})

test('markup is never made from text (ASVS 1.2.1, 1.2.3, 1.3.1)', () => {
  expect(
    withText(/dangerouslySetInnerHTML|\.innerHTML\s*=|document\.write\(|insertAdjacentHTML/),
  ).toEqual([])
})

test('nothing is run from text (ASVS 1.3.1)', () => {
  expect(withText(/\beval\(|new Function\(/)).toEqual([])
})

test('the server writes notes by its log alone (ASVS 16.2.5)', () => {
  const inServer = product.filter((path) =>
    /^(packages\/(api|domain)|apps\/server)\/src\/(?!cli|bench)/.test(path),
  )
  expect(withText(/console\.(log|info|warn|error|debug)\(/, inServer)).toEqual([])
})

/** Where the server speaks to other machines, and which setting says where they are. */
const outbound = {
  'apps/server/src/cli/doctor/check-machine.ts': 'PORT',
  'apps/server/src/cli/doctor/check-mail.ts': 'SMTP_URL',
  'packages/api/src/mail/mailer.ts': 'SMTP_URL',
  'packages/api/src/oidc/journey.ts': 'OIDC_ISSUER',
  'packages/api/src/oidc/provider.ts': 'OIDC_ISSUER',
  'packages/api/src/oidc/read-claims.ts': 'OIDC_ISSUER',
  'packages/api/src/second-factor/text-sender.ts': 'SMS_URL',
}

test('the server calls only what its settings name, from the places listed here (ASVS 1.3.6, 13.2.4, 13.2.5)', () => {
  const server = product.filter((path) =>
    /^(packages\/(api|domain)|apps\/server)\/src\/(?!bench)/.test(path),
  )
  const callers = withText(
    /(?<![.\w])fetch\(|import \{[^}]*\bconnect\b[^}]*\} from 'node:(net|tls|http2)'|from 'node:https?'|import\('(nodemailer|openid-client)'\)|from 'openid-client'/,
    server.filter((path) => !path.includes('/faults/')),
  ).filter(
    (path) => !/import type [^\n]*'node:https?'/.test(read(path)) || /fetch\(/.test(read(path)),
  )
  expect(callers).toEqual(Object.keys(outbound).toSorted((a, b) => (a < b ? -1 : 1)))
  const settings = ['settings-table.ts', 'provider-settings.ts']
    .map((file) => read(`apps/server/src/${file}`))
    .join()
  for (const variable of Object.values(outbound)) expect(settings).toContain(`'${variable}'`)
})

test('calls of the server to others follow no redirects (ASVS 15.3.2)', () => {
  const server = product.filter((path) =>
    /^(packages\/api|apps\/server)\/src\/(?!bench|faults)/.test(path),
  )
  for (const path of withText(/(?<![.\w])fetch\(/, server)) {
    expect(read(path)).toMatch(/redirect: '(error|manual)'/)
  }
})

test('secrets that are compared in the process are compared in constant time (ASVS 11.2.4)', () => {
  for (const path of [
    'apps/server/src/plugins/metrics.ts',
    'packages/api/src/second-factor/totp.ts',
    'packages/api/src/sign-in/password.ts',
  ]) {
    expect(read(path)).toContain('timingSafeEqual')
  }
  expect(
    withText(
      /\b\w*(hash|tag|mac|digest|signature|secret)\w* [!=]== (?!undefined|null|'')/i,
      product.filter((path) => /^(packages\/api|apps\/server)\//.test(path)),
    ),
  ).toEqual([])
})
