import { auditPageSchema, getAuditLogInput, logAuditInput } from '@leora/domain/audit/audit'
import { z } from 'zod'
import { tenantProcedure } from '../trpc.ts'
import { getAuditLog, logAudit } from './service.ts'

export const auditProcedures = {
  getAuditLog: tenantProcedure
    .meta({
      rest: 'GET /audit',
      summary: 'Read what happened, newest first',
      returns: auditPageSchema,
    })
    .input(getAuditLogInput)
    .query(({ ctx, input }) => getAuditLog(ctx, input)),
  logAudit: tenantProcedure
    .meta({
      rest: 'POST /audit',
      summary: 'Record an act that changes no row',
      returns: z.object({ id: z.uuid() }),
    })
    .input(logAuditInput)
    .mutation(({ ctx, input }) => logAudit(ctx, input)),
}
