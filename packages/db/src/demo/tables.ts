import { getTableColumns } from 'drizzle-orm'
import { getTableConfig, type PgTable } from 'drizzle-orm/pg-core'
import { notifications } from '../schema/account.ts'
import { activities } from '../schema/activities.ts'
import { auditLog } from '../schema/audit.ts'
import { sessions, signInFailures } from '../schema/auth.ts'
import { contacts } from '../schema/contacts.ts'
import { customers } from '../schema/customers.ts'
import { featureUses } from '../schema/feature-uses.ts'
import { invitations } from '../schema/invitations.ts'
import { orderLines, orders } from '../schema/orders.ts'
import { products } from '../schema/products.ts'
import { passkeys } from '../schema/second-factor.ts'
import { signInEvents } from '../schema/sign-in.ts'
import { tasks } from '../schema/tasks.ts'
import { teamMembers, teams } from '../schema/teams.ts'
import { generateActivities } from './activities/activities.ts'
import { generateTasks } from './activities/tasks.ts'
import type { DemoCompany } from './company.ts'
import { generateContacts } from './contacts/contacts.ts'
import type { CopyValue } from './copy-text.ts'
import { generateCustomersOnce } from './history/acts.ts'
import { generateAudit } from './history/audit.ts'
import { generateNotifications } from './history/notifications.ts'
import { generateSessions } from './history/sessions.ts'
import { generateFeatureUses } from './identity/feature-uses.ts'
import { generateInvitations } from './identity/invitations.ts'
import { generatePasskeys } from './identity/passkeys.ts'
import { generateSignInEvents, generateSignInFailures } from './identity/sign-in-events.ts'
import { generateTeamMembers, generateTeams } from './identity/teams.ts'
import { generateOrderLines, generateOrders } from './orders/orders.ts'
import { generateProducts } from './orders/products.ts'

/** How one table of a company is filled. */
export interface DemoTable {
  /** As statements name it: with its schema, unless that is public. */
  readonly name: string
  readonly columns: readonly string[]
  /** One array per row, in the order of the columns. */
  readonly rows: (company: DemoCompany) => Iterable<CopyValue[]>
}

/**
 * The tables in the order in which their foreign keys allow them. A further kind of row is one more
 * generator and one more line; it draws from its own stream, and reads what happened to the customers by `listActs`.
 */
export const demoTables: readonly DemoTable[] = [
  fillTable(customers, generateCustomersOnce),
  fillTable(contacts, generateContacts),
  fillTable(activities, generateActivities),
  fillTable(tasks, generateTasks),
  fillTable(products, generateProducts),
  fillTable(orders, generateOrders),
  fillTable(orderLines, generateOrderLines),
  fillTable(auditLog, generateAudit),
  fillTable(notifications, generateNotifications),
  fillTable(sessions, generateSessions),
  fillTable(teams, generateTeams),
  fillTable(teamMembers, generateTeamMembers),
  fillTable(invitations, generateInvitations),
  fillTable(passkeys, generatePasskeys),
  fillTable(signInEvents, generateSignInEvents),
  fillTable(signInFailures, generateSignInFailures),
  fillTable(featureUses, generateFeatureUses),
]

/** A column added to the schema does not compile here until the generator gives it a value. */
function fillTable<Table extends PgTable>(
  table: Table,
  generate: (
    company: DemoCompany,
  ) => Iterable<Record<keyof Table['$inferInsert'] & string, CopyValue>>,
): DemoTable {
  const written = Object.entries(getTableColumns(table)).filter(([, column]) => !column.generated)
  const keys = written.map(([key]) => key as keyof Table['$inferInsert'] & string)
  const { schema, name } = getTableConfig(table)
  return {
    name: schema ? `${schema}.${name}` : name,
    columns: written.map(([, column]) => column.name),
    *rows(company) {
      for (const row of generate(company)) yield keys.map((key) => row[key])
    },
  }
}
