import type { AddressInfo } from 'node:net'
import type { TestActor } from '@leora/testing/actors'
import type { TestDatabase } from '@leora/testing/database'
import { servicesOf, type TestServices } from '@leora/testing/services'
import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import { type AppOptions, buildApp, type HostSettings } from './app.ts'
import { createLog } from './log.ts'

export interface TestHost {
  app: FastifyInstance
  services: TestServices
  /** The lines of the log so far. */
  log: string[]
  /** Begins to listen and answers the address. */
  listen(): Promise<string>
}

export interface TestHostOptions extends Omit<Partial<AppOptions>, 'env'> {
  env?: Partial<HostSettings>
}

const settings: HostSettings = {
  publicUrl: 'http://localhost:3000',
  trustProxy: false,
  metricsToken: undefined,
  rateLimitPerMinute: 0,
  signUp: 'open',
  geoipDatabase: undefined,
  oidcIssuer: undefined,
  oidcClientId: undefined,
  oidcClientSecret: undefined,
  oidcName: 'Harbour ID',
  oidcFactor: 'ask',
  oidcPatience: 5,
}

/** The host as in production, closed with the test. */
export async function aHost(
  database: TestDatabase,
  options: TestHostOptions = {},
): Promise<TestHost> {
  const host = await openHost(database, options)
  onTestFinished(() => host.app.close())
  return host
}

/** The same, closed by who opened it. */
export async function openHost(
  database: TestDatabase,
  { env, ...options }: TestHostOptions = {},
): Promise<TestHost> {
  const log: string[] = []
  const services = servicesOf(database)
  const app = await buildApp({
    services,
    log: createLog({ level: 'info', destination: { write: (line) => void log.push(line) } }),
    ...options,
    env: { ...settings, ...env },
  })
  return {
    app,
    services,
    log,
    async listen() {
      await app.listen({ host: '127.0.0.1', port: 0 })
      const { port } = app.server.address() as AddressInfo
      return `http://127.0.0.1:${port}`
    },
  }
}

/** What the browser of a signed-in person sends by itself. */
export function browserOf(actor: TestActor): Record<string, string> {
  return { cookie: `leora=${actor.token}`, 'sec-fetch-site': 'same-origin' }
}

/** The search part of a tRPC query. */
export function inputOf(input: unknown): string {
  return `input=${encodeURIComponent(JSON.stringify(input))}`
}
