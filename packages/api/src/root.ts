import { accountRouter } from './account/router.ts'
import { adminRouter } from './admin/router.ts'
import { auditProcedures } from './audit/router.ts'
import { customersRouter } from './customers/router.ts'
import { liveRouter } from './live/router.ts'
import { metricsRouter } from './metrics/router.ts'
import { createCallerFactory, router } from './trpc.ts'

/** The one map of wire names. */
export const appRouter = router({
  account: accountRouter,
  admin: adminRouter,
  crm: router({
    customers: customersRouter,
    extensions: router({ ...auditProcedures }),
  }),
  live: liveRouter,
  metrics: metricsRouter,
})

export type AppRouter = typeof appRouter
export const createCaller = createCallerFactory(appRouter)
