import { jobCountSchema, memberSchema, setMemberRoleInput } from '@leora/domain/admin/admin'
import { z } from 'zod'
import { listJobs } from '../jobs/list-jobs.ts'
import { tenantProcedure } from '../trpc.ts'
import { listMembers, setMemberRole } from './members.ts'

export const adminProcedures = {
  listMembers: tenantProcedure
    .meta({
      rest: 'GET /members',
      summary: 'List the members of your company',
      returns: z.array(memberSchema),
    })
    .query(({ ctx }) => listMembers(ctx)),
  setMemberRole: tenantProcedure
    .meta({
      rest: 'PATCH /members/{userId}',
      summary: "Change a member's role",
      returns: memberSchema,
    })
    .input(setMemberRoleInput)
    .mutation(({ ctx, input }) => setMemberRole(ctx, input)),
  listJobs: tenantProcedure
    .meta({
      rest: 'GET /jobs',
      summary: 'Count background jobs by queue and state',
      returns: z.array(jobCountSchema),
    })
    .query(({ ctx }) => listJobs(ctx)),
}
