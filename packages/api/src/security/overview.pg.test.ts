import { createHash } from 'node:crypto'
import { aTenant, signIn, type TestActor, type TestTenant } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { describe, expect, test } from 'vitest'
import { createFeatureUses } from './feature-uses.ts'

const database = useDatabase()

interface Event {
  of: TestActor
  outcome?: string
  at?: string
  country?: string
  anomalies?: string[]
  tenantId?: string | null
  userAgent?: string
}

async function anEvent({ of, outcome = 'signed_in', ...event }: Event) {
  const { at = 'now', country = 'AT', anomalies = [], userAgent = 'Test browser' } = event
  const tenantId =
    event.tenantId === undefined && outcome === 'signed_in' ? of.tenantId : (event.tenantId ?? null)
  await database.admin`
    insert into auth.sign_in_events (id, at, user_id, tenant_id, outcome, method, country, user_agent, anomalies)
    values (${crypto.randomUUID()}, ${at}::text::timestamptz, ${of.userId}, ${tenantId}, ${outcome}, 'password',
      ${country}, ${userAgent}, ${anomalies})`
}

const overviewOf = ({ owner }: Pick<TestTenant, 'owner'>, days: 7 | 30 | 90 = 7) =>
  owner.caller.admin.getSecurityOverview({ days })

const figure = (overview: Awaited<ReturnType<typeof overviewOf>>, key: string) =>
  overview.figures.find((one) => one.key === key)

describe('the overview', () => {
  test('counts what happened and compares it with the period before', async () => {
    const company = await aTenant(database)
    const { rep } = company
    await anEvent({ of: rep })
    await anEvent({ of: rep, country: 'JP', anomalies: ['new_country'] })
    await anEvent({ of: rep, outcome: 'wrong_password' })
    await anEvent({ of: rep, outcome: 'locked' })
    const week = new Date(Date.now() - 9 * 86_400_000).toISOString()
    await anEvent({ of: rep, at: week })
    const overview = await overviewOf(company)
    expect(overview).toMatchObject({
      signedIn: 2,
      signedInBefore: 1,
      refused: 2,
      refusedBefore: 0,
      strange: 1,
      byMethod: [{ method: 'password', count: 2 }],
      byAnomaly: [{ anomaly: 'new_country', count: 1 }],
      byCountry: [
        { country: 'AT', signedIn: 1, refused: 2 },
        { country: 'JP', signedIn: 1, refused: 0 },
      ],
    })
    expect(overview.byDay).toHaveLength(7)
    expect(overview.byDay.at(-1)).toMatchObject({ signedIn: 2, refused: 2 })
  })

  test('every figure says its rule, what it is made of and where its rows are', async () => {
    const company = await aTenant(database)
    await anEvent({ of: company.rep, outcome: 'wrong_password' })
    const overview = await overviewOf(company)
    for (const { key, explanation } of overview.figures) {
      expect(explanation).toMatchObject({
        fact: `security.${key}`,
        rule: `security.rule.${key}`,
        link: { entity: expect.any(String) },
      })
    }
    const { group } = figure(overview, 'refused')?.explanation.link?.filter ?? {}
    const { items } = await company.owner.caller.admin.listSignIns({ group: group as 'refused' })
    expect(figure(overview, 'refused')?.explanation.value).toEqual({
      kind: 'count',
      value: items.length,
    })
  })

  test('counts hours and days in the zone of the company', async () => {
    const company = await aTenant(database)
    await database.admin`
      update tenants set time_zone = 'Pacific/Auckland' where tenant_id = ${company.tenant.id}`
    const [now] = await database.admin<{ weekday: number; hour: number; day: string }[]>`
      select extract(isodow from l)::int as weekday, extract(hour from l)::int as hour, l::date::text as day
      from (select now() at time zone 'Pacific/Auckland' as l) x`
    await anEvent({ of: company.rep })
    const overview = await overviewOf(company)
    expect(overview.byHour).toEqual([{ weekday: now?.weekday, hour: now?.hour, count: 1 }])
    expect(overview.byDay.at(-1)?.day).toBe(now?.day)
  })

  test('names who has no second factor, first those who must', async () => {
    const company = await aTenant(database)
    const { owner, rep, tenant } = company
    await database.admin`
      insert into security_policies (tenant_id, factor_required_roles) values (${tenant.id}, '{viewer}')`
    await database.admin`
      insert into auth.totp (user_id, secret_sealed, confirmed_at) values (${rep.userId}, ''::bytea, now())`
    const { withoutFactor } = await owner.caller.admin.getSecurityOverview({ days: 7 })
    expect(withoutFactor).toHaveLength(4)
    expect(withoutFactor[0]).toMatchObject({ role: 'viewer', isRequired: true })
    expect(withoutFactor.map(({ userId }) => userId)).not.toContain(rep.userId)
  })

  test('names locked accounts until they open', async () => {
    const company = await aTenant(database)
    const key = createHash('sha256').update(`account:${company.rep.email}`).digest()
    await database.admin`
      insert into auth.sign_in_failures (key, failures) values (${key}, 12)`
    const { locked } = await overviewOf(company)
    expect(locked).toMatchObject([{ userId: company.rep.userId, name: company.rep.name }])
    await database.admin`
      update auth.sign_in_failures set last_at = now() - interval '2 hours' where key = ${key}`
    expect((await overviewOf(company)).locked).toEqual([])
  })

  test('shows nothing of another company, nor what its people do there', async () => {
    const [here, there] = [await aTenant(database), await aTenant(database)]
    await database.admin`
      insert into members (tenant_id, user_id, role) values (${there.tenant.id}, ${here.rep.userId}, 'rep')`
    await anEvent({ of: here.rep, tenantId: there.tenant.id })
    await anEvent({ of: there.manager })
    await signIn(database, { ...here.rep, tenantId: there.tenant.id })
    const overview = await overviewOf(here)
    expect(overview.signedIn).toBe(0)
    expect(overview.sessions).toEqual({ open: 5, people: 5 })
    expect((await here.owner.caller.admin.listSignIns({})).items).toEqual([])
  })
})

