import { explainedStandingSchema } from '@leora/domain/customers/explained-standing'
import { healthWeightsSchema, setHealthWeightsInput } from '@leora/domain/customers/health-weights'
import { customerIdInput } from '@leora/domain/customers/inputs'
import {
  clearPriorityInput,
  overridePriorityInput,
} from '@leora/domain/customers/priority-override'
import { tenantProcedure } from '../trpc.ts'
import { getHealthWeights, setHealthWeights } from './health-weights.ts'
import { clearPriority, overridePriority } from './override-priority.ts'
import { explainCustomerStanding } from './standing.ts'

export const standingProcedures = {
  explainStanding: tenantProcedure
    .meta({
      rest: 'GET /customers/{id}/standing',
      summary: 'Account type, priority, health and cadence of a customer, and why',
      returns: explainedStandingSchema,
    })
    .input(customerIdInput)
    .query(({ ctx, input }) => explainCustomerStanding(ctx, input)),
  overridePriority: tenantProcedure
    .meta({
      rest: 'POST /customers/{id}/priority',
      summary: 'Set the priority of a customer until a day',
      returns: explainedStandingSchema,
    })
    .input(overridePriorityInput)
    .mutation(({ ctx, input }) => overridePriority(ctx, input)),
  clearPriorityOverride: tenantProcedure
    .meta({
      rest: 'DELETE /customers/{id}/priority',
      summary: 'Let the orders of a customer decide its priority again',
      returns: explainedStandingSchema,
    })
    .input(clearPriorityInput)
    .mutation(({ ctx, input }) => clearPriority(ctx, input)),
  getHealthWeights: tenantProcedure
    .meta({
      rest: 'GET /health-weights',
      summary: 'How the parts of health are weighed',
      returns: healthWeightsSchema,
    })
    .query(({ ctx }) => getHealthWeights(ctx)),
  setHealthWeights: tenantProcedure
    .meta({
      rest: 'PATCH /health-weights',
      summary: 'Weigh the parts of health anew',
      returns: healthWeightsSchema,
    })
    .input(setHealthWeightsInput)
    .mutation(({ ctx, input }) => setHealthWeights(ctx, input)),
}
