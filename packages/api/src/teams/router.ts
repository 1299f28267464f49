import {
  createTeamInput,
  deleteTeamInput,
  teamIdInput,
  teamSchema,
  updateTeamInput,
} from '@leora/domain/teams/team'
import { z } from 'zod'
import { tenantProcedure } from '../trpc.ts'
import { createTeam, deleteTeam, listTeams, restoreTeam, updateTeam } from './service.ts'

export const teamProcedures = {
  listTeams: tenantProcedure
    .meta({
      rest: 'GET /teams',
      summary: 'List the teams of your company and their people',
      returns: z.array(teamSchema),
    })
    .query(({ ctx }) => listTeams(ctx)),
  createTeam: tenantProcedure
    .meta({ rest: 'POST /teams', summary: 'Add a team', returns: teamSchema })
    .input(createTeamInput)
    .mutation(({ ctx, input }) => createTeam(ctx, input)),
  updateTeam: tenantProcedure
    .meta({ rest: 'PATCH /teams/{id}', summary: 'Change a team', returns: teamSchema })
    .input(updateTeamInput)
    .mutation(({ ctx, input }) => updateTeam(ctx, input)),
  deleteTeam: tenantProcedure
    .meta({
      rest: 'DELETE /teams/{id}',
      summary: 'Delete a team; its people keep their customers',
      returns: teamSchema,
    })
    .input(deleteTeamInput)
    .mutation(({ ctx, input }) => deleteTeam(ctx, input)),
  restoreTeam: tenantProcedure
    .meta({
      rest: 'POST /teams/{id}/restore',
      summary: 'Restore a deleted team',
      returns: teamSchema,
    })
    .input(teamIdInput)
    .mutation(({ ctx, input }) => restoreTeam(ctx, input)),
}
