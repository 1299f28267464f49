import { todaySchema } from '@leora/domain/metrics'
import { router, tenantProcedure } from '../trpc.ts'
import { getToday } from './today.ts'

export const metricsRouter = router({
  getToday: tenantProcedure
    .meta({
      rest: 'GET /metrics/today',
      summary: 'What your day begins with',
      returns: todaySchema,
    })
    .query(({ ctx }) => getToday(ctx)),
})
