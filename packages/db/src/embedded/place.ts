import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Account } from './account.ts'
import { codeOf } from './cluster-error.ts'
import { choosePort } from './port.ts'

const placeShape = z.object({ port: z.number().int(), socketDirectory: z.string() })

/** Where a cluster listens. */
export type Place = z.infer<typeof placeShape>

const socketPrefix = '/tmp/leora-'

/** The remembered port when it is free, and a fresh socket folder, short enough for a socket's path. */
export async function preparePlace(home: string, account: Account | undefined): Promise<Place> {
  const former = readPlace(home)
  if (former?.socketDirectory.startsWith(socketPrefix)) {
    rmSync(former.socketDirectory, { recursive: true, force: true })
  }
  const socketDirectory = mkdtempSync(socketPrefix)
  chmodSync(socketDirectory, 0o700)
  if (account !== undefined) chownSync(socketDirectory, account.uid, account.gid)
  const place = { port: await choosePort(former?.port), socketDirectory }
  rememberPlace(home, place)
  return place
}

/** Takes another port: a program took the chosen one before PostgreSQL did. */
export async function movePlace(home: string, place: Place): Promise<void> {
  place.port = await choosePort(undefined)
  rememberPlace(home, place)
}

function rememberPlace(home: string, place: Place): void {
  writeFileSync(join(home, 'cluster.json'), `${JSON.stringify(place)}\n`)
}

function readPlace(home: string): Place | undefined {
  try {
    return placeShape.safeParse(JSON.parse(readFileSync(join(home, 'cluster.json'), 'utf8'))).data
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw error
  }
}
