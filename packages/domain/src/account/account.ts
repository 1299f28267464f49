import { z } from 'zod'
import { apiScopes, gates, roles } from '../actor.ts'
import { densities, locales, themes } from './inputs.ts'

export const meSchema = z.object({
  user: z.object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    locale: z.enum(locales),
    timeZone: z.string(),
    theme: z.enum(themes),
    density: z.enum(densities),
  }),
  tenant: z.object({
    id: z.uuid(),
    name: z.string(),
    currency: z.string(),
    timeZone: z.string(),
    locale: z.enum(locales),
  }),
  role: z.enum(roles),
  permissionSet: z
    .object({
      id: z.uuid(),
      name: z.string(),
      grants: z.record(z.string(), z.string()),
      fields: z.record(z.string(), z.string()),
      colleagues: z.array(z.uuid()).readonly(),
    })
    .nullable(),
  /** What must happen before the company lets the person in. */
  gate: z.enum(gates).nullable(),
  tenants: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.enum(roles) })),
  version: z.object({ version: z.string(), build: z.string() }),
})
export type Me = z.infer<typeof meSchema>

export const apiKeySchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Its first characters, to recognise it by. */
  start: z.string().nullable(),
  scopes: z.array(z.enum(apiScopes)),
  ownerName: z.string(),
  createdAt: z.iso.datetime({ offset: true }),
  expiresAt: z.iso.datetime({ offset: true }),
  lastUsedAt: z.iso.datetime({ offset: true }).nullable(),
  /** The address of the last use. */
  lastUsedIp: z.string().nullable(),
})
export type ApiKey = z.infer<typeof apiKeySchema>

export const createdApiKeySchema = apiKeySchema.extend({
  /** Shown once; only its hash is kept. */
  secret: z.string(),
})
export type CreatedApiKey = z.infer<typeof createdApiKeySchema>

export const notificationKinds = [
  'customer_assigned',
  'task_assigned',
  'task_reminder',
  'role_changed',
  'rights_changed',
  'api_key_created',
  'email_failed',
  'sign_in_anomaly',
  'member_anomaly',
] as const
export type NotificationKind = (typeof notificationKinds)[number]

export const notificationSchema = z.object({
  id: z.uuid(),
  kind: z.enum(notificationKinds),
  params: z.record(z.string(), z.string()),
  link: z.string().nullable(),
  at: z.iso.datetime({ offset: true }),
  readAt: z.iso.datetime({ offset: true }).nullable(),
})
export type Notification = z.infer<typeof notificationSchema>

export const notificationPageSchema = z.object({
  items: z.array(notificationSchema),
  nextCursor: z.string().nullable(),
  unread: z.number().int(),
})
export type NotificationPage = z.infer<typeof notificationPageSchema>
