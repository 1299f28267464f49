import { memberSchema, setMemberRoleInput } from '@leora/domain/admin/admin'
import { z } from 'zod'
import { router, tenantProcedure } from '../trpc.ts'
import { listMembers, setMemberRole } from './members.ts'

export const adminRouter = router({
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
})
