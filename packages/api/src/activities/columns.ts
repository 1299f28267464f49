import type { RowShape } from '../write-row.ts'

/** The columns of an activity `a`. */
export const activityColumns = `a.id, a.customer_id as "customerId", a.contact_id as "contactId",
    (select p.name from contacts p where p.tenant_id = a.tenant_id and p.id = a.contact_id) as "contactName",
    a.type, a.direction, a.outcome, a.duration_minutes as "durationMinutes", a.body,
    a.happened_at as "happenedAt", a.author_id as "authorId",
    (select u.name from auth.users u where u.id = a.author_id) as "authorName", a.version,
    a.created_at as "createdAt", a.updated_at as "updatedAt", a.deleted_at as "deletedAt"`

export const activityShape: RowShape = {
  table: 'activities',
  alias: 'a',
  columns: activityColumns,
}
