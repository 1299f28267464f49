import { customersRouter } from './customers/router.ts'
import { createCallerFactory, router } from './trpc.ts'

/** The one map of wire names. */
export const appRouter = router({
  crm: router({
    customers: customersRouter,
  }),
})

export type AppRouter = typeof appRouter
export const createCaller = createCallerFactory(appRouter)
