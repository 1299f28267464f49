import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { withWords } from '#shared/i18n/with-words.ts'
import { readCustomerSearch } from '#shared/places/customer-search.ts'
import type { Place } from '#shared/places/places.ts'
import { readSecuritySearch } from '#shared/places/security-search.ts'
import { readSignInSearch } from '#shared/places/sign-in-search.ts'
import { CrashState } from '#shared/states/crash-state.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'

/** A page that comes with its words; the first two have theirs from the start. */
function lazyPage<Module extends Record<string, unknown>, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
) {
  return lazyRouteComponent(withWords(load), name)
}

const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: lazyPage(() => import('./routes/not-found.tsx'), 'NotFound'),
})

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('./routes/sign-in.tsx'), 'SignInPage'),
})

const notMe = createRoute({
  getParentRoute: () => rootRoute,
  path: '/not-me',
  component: lazyPage(() => import('./routes/not-me.tsx'), 'NotMePage'),
})

const signUp = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-up',
  component: lazyPage(() => import('./routes/sign-up.tsx'), 'SignUpPage'),
})

const verify = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verify',
  component: lazyPage(() => import('./routes/verify.tsx'), 'VerifyPage'),
})

const forgot = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot',
  component: lazyPage(() => import('./routes/forgot.tsx'), 'ForgotPage'),
})

const reset = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset',
  component: lazyPage(() => import('./routes/reset.tsx'), 'ResetPage'),
})

const invite = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invite',
  component: lazyPage(() => import('./routes/invite.tsx'), 'InvitePage'),
})

const confirmEmail = createRoute({
  getParentRoute: () => rootRoute,
  path: '/confirm-email',
  component: lazyPage(() => import('./routes/confirm-email.tsx'), 'ConfirmEmailPage'),
})

const outbox = createRoute({
  getParentRoute: () => rootRoute,
  path: '/outbox',
  component: lazyPage(() => import('./routes/outbox.tsx'), 'OutboxPage'),
})

const signedIn = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  component: lazyRouteComponent(() => import('./routes/signed-in.tsx'), 'SignedIn'),
})

const today = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  staticData: { place: 'today' },
  component: lazyRouteComponent(() => import('./routes/today.tsx'), 'TodayPage'),
})

const customers = createRoute({
  getParentRoute: () => signedIn,
  path: '/customers',
  staticData: { place: 'customers' },
  validateSearch: readCustomerSearch,
  component: lazyPage(() => import('./routes/customers.tsx'), 'CustomersPage'),
})

const customer = createRoute({
  getParentRoute: () => signedIn,
  path: '/customers/$id',
  staticData: { place: 'customers' },
  component: lazyPage(() => import('./routes/customer.tsx'), 'CustomerPage'),
})

const tasks = createRoute({
  getParentRoute: () => signedIn,
  path: '/tasks',
  staticData: { place: 'tasks' },
  validateSearch: ({ task }): { task?: string } => (typeof task === 'string' ? { task } : {}),
  component: lazyPage(() => import('./routes/tasks.tsx'), 'TasksPage'),
})

const order = createRoute({
  getParentRoute: () => signedIn,
  path: '/orders/$id',
  staticData: { place: 'customers' },
  component: lazyPage(() => import('./routes/order.tsx'), 'OrderPage'),
})

const profile = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/profile',
  staticData: { place: 'profile' },
  component: lazyPage(() => import('./routes/profile.tsx'), 'ProfilePage'),
})

const security = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/security',
  staticData: { place: 'security' },
  component: lazyPage(() => import('./routes/security.tsx'), 'SecurityPage'),
})

const sessions = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/sessions',
  staticData: { place: 'sessions' },
  component: lazyPage(() => import('./routes/sessions.tsx'), 'SessionsPage'),
})

const apiKeys = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/api-keys',
  staticData: { place: 'apiKeys' },
  component: lazyPage(() => import('./routes/api-keys.tsx'), 'ApiKeysPage'),
})

const members = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/members',
  staticData: { place: 'members' },
  component: lazyPage(() => import('./routes/members.tsx'), 'MembersPage'),
})

const securityOverview = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/security',
  staticData: { place: 'securityOverview' },
  validateSearch: readSecuritySearch,
  component: lazyPage(() => import('./routes/security-overview.tsx'), 'SecurityOverviewPage'),
})

const teams = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/teams',
  staticData: { place: 'teams' },
  component: lazyPage(() => import('./routes/teams.tsx'), 'TeamsPage'),
})

const roles = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/roles',
  staticData: { place: 'roles' },
  component: lazyPage(() => import('./routes/roles.tsx'), 'RolesPage'),
})

const healthWeights = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/health',
  staticData: { place: 'customers' },
  component: lazyPage(() => import('./routes/health-weights.tsx'), 'HealthWeightsPage'),
})

const jobs = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/jobs',
  staticData: { place: 'jobs' },
  component: lazyPage(() => import('./routes/jobs.tsx'), 'JobsPage'),
})

const audit = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/audit',
  staticData: { place: 'audit' },
  component: lazyPage(() => import('./routes/audit.tsx'), 'AuditPage'),
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signIn,
    notMe,
    signUp,
    verify,
    forgot,
    reset,
    invite,
    confirmEmail,
    outbox,
    signedIn.addChildren([
      today,
      customers,
      customer,
      order,
      tasks,
      profile,
      security,
      sessions,
      apiKeys,
      members,
      teams,
      roles,
      securityOverview,
      healthWeights,
      jobs,
      audit,
    ]),
  ]),
  defaultPreload: 'intent',
  // Never fetched on demand: it must show when a page's own file cannot be fetched.
  defaultErrorComponent: CrashState,
  defaultPendingComponent: PageSkeleton,
  defaultPendingMs: 150,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface StaticDataRouteOption {
    place?: Place
  }
}
