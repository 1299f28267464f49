import {
  apiKeySchema,
  createdApiKeySchema,
  meSchema,
  notificationPageSchema,
} from '@leora/domain/account/account'
import {
  createApiKeyInput,
  listNotificationsInput,
  markNotificationsReadInput,
  revokeApiKeyInput,
  switchTenantInput,
  updateProfileInput,
} from '@leora/domain/account/inputs'
import {
  endedSessionsSchema,
  endOtherSessionsInput,
  endSessionInput,
  sessionSchema,
} from '@leora/domain/account/session'
import { explanationSchema } from '@leora/domain/explanation'
import { explainAccessInput } from '@leora/domain/permissions/explain-access'
import { z } from 'zod'
import { explainOwnAccess } from '../permissions/explain-access.ts'
import {
  outerPersonProcedure,
  outerProcedure,
  steppedUpProcedure,
  tenantProcedure,
} from '../trpc.ts'
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys.ts'
import { listNotifications, markNotificationsRead } from './notifications.ts'
import { getMe, switchTenant, updateProfile } from './profile.ts'
import { endOtherSessions, endSession, listSessions } from './sessions.ts'

const idSchema = z.object({ id: z.uuid() })

const pingSchema = z.object({ tenantId: z.uuid(), userId: z.uuid() })

export const accountProcedures = {
  ping: tenantProcedure
    .meta({
      rest: 'GET /account/ping',
      summary: 'Check that you are still signed in',
      returns: pingSchema,
    })
    .query(({ ctx }) => ({ tenantId: ctx.actor.tenantId, userId: ctx.actor.userId })),
  me: outerProcedure
    .meta({
      rest: 'GET /account',
      summary: 'Who is signed in, where and with which role',
      returns: meSchema,
    })
    .query(({ ctx }) => getMe(ctx)),
  updateProfile: outerPersonProcedure
    .meta({
      rest: 'PATCH /account',
      summary: 'Change your name, language, time zone and look',
      returns: meSchema,
    })
    .input(updateProfileInput)
    .mutation(({ ctx, input }) => updateProfile(ctx, input)),
  switchTenant: outerPersonProcedure
    .meta({
      rest: 'POST /account/tenant',
      summary: 'Work in another of your companies',
      returns: z.object({ tenantId: z.uuid() }),
    })
    .input(switchTenantInput)
    .mutation(({ ctx, input }) => switchTenant(ctx, input)),
  explainAccess: tenantProcedure
    .meta({
      rest: 'GET /account/access',
      summary: 'Why you can or cannot see or change a customer',
      returns: explanationSchema,
    })
    .input(explainAccessInput)
    .query(({ ctx, input }) => explainOwnAccess(ctx, input)),
  listSessions: outerProcedure
    .meta({
      rest: 'GET /account/sessions',
      summary: 'List where you are signed in',
      returns: z.array(sessionSchema),
    })
    .query(({ ctx }) => listSessions(ctx)),
  endSession: outerPersonProcedure
    .meta({
      rest: 'DELETE /account/sessions/{id}',
      summary: 'End one of your sessions',
      returns: idSchema,
    })
    .input(endSessionInput)
    .mutation(({ ctx, input }) => endSession(ctx, input)),
  endOtherSessions: outerPersonProcedure
    .meta({
      rest: 'DELETE /account/sessions',
      summary: 'End all your sessions but this one',
      returns: endedSessionsSchema,
    })
    .input(endOtherSessionsInput)
    .mutation(({ ctx }) => endOtherSessions(ctx)),
  listApiKeys: tenantProcedure
    .meta({
      rest: 'GET /account/api-keys',
      summary: 'List the API keys of your company',
      returns: z.array(apiKeySchema),
    })
    .query(({ ctx }) => listApiKeys(ctx)),
  createApiKey: steppedUpProcedure
    .meta({
      rest: 'POST /account/api-keys',
      summary: 'Make an API key; its secret is shown once',
      returns: createdApiKeySchema,
    })
    .input(createApiKeyInput)
    .mutation(({ ctx, input }) => createApiKey(ctx, input)),
  revokeApiKey: steppedUpProcedure
    .meta({
      rest: 'DELETE /account/api-keys/{id}',
      summary: 'Revoke an API key',
      returns: idSchema,
    })
    .input(revokeApiKeyInput)
    .mutation(({ ctx, input }) => revokeApiKey(ctx, input)),
  listNotifications: tenantProcedure
    .meta({
      rest: 'GET /account/notifications',
      summary: 'List your notifications, newest first',
      returns: notificationPageSchema,
    })
    .input(listNotificationsInput)
    .query(({ ctx, input }) => listNotifications(ctx, input)),
  markNotificationsRead: tenantProcedure
    .meta({
      rest: 'POST /account/notifications/read',
      summary: 'Mark notifications as read',
      returns: z.object({ count: z.number().int() }),
    })
    .input(markNotificationsReadInput)
    .mutation(({ ctx, input }) => markNotificationsRead(ctx, input)),
}
