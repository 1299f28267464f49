import { accountProcedures } from './account/router.ts'
import { activitiesRouter } from './activities/router.ts'
import { adminProcedures } from './admin/router.ts'
import { auditProcedures } from './audit/router.ts'
import { contactsRouter } from './contacts/router.ts'
import { customerProcedures } from './customers/router.ts'
import { standingProcedures } from './customers/standing-router.ts'
import { viewsRouter } from './customers/view-router.ts'
import { invitationProcedures, joinProcedures } from './invitations/router.ts'
import { liveRouter } from './live/router.ts'
import { metricsRouter } from './metrics/router.ts'
import { identityProcedures } from './oidc/router.ts'
import { ordersRouter } from './orders/router.ts'
import { passkeyProcedures } from './passkeys/router.ts'
import { permissionProcedures } from './permissions/router.ts'
import { codeChannelProcedures } from './second-factor/code-channel-router.ts'
import { factorAdminProcedures, secondFactorProcedures } from './second-factor/router.ts'
import { securityProcedures } from './security/router.ts'
import { signInProcedures } from './sign-in/router.ts'
import { tasksRouter } from './tasks/router.ts'
import { teamProcedures } from './teams/router.ts'
import { createCallerFactory, router } from './trpc.ts'

/** The one map of wire names. */
export const appRouter = router({
  account: router({
    ...accountProcedures,
    ...joinProcedures,
    ...identityProcedures,
    ...passkeyProcedures,
    ...secondFactorProcedures,
    ...codeChannelProcedures,
    ...signInProcedures,
  }),
  admin: router({
    ...adminProcedures,
    ...factorAdminProcedures,
    ...invitationProcedures,
    ...permissionProcedures,
    ...teamProcedures,
    ...securityProcedures,
  }),
  crm: router({
    activities: activitiesRouter,
    contacts: contactsRouter,
    customers: router({ ...customerProcedures, ...standingProcedures, views: viewsRouter }),
    tasks: tasksRouter,
    extensions: router({ ...auditProcedures }),
  }),
  live: liveRouter,
  metrics: metricsRouter,
  orders: ordersRouter,
})

export type AppRouter = typeof appRouter
export const createCaller = createCallerFactory(appRouter)
