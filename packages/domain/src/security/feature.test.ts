import { expect, test } from 'vitest'
import { featureOf } from './feature.ts'

test.each([
  ['crm.customers.list', 'customers'],
  ['crm.extensions.getAuditLog', 'audit_log'],
  ['crm.extensions.listDocuments', 'documents'],
  ['callPlans.get', 'callPlans'],
  ['admin.setMemberRole', 'admin'],
  ['metrics.getToday', 'metrics'],
  ['account.me', null],
  ['account.ping', null],
])('%s belongs to %s', (procedure, feature) => {
  expect(featureOf(procedure)).toBe(feature)
})
