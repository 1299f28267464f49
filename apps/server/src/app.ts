import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { Services } from '@leora/api/context'
import { createProvider, type Provider } from '@leora/api/oidc/provider'
import { appRouter } from '@leora/api/root'
import { createFeatureUses, type FeatureUses } from '@leora/api/security/feature-uses'
import type { AnyTRPCRouter } from '@trpc/server'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyHttpOptions,
  type FastifyInstance,
  LogController,
} from 'fastify'
import { createAuthCookies } from './auth/auth-cookies.ts'
import { type DemoAccount, serveAuth } from './auth/auth-routes.ts'
import type { Settings } from './env.ts'
import { sendError, toHostError } from './host-errors.ts'
import { followLifecycle } from './lifecycle.ts'
import { limitCalls, limitIdentity, prepareRateLimits } from './limits/rate-limits.ts'
import { createPlaceFinder, type PlaceFinder } from './places.ts'
import { refuseUnknownFraming } from './plugins/framing.ts'
import { serveHealth } from './plugins/health.ts'
import { serveMetrics } from './plugins/metrics.ts'
import { checkOrigins } from './plugins/origin-check.ts'
import { logRequests } from './plugins/request-log.ts'
import { addSecurityHeaders } from './plugins/security-headers.ts'
import { type SheddingLimits, shedLoad } from './plugins/shedding.ts'
import { answerUnknownPaths } from './plugins/unknown-paths.ts'
import { serveWebFiles } from './plugins/web-files.ts'
import { identifyRequests } from './request-identity.ts'
import { serveRest } from './rest/rest-routes.ts'
import { createStreams, type Streams } from './streams.ts'
import type { Tracing } from './tracing.ts'
import { serveTrpc } from './trpc-plugin.ts'

export type HostSettings = Pick<
  Settings,
  | 'publicUrl'
  | 'trustProxy'
  | 'metricsToken'
  | 'rateLimitPerMinute'
  | 'geoipDatabase'
  | 'signUp'
  | 'oidcIssuer'
  | 'oidcClientId'
  | 'oidcClientSecret'
  | 'oidcName'
  | 'oidcFactor'
  | 'oidcPatience'
>

export interface AppOptions {
  services: Services
  env: HostSettings
  log?: FastifyBaseLogger
  tracing?: Tracing | undefined
  /** Where the built web app lies. */
  webFolder?: string
  /** False for a process that only works: it serves health and metrics alone. */
  isApi?: boolean
  demoAccounts?: readonly DemoAccount[] | undefined
  /** Shows what mail would have been sent; only for a demo without a mail server. */
  showsOutbox?: boolean
  sheddingLimits?: SheddingLimits
  /** Another router, for tests of the host itself. */
  router?: AnyTRPCRouter
  /** False for such a router where its procedures have no REST form. */
  withRest?: boolean
}

declare module 'fastify' {
  interface FastifyInstance {
    featureUses: FeatureUses
    places: PlaceFinder
    streams: Streams
  }
}

const maxBodyBytes = 1_048_576

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { services, env, webFolder, isApi = true } = options
  const isSecure = env.publicUrl.startsWith('https:')
  const app = Fastify(serverOptions(options))
  const report = (error: unknown) => services.reportError(error, { id: 'places' })
  app.decorate('authCookies', createAuthCookies(isSecure))
  const featureUses = createFeatureUses(services)
  app.decorate('featureUses', featureUses)
  app.addHook('onClose', () => featureUses.stop())
  app.decorate('places', createPlaceFinder({ file: env.geoipDatabase, onError: report }))
  const streams = await createStreams(services)
  app.decorate('streams', streams)
  app.addHook('preClose', () => streams.close())
  await options.tracing?.register(app)

  let hasWeb = false
  answerUnknownPaths(app, () => hasWeb)
  app.setErrorHandler((error, request, reply) =>
    sendError(reply, toHostError(error, request, services)),
  )
  const lifecycle = followLifecycle(app)
  addSecurityHeaders(app, isSecure)
  refuseUnknownFraming(app)
  identifyRequests(app, isSecure)
  logRequests(app)
  serveMetrics(app, { services, streams, token: env.metricsToken })
  serveHealth(app, services, lifecycle)
  if (!isApi) return app
  acceptJsonOnly(app)
  prepareRateLimits(app, services)
  await app.register((guarded) => serveApis(guarded, options, streams))
  if (webFolder !== undefined) hasWeb = await serveWebFiles(app, webFolder)
  return app
}

async function serveApis(
  app: FastifyInstance,
  options: AppOptions,
  streams: Streams,
): Promise<void> {
  const { env, demoAccounts, showsOutbox = false, router = appRouter } = options
  const services = { ...options.services, provider: readProvider(env) }
  checkOrigins(app, env.publicUrl)
  await shedLoad(app, services.database.pool, options.sheddingLimits)
  await app.register(async (scope) => {
    limitCalls(scope, { router, perMinute: env.rateLimitPerMinute })
    if (options.withRest !== false) serveRest(scope, { router, services })
    // Its own scope, because it reads bodies and writes errors in its own way.
    await scope.register(async (trpc) => serveTrpc(trpc, { router, services, streams }))
  })
  await app.register(async (scope) => {
    limitIdentity(scope, env.rateLimitPerMinute)
    serveAuth(scope, {
      services,
      demoAccounts,
      isSignUpOpen: env.signUp === 'open',
      showsOutbox,
    })
  })
}

function readProvider(env: HostSettings): Provider | null {
  const { oidcIssuer, oidcClientId, oidcClientSecret, oidcName, oidcFactor, oidcPatience } = env
  if (!oidcIssuer || !oidcClientId || !oidcClientSecret) return null
  return createProvider({
    issuer: oidcIssuer,
    clientId: oidcClientId,
    clientSecret: oidcClientSecret,
    name: oidcName,
    isFactorTrusted: oidcFactor === 'trust',
    patienceSeconds: oidcPatience,
  })
}

// Other types could be sent by a form of another website; no body at all counts as no fields.
function acceptJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else void parse(request, String(body), done)
  })
}

function serverOptions({ env, log }: AppOptions): FastifyHttpOptions<Server, FastifyBaseLogger> {
  return {
    ...(log ? { loggerInstance: log } : {}),
    // One line per request is written by the host itself.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: maxBodyBytes,
    // Three batched procedure names are longer than Fastify's 100 characters.
    routerOptions: { maxParamLength: 5_000 },
    trustProxy: trustHops(env.trustProxy),
    requestTimeout: 30_000,
    // What arrives while stopping is still answered, with the connection's end.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    genReqId: (request) => requestId(request, env.trustProxy !== false),
  }
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
