import { createHash, timingSafeEqual } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Services } from '@leora/api/context'
import { DomainError } from '@leora/domain/errors'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Gauge, Histogram, Registry } from 'prom-client'
import type { Streams } from '../streams.ts'
import { nameOperation } from './request-log.ts'

export interface MetricsOptions {
  services: Services
  streams: Streams
  token: string | undefined
}

export function serveMetrics(app: FastifyInstance, options: MetricsOptions): void {
  const registry = new Registry()
  const seconds = new Histogram({
    name: 'leora_request_seconds',
    help: 'Time to answer a request, by procedure or route and by status',
    labelNames: ['operation', 'method', 'status'],
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  addGauges(registry, app, options)

  app.addHook('onResponse', (request, reply, done) => {
    seconds.observe(
      {
        operation: nameOperation(request),
        method: request.method,
        status: String(reply.statusCode),
      },
      reply.elapsedTime / 1_000,
    )
    done()
  })

  app.get('/metrics', async (request, reply) => {
    if (!mayRead(request, options.token)) {
      throw new DomainError(
        'forbidden',
        'Metrics are read from this machine, or with the token set as METRICS_TOKEN.',
      )
    }
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

function addGauges(
  registry: Registry,
  app: FastifyInstance,
  { services, streams }: MetricsOptions,
) {
  const { pool } = services.database
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  app.addHook('onClose', () => {
    delay.disable()
  })
  gauge(registry, 'leora_pool_connections', 'Database connections for requests', () => pool.size)
  gauge(registry, 'leora_pool_idle', 'Database connections that are free', () => pool.idle())
  gauge(registry, 'leora_pool_waiting', 'Requests that wait for a connection', () => pool.waiting())
  gauge(registry, 'leora_sql_statements_total', 'Statements that requests and jobs sent', () => {
    return pool.sent()
  })
  gauge(registry, 'leora_streams', 'Open event streams', () => streams.size)
  gauge(registry, 'leora_live_subscribers', 'Readers of change notices', () => {
    return services.live.subscribers
  })
  gauge(
    registry,
    'leora_event_loop_delay_seconds',
    'Delay of the event loop, 99th percentile',
    () => {
      const p99 = delay.percentile(99) / 1e9
      delay.reset()
      return p99
    },
  )
  gauge(registry, 'process_resident_memory_bytes', 'Resident memory', () => {
    return process.memoryUsage.rss()
  })
  gauge(registry, 'process_cpu_seconds_total', 'Processor time used', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })
  gauge(registry, 'process_uptime_seconds', 'Time since the start', () => process.uptime())
}

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read())
    },
  })
}

function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  if (token === undefined) return isFromHere(request)
  const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
  return timingSafeEqual(digest(given), digest(token))
}

// What a proxy on this machine forwards comes from elsewhere.
function isFromHere({ headers, socket }: FastifyRequest): boolean {
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined
  return !isForwarded && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(socket.remoteAddress ?? '')
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
