import { sql } from '@leora/db'
import type { AuthDb } from '@leora/db/database'
import { notifications } from '@leora/db/schema/index'
import type { TenantDb } from '@leora/db/slots'
import { isSevere, manyFailures } from '@leora/domain/sign-in/anomalies'
import { uuid7 } from '@leora/domain/uuid7'
import { mailedLink, postIdentityMail } from '../identity-mail/post-identity-mail.ts'
import { inTenantOf, type Job, type JobHandler, type WorkerServices } from '../jobs/job.ts'
import { makeNotMeLink } from './not-me.ts'
import { describeSignIn } from './sign-in-words.ts'

interface StrangeSignIn extends Record<string, unknown> {
  id: string
  at: string
  userId: string
  tenantId: string
  name: string
  email: string
  locale: string
  timeZone: string
  anomalies: string[]
  country: string | null
  city: string | null
  userAgent: string | null
  isSignedIn: boolean
}

/**
 * Tells people of strange sign-ins in their name, and owners of the severe ones. An event is marked
 * as told after its notices are committed: a crash in between tells twice rather than never.
 */
export const tellAnomalies: JobHandler = async (services, job) => {
  const { auth } = services.database
  await noticeGuessing(auth)
  const strange = await listUntold(auth)
  for (const one of strange) {
    job.signal.throwIfAborted()
    await tell(services, job, one)
  }
  return strange.length === 0 ? null : { told: strange.length }
}

// Once a day for each person: what is guessed at all night is one story.
async function noticeGuessing(auth: AuthDb): Promise<void> {
  await auth.execute(sql`
    update auth.sign_in_events e set anomalies = array['many_failures']
    from (
      select (array_agg(id order by at desc))[1] as id, user_id from auth.sign_in_events
      where at > now() - interval '1 hour' and user_id is not null
        and outcome in ('wrong_password', 'wrong_factor', 'locked')
      group by user_id having count(*) >= ${manyFailures}) guessing
    where e.id = guessing.id and not exists (
      select from auth.sign_in_events told where told.user_id = guessing.user_id
        and told.at > now() - interval '1 day' and 'many_failures' = any (told.anomalies))`)
}

async function listUntold(auth: AuthDb): Promise<StrangeSignIn[]> {
  return await auth.execute<StrangeSignIn>(sql`
    select e.id, e.at, e.user_id as "userId", m.tenant_id as "tenantId", u.name, u.email, u.locale,
      u.time_zone as "timeZone", to_json(e.anomalies) as anomalies, e.country, e.city,
      e.user_agent as "userAgent", e.outcome = 'signed_in' as "isSignedIn"
    from auth.sign_in_events e join auth.users u on u.id = e.user_id
    -- A refused try belongs to no company; the person hears of it where they joined first.
    join lateral (select tenant_id from members where user_id = e.user_id and suspended_at is null
      order by tenant_id = e.tenant_id desc nulls last, created_at limit 1) m on true
    where e.anomalies <> '{}' and e.told_at is null and e.at > now() - interval '7 days'
    order by e.at limit 100`)
}

async function tell(services: WorkerServices, job: Job, event: StrangeSignIn): Promise<void> {
  const { userId, tenantId, name } = event
  const anomalies = event.anomalies.join(',')
  await inTenantOf(services, job, { tenantId, userId }, async (db) => {
    await notify(db, {
      tenantId,
      userIds: [userId],
      kind: 'sign_in_anomaly',
      params: { anomalies },
      link: '/settings/sessions',
    })
    if (isSevere(event.anomalies)) {
      await notify(db, {
        tenantId,
        userIds: await listOwners(db, tenantId, userId),
        kind: 'member_anomaly',
        params: { anomalies, name },
        link: '/admin/security',
      })
    }
  })
  await mailAndMark(services, event)
}

async function mailAndMark(services: WorkerServices, event: StrangeSignIn): Promise<void> {
  const { id, userId, name, email } = event
  const locale = event.locale === 'de' ? 'de' : 'en'
  await services.database.auth.transaction(async (tx) => {
    const token = await makeNotMeLink(tx, userId)
    await postIdentityMail(services, tx, {
      kind: event.isSignedIn ? 'strange_sign_in' : 'refused_guesses',
      recipient: email,
      locale,
      facts: {
        name,
        link: mailedLink(services.publicUrl, 'not-me', token),
        ...describeSignIn({ ...event, locale }),
      },
      userId,
    })
    await tx.execute(sql`update auth.sign_in_events set told_at = now() where id = ${id}`)
  })
  await services.jobs.wake('deliver-identity-mail')
}

interface Notice {
  tenantId: string
  userIds: readonly string[]
  kind: 'sign_in_anomaly' | 'member_anomaly'
  params: Record<string, string>
  link: string
}

async function notify(db: TenantDb, { userIds, ...notice }: Notice): Promise<void> {
  if (userIds.length === 0) return
  await db
    .insert(notifications)
    .values(userIds.map((userId) => ({ ...notice, userId, id: uuid7() })))
}

async function listOwners(db: TenantDb, tenantId: string, but: string): Promise<string[]> {
  const rows = await db.run<{ user_id: string }>(
    `select user_id from members where tenant_id = $1 and role = 'owner' and user_id <> $2
      and suspended_at is null`,
    [tenantId, but],
  )
  return rows.map((row) => row.user_id)
}
