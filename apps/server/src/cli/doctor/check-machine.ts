import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { explainFailure } from '@leora/db/failure-sentence'
import { relyingPartyOf } from '@leora/domain/passkeys/relying-party'
import type { Settings } from '../../env.ts'
import type { Finding } from '../doctor.ts'

/** Node, the home folder, its disk and secrets, and the port. */
export async function checkMachine(settings: Settings): Promise<Finding[]> {
  return [
    checkNode(),
    checkHome(settings),
    checkDisk(settings),
    ...checkSecrets(settings),
    await checkPort(settings),
    checkPasskeys(settings),
  ]
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isOk = major > 24 || (major === 24 && minor >= 7)
  return isOk
    ? { isOk, text: `Node ${process.versions.node}` }
    : {
        isOk,
        text: `Node ${process.versions.node} is too old: start with npm start, which brings its own.`,
      }
}

function checkPasskeys({ publicUrl }: Settings): Finding {
  const party = relyingPartyOf(publicUrl)
  return party
    ? { isOk: true, text: `Passkeys are made for ${party.id}` }
    : {
        isOk: false,
        text: `Browsers know no passkeys at ${publicUrl}: set PUBLIC_URL to an address with a name and https.`,
      }
}

function checkHome({ home }: Settings): Finding {
  try {
    accessSync(findExisting(home), constants.W_OK | constants.X_OK)
    return { isOk: true, text: `${home} can be written` }
  } catch (error) {
    return { isOk: false, text: explainFailure(error, { home, port: 0, hasDatabaseUrl: false }) }
  }
}

function checkDisk({ home }: Settings): Finding {
  const { bavail, bsize, blocks } = statfsSync(findExisting(home))
  const freeMegabytes = Math.floor((bavail * bsize) / 1_000_000)
  const freePercent = Math.floor((bavail / blocks) * 100)
  const text = `${freeMegabytes} MB free on the disk of ${home}`
  const isOk = freeMegabytes >= 1000 && freePercent >= 3
  return { isOk, text: isOk ? text : `Only ${text}: make room before it runs full.` }
}

function checkSecrets({ home, databaseUrl }: Settings): Finding[] {
  const path = join(home, 'secrets.json')
  if (!existsSync(path)) {
    const isLost = databaseUrl === undefined && existsSync(join(home, 'pg18'))
    return isLost
      ? [{ isOk: false, text: `${path} is missing: restore it from a backup.` }]
      : [{ isOk: true, text: 'No secrets yet; the first start makes them' }]
  }
  const isPrivate = (statSync(path).mode & 0o077) === 0
  return [
    isPrivate
      ? { isOk: true, text: 'The secrets are readable by their owner alone' }
      : { isOk: false, text: `Others can read ${path}: run chmod 600 on it.` },
  ]
}

async function checkPort({ host, port }: Settings): Promise<Finding> {
  const isFree = await new Promise<boolean>((resolve) => {
    const server = createServer().once('error', () => resolve(false))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)))
  })
  if (isFree) return { isOk: true, text: `Port ${port} is free` }
  if (await isLeora(port)) return { isOk: true, text: `Leora answers on port ${port}` }
  return { isOk: false, text: `Port ${port} is taken by another program: choose one with --port.` }
}

async function isLeora(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://localhost:${port}/healthz`, {
      redirect: 'error',
      signal: AbortSignal.timeout(2000),
    })
    return answer.ok
  } catch (error) {
    if (error instanceof Error) return false
    throw error
  }
}

function findExisting(path: string): string {
  return existsSync(path) ? path : findExisting(dirname(path))
}
