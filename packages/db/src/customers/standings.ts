/**
 * The rules of `@leora/domain/customers/standing` for many customers in one statement. Whole numbers
 * alone, so that both give the same to the point; a property test compares them on random orders.
 * `$1` is the company and `$2` the instant; `chosen` answers the `customer_id` of those to be counted.
 */
const factsOf = (chosen: string) => `
  day as (
    select time_zone, at, today, (today - interval '6 months')::date as half_year_ago,
      (today - interval '12 months')::date as year_ago
    from tenants cross join lateral (select $2::timestamptz as at, ($2::timestamptz at time zone time_zone)::date as today) now
    where tenant_id = $1
  ), chosen as (${chosen}
  ), counted as (
    select o.customer_id, o.ordered_at, o.total_minor, o.due_on, d.half_year_ago, d.year_ago,
      (o.ordered_at at time zone d.time_zone)::date as on_day,
      case when o.state = 'invoiced' and o.due_on < d.today and o.paid_minor < o.total_minor
        then o.total_minor - o.paid_minor end as overdue_minor
    from chosen c join orders o on o.tenant_id = $1 and o.customer_id = c.customer_id cross join day d
    where o.state not in ('draft', 'cancelled') and o.ordered_at <= d.at
  ), spaced as (
    select *, on_day - lag(on_day) over (partition by customer_id order by on_day) as gap from counted
  ), facts as (
    select customer_id, count(*)::int as order_count, (count(*) filter (where gap is distinct from 0))::int as day_count,
      min(ordered_at) as first_order_at, max(ordered_at) as last_order_at,
      min(on_day) as first_on, max(on_day) as last_on, nullif(max(gap), 0) as longest_gap_days,
      coalesce(sum(total_minor) filter (where on_day > half_year_ago), 0)::bigint as recent_minor,
      coalesce(sum(total_minor) filter (where on_day > year_ago and on_day <= half_year_ago), 0)::bigint as previous_minor,
      coalesce(sum(overdue_minor), 0)::bigint as overdue_minor,
      min(due_on) filter (where overdue_minor is not null) as overdue_since
    from spaced group by customer_id
  )`

/** The last day on which something was done with the customer `c`. */
const lastActivity = `select (x.happened_at at time zone d.time_zone)::date as last_on from activities x
      where x.tenant_id = $1 and x.customer_id = c.customer_id and x.deleted_at is null and x.happened_at <= d.at
      order by x.happened_at desc, x.id desc limit 1`

const weights = `
    select coalesce(w.recency, 30) as recency, coalesce(w.frequency, 25) as frequency, coalesce(w.trend, 20) as trend,
      coalesce(w.activity, 10) as activity, coalesce(w.overdue, 15) as overdue
    from (select $1::uuid as tenant_id) t left join health_weights w on w.tenant_id = t.tenant_id`

// Null is "not known", and counts half.
const judged = `
    select c.customer_id, f.order_count, f.first_order_at, f.last_order_at, f.last_on, d.today,
      case when d.today <= (f.last_on + interval '6 months')::date then 'active'
        when d.today <= (f.last_on + interval '12 months')::date then 'target' else 'prospect' end as account_type,
      case when d.today <= (f.last_on + interval '6 months')::date then (f.last_on + interval '6 months')::date + 1
        when d.today <= (f.last_on + interval '12 months')::date then (f.last_on + interval '12 months')::date + 1
        end as type_changes_on,
      coalesce(f.day_count >= 5 and (f.first_on + interval '3 months')::date <= f.last_on
        and d.today - f.last_on > f.longest_gap_days, false) as is_off_cadence,
      (365 - (d.today - f.last_on)) * 100 / (365 - 30) as recency,
      case when f.day_count >= 3 then (3 * (f.last_on - f.first_on)::bigint
        - (d.today - f.last_on)::bigint * (f.day_count - 1)) * 100 / (2 * (f.last_on - f.first_on)) end as frequency,
      case when f.previous_minor > 0 then trunc(f.recent_minor::numeric * 75 / f.previous_minor)
        when f.recent_minor = 0 then 0 end as trend,
      case when a.last_on is null then 0 else (180 - (d.today - a.last_on)) * 100 / (180 - 30) end as activity,
      case when f.overdue_minor = 0 then 100
        when f.recent_minor + f.previous_minor <= 4 * f.overdue_minor then 0
        else trunc((f.recent_minor + f.previous_minor - 4 * f.overdue_minor)::numeric * 100
          / (f.recent_minor + f.previous_minor)) end as overdue
    from chosen c cross join day d left join facts f on f.customer_id = c.customer_id
    left join lateral (${lastActivity}) a on true`

const points = (part: string) =>
  `(w.${part} * least(100, greatest(0, coalesce(j.${part}, 50))) + 50)::int / 100`

