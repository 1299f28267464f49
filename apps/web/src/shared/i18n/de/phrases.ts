import { account } from './phrases/account.ts'
import { activities } from './phrases/activities.ts'
import { admin } from './phrases/admin.ts'
import { audit } from './phrases/audit.ts'
import { contacts } from './phrases/contacts.ts'
import { customers } from './phrases/customers.ts'
import { general } from './phrases/general.ts'
import { oidc } from './phrases/oidc.ts'
import { orders } from './phrases/orders.ts'
import { passkeys } from './phrases/passkeys.ts'
import { permissions } from './phrases/permissions.ts'
import { secondFactor } from './phrases/second-factor.ts'
import { sessions } from './phrases/sessions.ts'
import { signUp } from './phrases/sign-up.ts'
import { tasks } from './phrases/tasks.ts'

/** What the server and the domain say in English, in German; a gap is filled with the same words. */
export const phrases: Readonly<Record<string, string>> = {
  ...general,
  ...account,
  ...admin,
  ...audit,
  ...customers,
  ...contacts,
  ...orders,
  ...permissions,
  ...secondFactor,
  ...oidc,
  ...passkeys,
  ...signUp,
  ...sessions,
  ...activities,
  ...tasks,
}
