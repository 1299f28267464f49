import type { Services } from '@leora/api/context'
import type { FastifyInstance } from 'fastify'
import type { Lifecycle } from '../lifecycle.ts'

const patienceMs = 2_000

/** `/healthz`: the process answers. `/readyz`: it may be sent requests. Neither is ever shed. */
export function serveHealth(
  app: FastifyInstance,
  { database, version }: Pick<Services, 'database' | 'version'>,
  lifecycle: Lifecycle,
): void {
  app.get('/healthz', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok', ...version }),
  )
  // The host listens only after its migrations ran, so an answering database is a current one.
  app.get('/readyz', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    if (lifecycle.isStopping) return reply.code(503).send({ status: 'stopping' })
    const isThere = await answersInTime(database.app`select 1`)
    return isThere
      ? reply.send({ status: 'ready' })
      : reply.code(503).send({ status: 'no database' })
  })
}

async function answersInTime(query: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMs)
  })
  const answered = query.then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([answered, late])
  } finally {
    clearTimeout(timer)
  }
}
