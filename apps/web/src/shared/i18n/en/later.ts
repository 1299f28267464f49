import { activities } from './activities.ts'
import { admin } from './admin.ts'
import { adminScreens } from './admin-screens.ts'
import { contacts } from './contacts.ts'
import { customerScreens } from './customer-screens.ts'
import { framePanels } from './frame-panels.ts'
import { invitations } from './invitations.ts'
import { oidc } from './oidc.ts'
import { orders } from './orders.ts'
import { overview, securityFacts } from './overview.ts'
import { passkeyScreens } from './passkey-screens.ts'
import { accessFacts, rights } from './rights.ts'
import { security } from './security.ts'
import { sessions } from './sessions.ts'
import { settings } from './settings.ts'
import { signUp } from './sign-up.ts'
import { standing, standingFacts } from './standing.ts'
import { tasks } from './tasks.ts'

/** What neither the sign-in nor Today says; `withWords` brings it along with every other page and panel. */
export const later = {
  frame: framePanels,
  admin: { ...admin, ...adminScreens },
  customers: customerScreens,
  contacts,
  activities,
  tasks,
  passkeys: passkeyScreens,
  signUp,
  invitations,
  settings,
  security,
  oidc,
  overview,
  sessions,
  rights,
  standing,
  orders,
  fact: { access: accessFacts, security: securityFacts, standing: standingFacts },
} as const