test('features are counted per person and day, in one statement a minute', async () => {
  const company = await aTenant(database)
  const uses = createFeatureUses(servicesOf(database))
  const asActor = (actor: TestActor) => ({ ...actor, kind: 'user' }) as never
  for (let n = 0; n < 5; n++) uses.note(asActor(company.rep), 'crm.customers.list')
  uses.note(asActor(company.owner), 'crm.customers.get')
  uses.note(asActor(company.owner), 'account.me')
  await uses.flush()
  uses.note(asActor(company.owner), 'crm.customers.get')
  await uses.stop()
  expect((await overviewOf(company)).features).toEqual([
    { feature: 'customers', uses: 7, people: 2 },
  ])
})

describe('the list', () => {
  test('pages newest first', async () => {
    const { owner, rep } = await aTenant(database)
    for (let n = 0; n < 5; n++) await anEvent({ of: rep, country: n % 2 ? 'JP' : 'AT' })
    const first = await owner.caller.admin.listSignIns({ limit: 3 })
    const second = await owner.caller.admin.listSignIns({
      limit: 3,
      cursor: first.nextCursor ?? '',
    })
    const ids = [...first.items, ...second.items].map(({ id }) => id)
    expect([new Set(ids).size, second.nextCursor]).toEqual([5, null])
    expect((await owner.caller.admin.listSignIns({ country: 'JP' })).items).toHaveLength(2)
  })

  test('leaves as a file whose cells are no formulas, and the history says so (ASVS 1.2.10)', async () => {
    const { owner, rep } = await aTenant(database)
    await anEvent({ of: rep, userAgent: '=HYPERLINK("https://evil.example")' })
    const { csv, count } = await owner.caller.admin.exportSignIns({ days: 7 })
    expect(count).toBe(1)
    expect(csv).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
    const { items } = await owner.caller.crm.extensions.getAuditLog({ action: 'exported' })
    expect(items).toMatchObject([{ entityType: 'tenants', actorId: owner.userId }])
  })
})
