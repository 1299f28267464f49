import type { CustomerView } from '../customers/view.ts'

/** The columns of an order `o` in a list. What has been paid tells what is owed, so it goes with the balance. */
export const orderRowColumns = ({ hidden }: CustomerView) => `
  o.id, o.number, o.customer_id as "customerId",
  (select c.name from customers c where c.tenant_id = o.tenant_id and c.id = o.customer_id) as "customerName",
  o.state, o.ordered_at as "orderedAt", o.currency, o.total_minor as "totalMinor", o.due_on as "dueOn",
  ${hidden.includes('balanceMinor') ? 'null' : 'o.paid_minor'} as "paidMinor", o.version`
