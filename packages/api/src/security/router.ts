import {
  securityPolicySchema,
  setSecurityPolicyInput,
} from '@leora/domain/security/security-policy'
import { steppedUpProcedure, tenantProcedure } from '../trpc.ts'
import { getSecurityPolicy, setSecurityPolicy } from './security-policy.ts'

export const securityProcedures = {
  getSecurityPolicy: tenantProcedure
    .meta({
      rest: 'GET /security/policy',
      summary: 'How your company wants its people to sign in',
      returns: securityPolicySchema,
    })
    .query(({ ctx }) => getSecurityPolicy(ctx)),
  setSecurityPolicy: steppedUpProcedure
    .meta({
      rest: 'PATCH /security/policy',
      summary: 'Ask for a second factor, and limit how long sessions last',
      returns: securityPolicySchema,
    })
    .input(setSecurityPolicyInput)
    .mutation(({ ctx, input }) => setSecurityPolicy(ctx, input)),
}
