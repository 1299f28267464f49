import {
  exportSignInsInput,
  getSecurityOverviewInput,
  listSignInsInput,
  securityOverviewSchema,
  signInPageSchema,
} from '@leora/domain/security/overview'
import {
  securityPolicySchema,
  setSecurityPolicyInput,
} from '@leora/domain/security/security-policy'
import { z } from 'zod'
import { steppedUpProcedure, tenantProcedure } from '../trpc.ts'
import { exportSignIns, listSignIns } from './list-sign-ins.ts'
import { getSecurityOverview } from './overview.ts'
import { getSecurityPolicy, setSecurityPolicy } from './security-policy.ts'

export const securityProcedures = {
  getSecurityOverview: tenantProcedure
    .meta({
      rest: 'GET /security/overview',
      summary: 'Who signs in to your company, when, where and how, and who is kept out',
      returns: securityOverviewSchema,
      load: 'heavy',
    })
    .input(getSecurityOverviewInput)
    .query(({ ctx, input }) => getSecurityOverview(ctx, input)),
  listSignIns: tenantProcedure
    .meta({
      rest: 'GET /security/sign-ins',
      summary: 'List sign-ins and refused tries, newest first',
      returns: signInPageSchema,
    })
    .input(listSignInsInput)
    .query(({ ctx, input }) => listSignIns(ctx, input)),
  exportSignIns: steppedUpProcedure
    .meta({
      rest: 'POST /security/sign-ins/export',
      summary: 'Sign-ins and refused tries as a CSV file',
      returns: z.object({ csv: z.string(), count: z.number().int() }),
      load: 'heavy',
    })
    .input(exportSignInsInput)
    .mutation(({ ctx, input }) => exportSignIns(ctx, input)),
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
