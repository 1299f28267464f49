import { TRPCError } from '@trpc/server'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sendError } from '../host-errors.ts'

const apiPaths = /^\/(api|trpc|files|webhooks|mcp|metrics|healthz|readyz|assets)(\/|\?|$)/

interface KnownRoute {
  methods: Set<string>
  pattern: RegExp
}

export interface ListedRoute {
  readonly url: string
  readonly method: string
  /** True for the few that another website may lead a browser to. */
  readonly isCrossSite: boolean
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route with a pattern, so that a test can try what holds for all of them. */
    routeList: ListedRoute[]
  }
}

/** Answers what no route knows: the web app for its own addresses, else 404 or 405 in words. */
export function answerUnknownPaths(app: FastifyInstance, hasWeb: () => boolean): void {
  const routes = new Map<string, KnownRoute>()
  const list: ListedRoute[] = []
  app.decorate('routeList', list)
  app.addHook('onRoute', ({ url, method, config }) => {
    if (url.includes('*')) return
    for (const name of [method].flat()) {
      list.push({ url, method: name, isCrossSite: config?.isCrossSite === true })
    }
    const route = routes.get(url) ?? { methods: new Set(), pattern: toPattern(url) }
    for (const name of [method].flat()) route.methods.add(name)
    routes.set(url, route)
  })
  app.setNotFoundHandler((request, reply) => {
    const allowed = findMethods(routes, request.url)
    if (allowed.length > 0) {
      return sendError(
        reply.header('allow', allowed.join(', ')),
        new TRPCError({
          code: 'METHOD_NOT_SUPPORTED',
          message: `${request.method} is not possible here. Use ${allowed.join(' or ')}.`,
        }),
      )
    }
    if (hasWeb() && isPage(request)) return reply.sendFile('index.html')
    return sendError(
      reply,
      new TRPCError({ code: 'NOT_FOUND', message: 'There is nothing at this address.' }),
    )
  })
}

function isPage({ method, url, headers }: FastifyRequest): boolean {
  const isRead = method === 'GET' || method === 'HEAD'
  return isRead && !apiPaths.test(url) && (headers.accept ?? '').includes('text/html')
}

function findMethods(routes: Map<string, KnownRoute>, url: string): string[] {
  const [path = '/'] = url.split('?')
  const found = [...routes.values()].filter(({ pattern }) => pattern.test(path))
  return [...new Set(found.flatMap(({ methods }) => [...methods]))]
}

function toPattern(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    return part.startsWith(':') ? '[^/]+' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('/')}$`)
}
