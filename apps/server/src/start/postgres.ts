import type { KeyTexts } from '@leora/api/secrets/key-ring'
import { roleUrl } from '@leora/db/connection'
import { startCluster } from '@leora/db/embedded'
import { readOrMakeSecrets } from '@leora/db/home-secrets'
import type { Settings } from '../env.ts'
import type { Report } from './report.ts'

export interface DatabaseAddresses {
  adminUrl: string
  appUrl: string
  authUrl: string
  /** The passwords of the database's roles come from it. */
  rolesKey: string
  readKeys: () => KeyTexts
}

export interface ReachedPostgres extends DatabaseAddresses {
  stop: () => Promise<void>
}

/** The given database, or the embedded one of the home folder. */
export async function reachPostgres(
  settings: Settings,
  report: Pick<Report, 'say' | 'warn'>,
): Promise<ReachedPostgres> {
  if (settings.databaseUrl !== undefined) {
    report.say(`Database at ${new URL(settings.databaseUrl).host}`)
    return {
      ...listAddresses(settings, settings.databaseUrl),
      stop: () => Promise.resolve(),
    }
  }
  const cluster = await startCluster({
    home: settings.home,
    durable: true,
    reset: settings.reset,
    onEvent: (event) => {
      if (event.kind === 'lost') report.say('PostgreSQL ended unasked; starting it again')
      if (event.kind === 'back') report.say('PostgreSQL is back')
      if (event.kind === 'failed') report.warn('PostgreSQL stays away', event.error)
    },
  })
  report.say(`PostgreSQL runs on port ${cluster.port}, data in ${settings.home}`)
  return { ...listAddresses(settings, cluster.adminUrl), stop: () => cluster.stop() }
}

export function listAddresses(settings: Settings, adminUrl: string): DatabaseAddresses {
  const rolesKey = findRolesKey(settings)
  return {
    adminUrl,
    rolesKey,
    readKeys: keyReader(settings),
    appUrl: settings.databaseAppUrl ?? roleUrl(adminUrl, 'leora_app', rolesKey),
    authUrl: settings.databaseAuthUrl ?? roleUrl(adminUrl, 'leora_auth', rolesKey),
  }
}

function findRolesKey({ home, databaseUrl, databaseRolesKey, encryptionKey }: Settings): string {
  const given = databaseUrl === undefined ? undefined : (databaseRolesKey ?? encryptionKey)
  if (given !== undefined) return given
  const secrets = readOrMakeSecrets(home)
  return secrets.rolesKey ?? secrets.encryptionKey
}

/** What the environment gives stays as it is; what the home keeps is read anew each time. */
function keyReader({ home, encryptionKey, encryptionKeysReadable }: Settings): () => KeyTexts {
  if (encryptionKey !== undefined) {
    const given = { active: encryptionKey, readable: encryptionKeysReadable }
    return () => given
  }
  return () => {
    const secrets = readOrMakeSecrets(home)
    return {
      active: secrets.encryptionKey,
      readable: secrets.earlierKeys.map((earlier) => earlier.key),
    }
  }
}
