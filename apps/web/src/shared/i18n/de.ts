import { settings, signIn } from './de/account.ts'
import { activities } from './de/activities.ts'
import { admin } from './de/admin.ts'
import { contacts } from './de/contacts.ts'
import { customers } from './de/customers.ts'
import { errors } from './de/errors.ts'
import { frame } from './de/frame.ts'
import { invitations } from './de/invitations.ts'
import { oidc } from './de/oidc.ts'
import { orders } from './de/orders.ts'
import { overview } from './de/overview.ts'
import { passkeys } from './de/passkeys.ts'
import { rights } from './de/rights.ts'
import { security } from './de/security.ts'
import { sessions } from './de/sessions.ts'
import { signUp } from './de/sign-up.ts'
import { standing } from './de/standing.ts'
import { tasks } from './de/tasks.ts'
import { explain, fact, today } from './de/today.ts'
import type { Catalogue } from './en.ts'

export const catalogue: Catalogue = {
  frame,
  signIn,
  signUp,
  invitations,
  settings,
  oidc,
  overview,
  security,
  passkeys,
  sessions,
  admin,
  rights,
  standing,
  orders,
  customers,
  contacts,
  activities,
  tasks,
  today,
  explain,
  fact,
  errors,
}

export { phrases } from './de/phrases.ts'
