import { existsSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Launch, planLaunch } from './embedded/account.ts'
import { findBinaries } from './embedded/binaries.ts'
import { ClusterError } from './embedded/cluster-error.ts'
import { findHolder, lockHome } from './embedded/home-lock.ts'
import { databaseName, initialize, superuserName } from './embedded/initialize.ts'
import { readPostmasterFile, stopLeftovers } from './embedded/leftovers.ts'
import { movePlace, type Place, preparePlace } from './embedded/place.ts'
import { type Postmaster, startPostmaster } from './embedded/postmaster.ts'
import { type ClusterEvent, supervise } from './embedded/supervise.ts'
import { findSecrets, readOrMakeSecrets } from './home-secrets.ts'
import { makeFolder } from './make-folder.ts'

export interface ClusterOptions {
  /** The folder that holds the data (`pg18`), the secrets and the logs. */
  home: string
  /** False for tests: faster, and a crash of the machine may lose everything. */
  durable: boolean
  /** Deletes the data first. */
  reset?: boolean
  onEvent?: (event: ClusterEvent) => void
}

export interface Cluster {
  /** Superuser connection to the product's database. */
  adminUrl: string
  port: number
  /** PostgreSQL also listens on a Unix socket in this folder. */
  socketDirectory: string
  pid: () => number
  stop: () => Promise<void>
}

interface Setup {
  home: string
  dataDirectory: string
  durable: boolean
  launch: Launch
  place: Place
}

/** Starts the home folder's PostgreSQL; throws `HomeInUseError` while another Leora holds it. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  makeFolder(join(options.home, 'logs'))
  const home = realpathSync(options.home)
  const lock = await lockHome(home)
  try {
    const dataDirectory = join(home, 'pg18')
    await stopLeftovers(dataDirectory)
    if (options.reset) rmSync(dataDirectory, { recursive: true, force: true })
    const { postgresPassword } = readOrMakeSecrets(home)
    const launch = planLaunch(findBinaries(), home, dataDirectory)
    await initialize(launch, dataDirectory, postgresPassword, options.durable)
    const place = await preparePlace(home, launch.account)
    const setup = { home, dataDirectory, durable: options.durable, launch, place }
    const supervised = await supervise(() => startWithRetries(setup), options.onEvent)
    return {
      adminUrl: buildAdminUrl(postgresPassword, place.port),
      ...place,
      pid: supervised.pid,
      stop: async () => {
        await supervised.stop()
        rmSync(place.socketDirectory, { recursive: true, force: true })
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The running cluster of a home folder that another Leora holds, for a command that joins it. */
export async function findRunningCluster(home: string): Promise<{ adminUrl: string } | undefined> {
  if (!existsSync(join(home, 'pg18')) || (await findHolder(home)) === undefined) return undefined
  const file = readPostmasterFile(join(home, 'pg18'))
  const secrets = findSecrets(home)
  if (!file?.isReady || secrets === undefined) return undefined
  return { adminUrl: buildAdminUrl(secrets.postgresPassword, file.port) }
}

function buildAdminUrl(password: string, port: number): string {
  return `postgres://${superuserName}:${password}@127.0.0.1:${port}/${databaseName}`
}

async function startWithRetries(setup: Setup): Promise<Postmaster> {
  const { home, dataDirectory, durable, launch, place } = setup
  for (let attempt = 1; ; attempt++) {
    try {
      return await startPostmaster(launch, dataDirectory, { ...place, durable })
    } catch (error) {
      if (attempt === 3 || !(error instanceof ClusterError)) throw error
      if (/pre-existing shared memory block|lock file .* already exists/.test(error.log)) {
        await stopLeftovers(dataDirectory)
      } else if (/could not bind|Address already in use/.test(error.log)) {
        await movePlace(home, place)
      } else throw error
    }
  }
}
