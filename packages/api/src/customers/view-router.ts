import {
  deleteViewInput,
  savedViewSchema,
  saveViewInput,
  updateViewInput,
  viewIdInput,
} from '@leora/domain/customers/saved-view'
import { z } from 'zod'
import { router, tenantProcedure } from '../trpc.ts'
import { deleteView, listViews, restoreView, saveView, updateView } from './saved-views.ts'

export const viewsRouter = router({
  list: tenantProcedure
    .meta({
      rest: 'GET /customer-views',
      summary: 'List your own views of the customers and those of your company',
      returns: z.array(savedViewSchema),
    })
    .query(({ ctx }) => listViews(ctx)),
  save: tenantProcedure
    .meta({ rest: 'POST /customer-views', summary: 'Save a view', returns: savedViewSchema })
    .input(saveViewInput)
    .mutation(({ ctx, input }) => saveView(ctx, input)),
  update: tenantProcedure
    .meta({
      rest: 'PATCH /customer-views/{id}',
      summary: 'Rename, change or share a view',
      returns: savedViewSchema,
    })
    .input(updateViewInput)
    .mutation(({ ctx, input }) => updateView(ctx, input)),
  delete: tenantProcedure
    .meta({
      rest: 'DELETE /customer-views/{id}',
      summary: 'Delete a view',
      returns: savedViewSchema,
    })
    .input(deleteViewInput)
    .mutation(({ ctx, input }) => deleteView(ctx, input)),
  restore: tenantProcedure
    .meta({
      rest: 'POST /customer-views/{id}/restore',
      summary: 'Restore a deleted view',
      returns: savedViewSchema,
    })
    .input(viewIdInput)
    .mutation(({ ctx, input }) => restoreView(ctx, input)),
})
