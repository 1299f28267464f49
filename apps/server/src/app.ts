import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Services } from '@leora/api/context'
import { appRouter } from '@leora/api/root'
import type { AnyTRPCRouter } from '@trpc/server'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyHttpOptions,
  type FastifyInstance,
  LogController,
} from 'fastify'
import { type DemoAccount, serveAuth } from './auth-routes.ts'
import type { Settings } from './env.ts'
import { sendError, toHostError } from './host-errors.ts'
import { checkOrigins } from './plugins/origin-check.ts'
import { addSecurityHeaders } from './plugins/security-headers.ts'
import { answerUnknownPaths } from './plugins/unknown-paths.ts'
import { serveWebFiles } from './plugins/web-files.ts'
import { identifyRequests } from './request-identity.ts'
import { createStreams, type Streams } from './streams.ts'
import { serveTrpc } from './trpc-plugin.ts'

export type HostSettings = Pick<
  Settings,
  'publicUrl' | 'trustProxy' | 'metricsToken' | 'rateLimitPerMinute'
>

export interface AppOptions {
  services: Services
  env: HostSettings
  log?: FastifyBaseLogger
  /** Where the built web app lies. */
  webFolder?: string
  demoAccounts?: readonly DemoAccount[] | undefined
  /** Another router, for tests of the host itself. */
  router?: AnyTRPCRouter
}

declare module 'fastify' {
  interface FastifyInstance {
    streams: Streams
  }
}

const maxBodyBytes = 1_048_576

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { services, env, webFolder, demoAccounts, router = appRouter } = options
  const isSecure = env.publicUrl.startsWith('https:')
  const server: FastifyHttpOptions<Server, FastifyBaseLogger> = {
    ...(options.log ? { loggerInstance: options.log } : {}),
    // One line per request is written by the host itself.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: maxBodyBytes,
    // Three batched procedure names are longer than Fastify's 100 characters.
    routerOptions: { maxParamLength: 5_000 },
    trustProxy: trustHops(env.trustProxy),
    requestTimeout: 30_000,
    // Requests in flight are finished; streams are ended first, by themselves.
    forceCloseConnections: 'idle',
    genReqId: (request) => requestId(request, env.trustProxy !== false),
  }
  const app = Fastify(server)
  const streams = createStreams(services)
  app.decorate('streams', streams)
  app.addHook('preClose', () => streams.endAll())

  let hasWeb = false
  answerUnknownPaths(app, () => hasWeb)
  app.setErrorHandler((error, request, reply) =>
    sendError(reply, toHostError(error, request, services)),
  )
  addSecurityHeaders(app, isSecure)
  identifyRequests(app, isSecure)

  await app.register(async (guarded) => {
    checkOrigins(guarded, env.publicUrl)
    await guarded.register(async (scope) => serveTrpc(scope, { router, services, streams }))
    await guarded.register(async (scope) =>
      serveAuth(scope, { services, streams, isSecure, demoAccounts }),
    )
  })
  if (webFolder !== undefined) hasWeb = await serveWebFiles(app, webFolder)
  return app
}

// Fastify takes a number of hops too, but its types leave it out.
function trustHops(trust: HostSettings['trustProxy']) {
  return typeof trust === 'number' ? (_address: string, hop: number) => hop < trust : trust
}

// A proxy's id is taken over so that its log and ours speak of the same request.
function requestId({ headers }: IncomingMessage, isProxied: boolean): string {
  const given = headers['x-request-id']
  return isProxied && typeof given === 'string' && /^[\w.-]{8,64}$/.test(given)
    ? given
    : randomUUID()
}
