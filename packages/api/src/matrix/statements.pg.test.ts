import { aMember, anApiKey, aTenant, signIn, type TestTenant } from '@leora/testing/actors'
import { manyCustomers } from '@leora/testing/builders/customer'
import { useDatabase } from '@leora/testing/database'
import { beforeAll, expect, test } from 'vitest'
import { actorFor, type Case, call, cases } from './procedures.ts'

const statements: string[] = []
const database = useDatabase({ onStatement: (text) => statements.push(text) })
let company: TestTenant
beforeAll(async () => {
  company = await aTenant(database)
})

// Every request begins, says who it is and ends; these travel in the flushes of the others.
const isFrame = (text: string) =>
  /^(begin|commit|rollback)\b/.test(text.trim()) || text.includes('auth.begin_request')

/** The fewest of three tries: a block of customer numbers is put aside once in twenty creates. */
async function countStatements(one: Case): Promise<number> {
  const counts: number[] = []
  for (let time = 0; time < 3; time++) {
    const actor = await actorFor(one, company, 'owner')
    await actor.caller.account.ping()
    const input = await one.expected.input?.(actor, company)
    statements.length = 0
    const outcome = await call(actor.caller, one, input)
    expect(outcome).toMatchObject({ ok: true })
    counts.push(statements.filter((text) => !isFrame(text)).length)
  }
  return Math.min(...counts)
}

test('every procedure keeps to its number of statements, however many rows there are', {
  timeout: 120_000,
}, async () => {
  const few: Record<string, number> = {}
  const bounds: Record<string, number> = {}
  for (const one of cases) {
    few[one.name] = await countStatements(one)
    bounds[one.name] = one.expected.statements
  }
  expect(few).toEqual(bounds)
  const { owner, tenant } = company
  await manyCustomers(database, owner, 300)
  for (let n = 0; n < 20; n++) {
    await aMember(database, tenant.id, n % 2 ? 'owner' : 'rep')
    await anApiKey(owner, ['read'])
    await signIn(database, owner)
  }
  await database.admin`
    insert into notifications (tenant_id, id, user_id, kind)
    select ${tenant.id}, leora.uuid7(), ${owner.userId}, 'customer_assigned' from generate_series(1, 300)`
  const many: Record<string, number> = {}
  for (const one of cases) many[one.name] = await countStatements(one)
  expect(many).toEqual(few)
})

/** What docs/decisions/026-statements-by-kind-of-act.md gives to each kind of act. */
function budgetOf({ path, type }: Case): number {
  if (type !== 'mutation') return 3
  if (path.startsWith('account.')) return 11
  return path.startsWith('admin.') ? 7 : 6
}

test('no act has more statements than its kind', () => {
  const beyond = cases.filter((one) => one.expected.statements > budgetOf(one))
  expect(beyond.map(({ name }) => name)).toEqual([])
})
