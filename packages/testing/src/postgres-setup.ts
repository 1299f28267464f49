import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCluster } from '@leora/db/embedded'
import { migrate } from '@leora/db/migrate'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'

/** How a test file reaches PostgreSQL. */
export interface TestServer {
  adminUrl: string
  /** The migrated database that each test file clones. */
  template: string
  rolesKey: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer
  }
}

/** Once per run: a server (DATABASE_URL, else one of our own) and one migrated template. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await reachServer()
  const template = `leora_test_template_${randomBytes(6).toString('hex')}`
  const rolesKey = 'the-key-of-the-test-databases-is-not-a-secret'
  const admin = postgres(server.adminUrl, { max: 1, onnotice: () => undefined })
  const tearDown = async () => {
    await admin.unsafe(`drop database if exists ${template} with (force)`)
    await admin.end()
    await server.stop()
  }
  try {
    await admin.unsafe(`create database ${template}`)
    await migrate({ adminUrl: atDatabase(server.adminUrl, template), rolesKey })
  } catch (error) {
    await tearDown()
    throw error
  }
  project.provide('testServer', { adminUrl: server.adminUrl, template, rolesKey })
  return tearDown
}

/** The same server, another database. */
export function atDatabase(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.toString()
}

async function reachServer(): Promise<{ adminUrl: string; stop: () => Promise<void> }> {
  const given = process.env['DATABASE_URL']
  if (given) return { adminUrl: given, stop: () => Promise.resolve() }
  const home = mkdtempSync(join(tmpdir(), 'leora-test-'))
  // Run by root, the cluster belongs to an ordinary user who must be able to walk in.
  chmodSync(home, 0o755)
  const cluster = await startCluster({ home, durable: false })
  return {
    adminUrl: cluster.adminUrl,
    stop: async () => {
      await cluster.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}
