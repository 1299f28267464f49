import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Binaries, binariesAt } from './binaries.ts'
import { ClusterError, codeOf } from './cluster-error.ts'

/** An ordinary user; PostgreSQL refuses to run as root. */
export interface Account {
  uid: number
  gid: number
}

/** How the cluster's processes are spawned. */
export interface Launch {
  binaries: Binaries
  account: Account | undefined
  /** A command that runs the rest of its arguments as the account, when plain setuid is not enough. */
  prefix: string[]
  logFile: string
}

/**
 * Run by root, the cluster gets an ordinary user: the owner of the data if there is one, else the
 * system's `postgres` or `nobody`. Where that user cannot walk to the folders (a project under /root),
 * it is given the one capability to pass through them.
 */
export function planLaunch(binaries: Binaries, home: string, dataDirectory: string): Launch {
  const logFile = join(home, 'logs', 'postgres.log')
  if (process.getuid?.() !== 0) return { binaries, account: undefined, prefix: [], logFile }
  const account = chooseAccount(home, dataDirectory)
  const homeReachable = canReach(home, account)
  if (homeReachable && canReach(dirname(binaries.postgres), account)) {
    return { binaries, account, prefix: [], logFile }
  }
  const prefix = findCapability(account, binaries)
  if (prefix !== undefined) return { binaries, account, prefix, logFile }
  if (homeReachable) return { binaries: copyBinaries(binaries), account, prefix: [], logFile }
  throw new ClusterError(
    `PostgreSQL does not run as root, and an ordinary user cannot reach ${home}: choose a folder such as /var/lib/leora with --home, or run Leora as an ordinary user.`,
  )
}

function chooseAccount(home: string, dataDirectory: string): Account {
  for (const path of [dataDirectory, home]) {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats !== undefined && stats.uid !== 0) return { uid: stats.uid, gid: stats.gid }
  }
  const users = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name, , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
  )
  const account = users.get('postgres') ?? users.get('nobody')
  if (account === undefined) {
    throw new ClusterError(
      'PostgreSQL does not run as root and the machine has neither a user postgres nor nobody: create one, or run Leora as an ordinary user.',
    )
  }
  return account
}

/** Whether a user may enter a folder and all folders above it, judged by mode bits. */
export function canReach(path: string, account: Account): boolean {
  const { uid, gid, mode } = statSync(path)
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  const parent = dirname(path)
  return (mode & bit) !== 0 && (parent === path || canReach(parent, account))
}

// initdb asks access(2), which forgets the capabilities of an ordinary user unless no_setuid_fixup is set.
// Containers often withhold dac_read_search but grant dac_override.
function findCapability(account: Account, binaries: Binaries): string[] | undefined {
  return ['+dac_read_search', '+dac_override']
    .map((capability) => [
      'setpriv',
      ...['--reuid', String(account.uid), '--regid', String(account.gid), '--clear-groups'],
      ...['--inh-caps', capability, '--ambient-caps', capability],
      ...['--securebits', '+no_setuid_fixup', '--'],
    ])
    .find(([command = '', ...args]) => {
      const probe = spawnSync(command, [...args, 'test', '-x', binaries.postgres], { cwd: '/' })
      return probe.status === 0
    })
}

function copyBinaries(binaries: Binaries): Binaries {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(binaries.root, '..', 'package.json'), 'utf8'),
  )
  const target = join(
    existsSync('/var/cache') ? '/var/cache' : tmpdir(),
    'leora',
    `postgres-${version}`,
  )
  if (existsSync(target)) return binariesAt(target)
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 })
  const draft = `${target}.${process.pid}`
  cpSync(binaries.root, draft, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(draft, target)
  } catch (error) {
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error
  }
  return binariesAt(target)
}
