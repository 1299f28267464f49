import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { actorKinds } from '../actor.ts'
import { pageInput } from '../page.ts'
import { allowAct } from '../permissions/allow.ts'
import type { Verdict } from '../policy.ts'
import { requiredText, searchedText } from '../text.ts'

export const auditItemSchema = z.object({
  id: z.uuid(),
  at: z.iso.datetime({ offset: true }),
  actorId: z.uuid().nullable(),
  actorName: z.string().nullable(),
  actorKind: z.enum([...actorKinds, 'system']),
  entityType: z.string(),
  entityId: z.uuid().nullable(),
  entityLabel: z.string().nullable(),
  action: z.string(),
  changes: z.record(z.string(), z.object({ old: z.unknown(), new: z.unknown() })),
  ipAddress: z.string().nullable(),
  userAgent: z.string().nullable(),
  requestId: z.string().nullable(),
})
export type AuditItem = z.infer<typeof auditItemSchema>

export const auditPageSchema = z.object({
  items: z.array(auditItemSchema),
  nextCursor: z.string().nullable(),
})
export type AuditPage = z.infer<typeof auditPageSchema>

export const getAuditLogInput = pageInput.extend({
  entityType: searchedText(60).optional(),
  entityId: z.uuid().optional(),
  actorId: z.uuid().optional(),
  action: searchedText(60).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
})
export type GetAuditLogInput = z.infer<typeof getAuditLogInput>

export const loggableActions = [
  'viewed_sensitive',
  'exported',
  'consent_given',
  'consent_revoked',
] as const

export const logAuditInput = z.object({
  entityType: z.enum(['customers']),
  entityId: z.uuid(),
  action: z.enum(loggableActions),
  note: requiredText(500, 'Say what happened.').optional(),
})
export type LogAuditInput = z.infer<typeof logAuditInput>

/** One record's history is open to all who may read the record; the whole log to its keepers. */
export function canReadAuditLog(actor: Actor, input: GetAuditLogInput): Verdict {
  if (input.entityType === 'customers' && input.entityId !== undefined) {
    return allowAct(actor, 'customers.read')
  }
  return canReadWholeLog(actor)
}

export function canReadWholeLog(actor: Actor): Verdict {
  return allowAct(actor, 'audit.read')
}

export function canLogAudit(actor: Actor): Verdict {
  const write = allowAct(actor, 'audit.write')
  return write.allowed ? allowAct(actor, 'customers.read') : write
}
