import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import { readCustomerSearch } from '#shared/places/customer-search.ts'
import type { Place } from '#shared/places/places.ts'
import { readSecuritySearch } from '#shared/places/security-search.ts'
import { readSignInSearch } from '#shared/places/sign-in-search.ts'
import { CrashState } from '#shared/states/crash-state.tsx'
import { PageSkeleton } from '#shared/states/page-skeleton.tsx'

const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: lazyRouteComponent(() => import('./routes/not-found.tsx'), 'NotFound'),
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
  component: lazyRouteComponent(() => import('./routes/not-me.tsx'), 'NotMePage'),
})

const signUp = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('./routes/sign-up.tsx'), 'SignUpPage'),
})

const verify = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verify',
  component: lazyRouteComponent(() => import('./routes/verify.tsx'), 'VerifyPage'),
})

const forgot = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot',
  component: lazyRouteComponent(() => import('./routes/forgot.tsx'), 'ForgotPage'),
})

const reset = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset',
  component: lazyRouteComponent(() => import('./routes/reset.tsx'), 'ResetPage'),
})

const invite = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invite',
  component: lazyRouteComponent(() => import('./routes/invite.tsx'), 'InvitePage'),
})

const confirmEmail = createRoute({
  getParentRoute: () => rootRoute,
  path: '/confirm-email',
  component: lazyRouteComponent(() => import('./routes/confirm-email.tsx'), 'ConfirmEmailPage'),
})

const outbox = createRoute({
  getParentRoute: () => rootRoute,
  path: '/outbox',
  component: lazyRouteComponent(() => import('./routes/outbox.tsx'), 'OutboxPage'),
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
  component: lazyRouteComponent(() => import('./routes/customers.tsx'), 'CustomersPage'),
})

const customer = createRoute({
  getParentRoute: () => signedIn,
  path: '/customers/$id',
  staticData: { place: 'customers' },
  component: lazyRouteComponent(() => import('./routes/customer.tsx'), 'CustomerPage'),
})

const profile = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/profile',
  staticData: { place: 'profile' },
  component: lazyRouteComponent(() => import('./routes/profile.tsx'), 'ProfilePage'),
})

const security = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/security',
  staticData: { place: 'security' },
  component: lazyRouteComponent(() => import('./routes/security.tsx'), 'SecurityPage'),
})

const sessions = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/sessions',
  staticData: { place: 'sessions' },
  component: lazyRouteComponent(() => import('./routes/sessions.tsx'), 'SessionsPage'),
})

const apiKeys = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/api-keys',
  staticData: { place: 'apiKeys' },
  component: lazyRouteComponent(() => import('./routes/api-keys.tsx'), 'ApiKeysPage'),
})

const members = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/members',
  staticData: { place: 'members' },
  component: lazyRouteComponent(() => import('./routes/members.tsx'), 'MembersPage'),
})

const securityOverview = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/security',
  staticData: { place: 'securityOverview' },
  validateSearch: readSecuritySearch,
  component: lazyRouteComponent(
    () => import('./routes/security-overview.tsx'),
    'SecurityOverviewPage',
  ),
})

const teams = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/teams',
  staticData: { place: 'teams' },
  component: lazyRouteComponent(() => import('./routes/teams.tsx'), 'TeamsPage'),
})

const roles = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/roles',
  staticData: { place: 'roles' },
  component: lazyRouteComponent(() => import('./routes/roles.tsx'), 'RolesPage'),
})

const jobs = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/jobs',
  staticData: { place: 'jobs' },
  component: lazyRouteComponent(() => import('./routes/jobs.tsx'), 'JobsPage'),
})

const audit = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/audit',
  staticData: { place: 'audit' },
  component: lazyRouteComponent(() => import('./routes/audit.tsx'), 'AuditPage'),
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
      profile,
      security,
      sessions,
      apiKeys,
      members,
      teams,
      roles,
      securityOverview,
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
