import type { FastifyInstance, FastifyRequest } from 'fastify'

export interface Tracing {
  /** Registered before the routes. */
  register: (app: FastifyInstance) => Promise<void>
  /** Adds the trace to each line of the log. */
  mixin: () => object
  stop: () => Promise<void>
}

/** Traces by OTLP; loaded only where an endpoint is set, so that it costs nothing elsewhere. */
export async function startTracing(endpoint: string): Promise<Tracing> {
  const [{ NodeTracerProvider }, { BatchSpanProcessor }, { OTLPTraceExporter }, otel, { trace }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/sdk-trace-base'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@fastify/otel'),
      import('@opentelemetry/api'),
    ])
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })
  const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] })
  provider.register()
  const instrumentation = new otel.FastifyOtelInstrumentation({
    requestHook: (span, request) => {
      span.setAttribute('url.path', pathOf(request))
    },
  })
  instrumentation.setTracerProvider(provider)
  return {
    register: async (app) => {
      await app.register(instrumentation.plugin())
    },
    mixin: () => {
      const span = trace.getActiveSpan()?.spanContext()
      return span ? { traceId: span.traceId, spanId: span.spanId } : {}
    },
    stop: () => provider.shutdown(),
  }
}

/** Names of procedures, else the route's pattern: an address may hold what somebody wrote or should not have sent. */
function pathOf({ url, routeOptions }: FastifyRequest): string {
  return /^\/trpc\/[\w.,]{1,200}(?=\?|$)/.exec(url)?.[0] ?? routeOptions.url ?? 'unknown'
}
