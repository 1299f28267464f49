import { sql } from '@leora/db'
import { authorize } from '@leora/domain/policy'
import { securityFigures } from '@leora/domain/security/figures'
import {
  canReadSecurity,
  type GetSecurityOverviewInput,
  type SecurityFacts,
  type SecurityOverview,
} from '@leora/domain/security/overview'
import { listWaits, lockoutRules } from '@leora/domain/sign-in/lockout'
import type { TenantContext } from '../context.ts'
import { idleEnd } from '../sign-in/renew-session.ts'
import { refused, signInsOf } from './sign-ins-of.ts'

/** What owners must know about who signs in, as far as it concerns their company. */
export async function getSecurityOverview(
  ctx: TenantContext,
  { days }: GetSecurityOverviewInput,
): Promise<SecurityOverview> {
  authorize(canReadSecurity(ctx.actor))
  const { tenantId } = ctx.actor
  const { auth } = ctx.database
  const waits = listWaits(lockoutRules.account)
  const [row] = await auth.execute<{ facts: SecurityFacts; timeZone: string }>(sql`
    with company as (select time_zone from tenants where tenant_id = ${tenantId}),
    both_periods as (${signInsOf(tenantId, days * 2)}),
    recent as (
      select e.*, e.at at time zone (select time_zone from company) as local from both_periods e
      where e.at > now() - make_interval(days => ${days})),
    earlier as (select * from both_periods e where e.at <= now() - make_interval(days => ${days})),
    done as (select * from recent where outcome = 'signed_in'),
    failed as (select * from recent e where ${refused}),
    people as (
      select m.user_id, m.role, u.name, u.email from members m join auth.users u on u.id = m.user_id
      where m.tenant_id = ${tenantId} and m.suspended_at is null),
    weak as (
      select p.user_id as "userId", p.name, p.role, coalesce(p.role = any (s.factor_required_roles), false) as "isRequired"
      from people p left join security_policies s on s.tenant_id = ${tenantId}
      where not exists (select from auth.totp t where t.user_id = p.user_id and t.confirmed_at is not null)
        and not exists (select from auth.passkeys k where k.user_id = p.user_id)),
    locked as (
      select p.user_id as "userId", p.name,
        f.last_at + make_interval(secs => (${`{${waits.join(',')}}`}::int[])[least(f.failures + 1, ${waits.length}::int)] / 1000.0) as until
      from people p join auth.sign_in_failures f
        on f.key = sha256(convert_to('account:' || lower(p.email), 'UTF8'))),
    open as (
      select s.user_id from auth.sessions s where s.tenant_id = ${tenantId} and ${idleEnd(sql`s`)} > now())
    select (select time_zone from company) as "timeZone", json_build_object(
      'byDay', (select json_agg(json_build_object('day', d.day,
          'signedIn', (select count(*) from done where local::date = d.day),
          'refused', (select count(*) from failed where local::date = d.day)) order by d.day)
        from (select generate_series(t.today - ${days - 1}::int, t.today, interval '1 day')::date as day
          from (select (now() at time zone time_zone)::date as today from company) t) d),
      'byHour', (select coalesce(json_agg(h order by h.weekday, h.hour), '[]'::json) from (
        select extract(isodow from local)::int as weekday, extract(hour from local)::int as hour, count(*)::int as count
        from done group by 1, 2) h),
      'byCountry', (select coalesce(json_agg(c order by c."signedIn" + c.refused desc, c.country), '[]'::json) from (
        select country, count(*) filter (where outcome = 'signed_in')::int as "signedIn",
          count(*) filter (where ${refused})::int as refused
        from recent e where outcome = 'signed_in' or ${refused} group by country
        order by count(*) desc limit 12) c),
      'byMethod', (select coalesce(json_agg(m order by m.count desc, m.method), '[]'::json) from (
        select method, count(*)::int as count from done group by method) m),
      'byRefusal', (select coalesce(json_agg(r order by r.count desc, r.outcome), '[]'::json) from (
        select outcome, count(*)::int as count from failed group by outcome) r),
      'byAnomaly', (select coalesce(json_agg(a order by a.count desc, a.anomaly), '[]'::json) from (
        select anomaly, count(*)::int as count from recent, unnest(anomalies) as anomaly group by anomaly) a),
      'features', (select coalesce(json_agg(f order by f.uses desc, f.feature), '[]'::json) from (
        select feature, sum(count)::int as uses, count(distinct user_id)::int as people from feature_uses
        where tenant_id = ${tenantId} and day > (select (now() at time zone time_zone)::date from company) - ${days}::int
        group by feature order by uses desc limit 12) f),
      'withoutFactor', (select coalesce(json_agg(w order by w."isRequired" desc, w.name, w."userId"), '[]'::json) from weak w),
      'locked', (select coalesce(json_agg(l order by l.until desc, l."userId"), '[]'::json) from locked l where l.until > now()),
      'sessions', (select json_build_object('open', count(*), 'people', count(distinct user_id)) from open),
      'members', (select count(*) from people),
      'signedIn', (select count(*) from done),
      'signedInBefore', (select count(*) from earlier where outcome = 'signed_in'),
      'refused', (select count(*) from failed),
      'refusedBefore', (select count(*) from earlier e where ${refused}),
      'strange', (select count(*) from recent where anomalies <> '{}')) as facts`)
  if (!row) throw new Error('The overview answers one row.')
  return { ...row.facts, timeZone: row.timeZone, figures: securityFigures(row.facts) }
}
