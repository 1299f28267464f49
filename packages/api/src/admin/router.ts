import {
  endedSessionsSchema,
  memberSessionsInput,
  sessionSchema,
} from '@leora/domain/account/session'
import { jobCountSchema, memberSchema, setMemberRoleInput } from '@leora/domain/admin/admin'
import { z } from 'zod'
import { listJobs } from '../jobs/list-jobs.ts'
import { personProcedure, steppedUpProcedure, tenantProcedure } from '../trpc.ts'
import { endMemberSessions, listMemberSessions } from './member-sessions.ts'
import { listMembers, setMemberRole } from './members.ts'

export const adminProcedures = {
  listMembers: tenantProcedure
    .meta({
      rest: 'GET /members',
      summary: 'List the members of your company',
      returns: z.array(memberSchema),
    })
    .query(({ ctx }) => listMembers(ctx)),
  setMemberRole: steppedUpProcedure
    .meta({
      rest: 'PATCH /members/{userId}',
      summary: "Change a member's role",
      returns: memberSchema,
    })
    .input(setMemberRoleInput)
    .mutation(({ ctx, input }) => setMemberRole(ctx, input)),
  listMemberSessions: tenantProcedure
    .meta({
      rest: 'GET /members/{userId}/sessions',
      summary: 'List where a member is signed in to your company',
      returns: z.array(sessionSchema),
    })
    .input(memberSessionsInput)
    .query(({ ctx, input }) => listMemberSessions(ctx, input)),
  endMemberSessions: personProcedure
    .meta({
      rest: 'DELETE /members/{userId}/sessions',
      summary: 'End all sessions of a member in your company',
      returns: endedSessionsSchema,
    })
    .input(memberSessionsInput)
    .mutation(({ ctx, input }) => endMemberSessions(ctx, input)),
  listJobs: tenantProcedure
    .meta({
      rest: 'GET /jobs',
      summary: 'Count background jobs by queue and state',
      returns: z.array(jobCountSchema),
    })
    .query(({ ctx }) => listJobs(ctx)),
}
