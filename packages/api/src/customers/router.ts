import {
  customerHitsSchema,
  customerPageSchema,
  customerSchema,
  customerStatsSchema,
} from '@leora/domain/customers/customer'
import { customersFileSchema, exportCustomersInput } from '@leora/domain/customers/export'
import {
  createCustomerInput,
  customerIdInput,
  deleteCustomerInput,
  listCustomersInput,
  searchCustomersInput,
  updateCustomerInput,
} from '@leora/domain/customers/inputs'
import {
  customerSummarySchema,
  listTimelineInput,
  timelinePageSchema,
} from '@leora/domain/timeline/timeline'
import { getCustomerSummary, listTimeline } from '../timeline/service.ts'
import { steppedUpProcedure, tenantProcedure } from '../trpc.ts'
import { exportCustomers } from './export.ts'
import {
  createCustomer,
  deleteCustomer,
  getCustomer,
  getCustomerStats,
  listCustomers,
  restoreCustomer,
  searchCustomers,
  updateCustomer,
} from './service.ts'

export const customerProcedures = {
  list: tenantProcedure
    .meta({ rest: 'GET /customers', summary: 'List customers', returns: customerPageSchema })
    .input(listCustomersInput)
    .query(({ ctx, input }) => listCustomers(ctx, input)),
  get: tenantProcedure
    .meta({ rest: 'GET /customers/{id}', summary: 'Read one customer', returns: customerSchema })
    .input(customerIdInput)
    .query(({ ctx, input }) => getCustomer(ctx, input)),
  summary: tenantProcedure
    .meta({
      rest: 'GET /customers/{id}/summary',
      summary: 'The next step with a customer, and what happened last',
      returns: customerSummarySchema,
    })
    .input(customerIdInput)
    .query(({ ctx, input }) => getCustomerSummary(ctx, input)),
  timeline: tenantProcedure
    .meta({
      rest: 'GET /customers/{id}/timeline',
      summary: 'What happened with a customer and what was changed about it, the latest first',
      returns: timelinePageSchema,
    })
    .input(listTimelineInput)
    .query(({ ctx, input }) => listTimeline(ctx, input)),
  search: tenantProcedure
    .meta({
      rest: 'GET /customers/search',
      summary: 'Find customers by any of their names, numbers and addresses',
      returns: customerHitsSchema,
    })
    .input(searchCustomersInput)
    .query(({ ctx, input }) => searchCustomers(ctx, input)),
  stats: tenantProcedure
    .meta({
      rest: 'GET /customers/stats',
      summary: 'Count customers by status, stage, type and territory',
      returns: customerStatsSchema,
    })
    .query(({ ctx }) => getCustomerStats(ctx)),
  export: steppedUpProcedure
    .meta({
      rest: 'POST /customers/export',
      summary: 'The filtered customers as parts of a CSV file',
      returns: customersFileSchema,
      load: 'heavy',
    })
    .input(exportCustomersInput)
    .mutation(({ ctx, input }) => exportCustomers(ctx, input)),
  create: tenantProcedure
    .meta({ rest: 'POST /customers', summary: 'Add a customer', returns: customerSchema })
    .input(createCustomerInput)
    .mutation(({ ctx, input }) => createCustomer(ctx, input)),
  update: tenantProcedure
    .meta({ rest: 'PATCH /customers/{id}', summary: 'Change a customer', returns: customerSchema })
    .input(updateCustomerInput)
    .mutation(({ ctx, input }) => updateCustomer(ctx, input)),
  delete: tenantProcedure
    .meta({
      rest: 'DELETE /customers/{id}',
      summary: 'Delete a customer; it can be restored for 30 days',
      returns: customerSchema,
    })
    .input(deleteCustomerInput)
    .mutation(({ ctx, input }) => deleteCustomer(ctx, input)),
  restore: tenantProcedure
    .meta({
      rest: 'POST /customers/{id}/restore',
      summary: 'Restore a deleted customer',
      returns: customerSchema,
    })
    .input(customerIdInput)
    .mutation(({ ctx, input }) => restoreCustomer(ctx, input)),
}
