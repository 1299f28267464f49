import { execFileSync } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { node, pnpm, root, tools } from './paths.mjs'
import { runMain, StepError, step } from './report.mjs'
import { runStep } from './run.mjs'
import { hashPaths, onceFor } from './stamp.mjs'

/** Brings pnpm, Node 24 and the dependencies from the npm registry; nothing when they are there. */
export async function provision() {
  requireNode()
  const stamp = join(root, 'node_modules', '.leora-install')
  const hash = hashPaths(['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...listManifests()])
  if (!existsSync(node)) rmSync(stamp, { force: true })
  await onceFor(stamp, hash, async () => {
    const env = ensureWritableHome()
    const version = readPnpmVersion()
    await step(`pnpm ${version}`, () => installPnpm(version, env))
    await step('dependencies and Node 24', () =>
      runStep(
        'install',
        [pnpm, 'install', '--frozen-lockfile', ...patience, ...registryOption()],
        explain,
        {
          env: { ...env, CI: 'true' },
        },
      ),
    )
  })
}

function requireNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 20) return
  throw new StepError(`Leora needs Node 20 or newer to begin and this is ${process.version}.`)
}

function readPnpmVersion() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return packageManager.split('@')[1]
}

function listManifests() {
  const folders = ['apps', 'packages'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(group, name)),
  )
  return ['.', ...folders].map((folder) => join(folder, 'package.json'))
}

async function installPnpm(version, env) {
  const manifest = join(tools, 'node_modules', 'pnpm', 'package.json')
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version) return
  const command = [
    'npm',
    'install',
    '--prefix',
    tools,
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--fetch-retry-maxtimeout=10000',
  ]
  await runStep('pnpm', [...command, `pnpm@${version}`], explain, { env })
}

// pnpm does not read every npm setting: the registry chosen for npm is passed on.
function registryOption() {
  const registry = execFileSync('npm', ['config', 'get', 'registry'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
  return registry === '' || registry === 'undefined' ? [] : [`--registry=${registry}`]
}

// A user without a home of its own (nobody, a bare container id) keeps caches in the project.
function ensureWritableHome() {
  try {
    accessSync(homedir(), constants.W_OK)
    return {}
  } catch (error) {
    if (!error.code) throw error
    const home = join(root, '.leora', 'home')
    mkdirSync(home, { recursive: true })
    return { HOME: home }
  }
}

// pnpm would wait a minute between its tries.
const patience = ['--config.fetch-retries=2', '--config.fetch-retry-factor=1']

const reasons = [
  [/ENOSPC|no space left/i, 'The disk is full: free about 2 GB and start again.'],
  [
    /ERR_PNPM_OUTDATED_LOCKFILE/,
    'pnpm-lock.yaml does not match the package.json files: run pnpm install and commit the lockfile.',
  ],
  [
    /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET|dns error|error sending request/,
    'The npm registry cannot be reached: check the network, or choose a registry with npm config set registry URL.',
  ],
  [
    /CERT|certificate/i,
    'The npm registry shows a certificate this machine does not trust: set NODE_EXTRA_CA_CERTS to your authority.',
  ],
  [
    /EACCES|EPERM|EROFS|permission denied/i,
    `This user may not write to ${root}: change its owner.`,
  ],
]

function explain(log) {
  return reasons.find(([pattern]) => pattern.test(log))?.[1]
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await runMain(provision)