const standings = `
    select j.customer_id, j.account_type, j.type_changes_on,
      case when o.expires_on >= j.today then o.priority
        else case j.account_type when 'active' then 'high' when 'target' then 'medium' else 'low' end end as priority,
      coalesce(j.order_count, 0) as order_count, j.first_order_at, j.last_order_at,
      case when j.last_on is not null then ${['recency', 'frequency', 'trend', 'activity', 'overdue'].map(points).join('\n        + ')}
        end as health_score, j.is_off_cadence
    from judged j cross join weights w
    left join priority_overrides o on o.tenant_id = $1 and o.customer_id = j.customer_id`

const derived = [
  'account_type',
  'type_changes_on',
  'priority',
  'order_count',
  'first_order_at',
  'last_order_at',
  'health_score',
  'is_off_cadence',
] as const

const list = (prefix: string) => derived.map((column) => `${prefix}.${column}`).join(', ')

/** Writes what was counted; `only` and `unless` say which rows are left as they are. */
const write = (chosen: string, { only = '', unless = '' } = {}) => `
  with ${factsOf(chosen)}, weights as (${weights}
  ), judged as (${judged}
  ), standing as (${standings}
  ), written as (
    insert into customer_standings as s (tenant_id, customer_id, ${derived.join(', ')}, revision)
    select $1, n.customer_id, ${list('n')}, coalesce(b.revision, 0) + 1
    from standing n left join customer_standings b on b.tenant_id = $1 and b.customer_id = n.customer_id
    ${only}
    order by n.customer_id
    on conflict (tenant_id, customer_id) do update
    set ${derived.map((column) => `${column} = excluded.${column}`).join(', ')}, revision = s.revision + 1
    ${unless}
    returning s.customer_id
  )`

const andTell = `
  select count(*)::int as changed, leora.tell_change('customers', array_agg(customer_id)) from written`

const everybody = `
    select c.id as customer_id from customers c where c.tenant_id = $1 and c.id > $3 and c.id <= $4
      and (exists (select from orders o where o.tenant_id = $1 and o.customer_id = c.id)
        or exists (select from priority_overrides p where p.tenant_id = $1 and p.customer_id = c.id))`

/**
 * Recounts customer `$3`, whose row the caller has locked, so that what is written is the latest. It is
 * written even where nothing changes: its new revision keeps a recount that began before from being kept.
 */
export const refreshStandingStatement = `${write(`
    select $3::uuid as customer_id`)}${andTell}`

/**
 * Recounts everybody after `$3` up to `$4` who ever ordered or whose priority was set. Whoever was
 * counted by another transaction since this statement began is left to it: it saw more. Rows that stay the same are not written.
 */
export const refreshStandingsStatement = `${write(everybody, {
  only: `where b.revision is null or (${list('b')}) is distinct from (${list('n')})`,
  unless: 'where s.revision = excluded.revision - 1',
})}${andTell}`

/** The same where nobody looks on yet. */
export const countStandingsStatement = `${write(everybody)} select count(*)::int as changed from written`

/** Where a walk over all customers of a company stops next: `$3` further ones after `$2`. */
export const nextStretchStatement = `
  select max(id::text collate "C")::uuid as last, count(*)::int as count from (
    select id from customers where tenant_id = $1 and id > $2 order by id limit $3) stretch`

/** What customer `$3` is explained from, in one row of JSON; wants nothing but the company and the instant. */
export const standingFactsStatement = (reach: string) => `
  with ${factsOf(`
    select c.id as customer_id, c.owner_id from customers c where c.tenant_id = $1 and c.id = $3${reach}`)}
  select json_build_object('today', d.today, 'ownerId', c.owner_id, 'currency', t.currency,
    'facts', (select json_build_object('orderCount', f.order_count, 'dayCount', f.day_count,
      'firstOrderAt', f.first_order_at, 'lastOrderAt', f.last_order_at, 'firstOn', f.first_on, 'lastOn', f.last_on,
      'longestGapDays', f.longest_gap_days, 'recentMinor', f.recent_minor, 'previousMinor', f.previous_minor,
      'overdueMinor', f.overdue_minor, 'overdueSince', f.overdue_since) from facts f),
    'lastActivityOn', (select a.last_on from (${lastActivity}) a),
    'lastOrder', (select json_build_object('id', o.id, 'number', o.number, 'totalMinor', o.total_minor)
      from orders o where o.tenant_id = $1 and o.customer_id = c.customer_id
        and o.state not in ('draft', 'cancelled') and o.ordered_at <= d.at
      order by o.ordered_at desc, o.id desc limit 1),
    'override', (select json_build_object('priority', p.priority, 'reason', p.reason, 'expiresOn', p.expires_on,
        'setByName', (select u.name from auth.users u where u.id = p.set_by), 'version', p.version)
      from priority_overrides p where p.tenant_id = $1 and p.customer_id = c.customer_id),
    'weights', (select row_to_json(w) from (${weights}) w))::text as json
  from chosen c cross join day d join tenants t on t.tenant_id = $1`
