import { memberSchema } from '@leora/domain/admin/admin'
import { explanationSchema } from '@leora/domain/explanation'
import { explainMemberAccessInput } from '@leora/domain/permissions/explain-access'
import {
  assignPermissionSetInput,
  createPermissionSetInput,
  deletePermissionSetInput,
  permissionSetSchema,
  updatePermissionSetInput,
} from '@leora/domain/permissions/permission-set'
import { z } from 'zod'
import { assignPermissionSet } from '../admin/members.ts'
import { steppedUpProcedure, tenantProcedure } from '../trpc.ts'
import { explainMemberAccess } from './explain-access.ts'
import {
  createPermissionSet,
  deletePermissionSet,
  listPermissionSets,
  updatePermissionSet,
} from './permission-sets.ts'

export const permissionProcedures = {
  listPermissionSets: tenantProcedure
    .meta({
      rest: 'GET /permission-sets',
      summary: 'List the permission sets of your company, and who has them',
      returns: z.array(permissionSetSchema),
    })
    .query(({ ctx }) => listPermissionSets(ctx)),
  createPermissionSet: steppedUpProcedure
    .meta({
      rest: 'POST /permission-sets',
      summary: 'Add a permission set',
      returns: permissionSetSchema,
    })
    .input(createPermissionSetInput)
    .mutation(({ ctx, input }) => createPermissionSet(ctx, input)),
  updatePermissionSet: steppedUpProcedure
    .meta({
      rest: 'PATCH /permission-sets/{id}',
      summary: 'Change a permission set for everybody who has it',
      returns: permissionSetSchema,
    })
    .input(updatePermissionSetInput)
    .mutation(({ ctx, input }) => updatePermissionSet(ctx, input)),
  deletePermissionSet: steppedUpProcedure
    .meta({
      rest: 'DELETE /permission-sets/{id}',
      summary: 'Delete a permission set that nobody has',
      returns: permissionSetSchema,
    })
    .input(deletePermissionSetInput)
    .mutation(({ ctx, input }) => deletePermissionSet(ctx, input)),
  assignPermissionSet: steppedUpProcedure
    .meta({
      rest: 'PATCH /members/{userId}/permission-set',
      summary: 'Give a member a permission set instead of the rights of the role',
      returns: memberSchema,
    })
    .input(assignPermissionSetInput)
    .mutation(({ ctx, input }) => assignPermissionSet(ctx, input)),
  explainAccess: tenantProcedure
    .meta({
      rest: 'GET /members/{userId}/access',
      summary: 'Why a member can or cannot see or change a customer',
      returns: explanationSchema,
    })
    .input(explainMemberAccessInput)
    .query(({ ctx, input }) => explainMemberAccess(ctx, input)),
}
