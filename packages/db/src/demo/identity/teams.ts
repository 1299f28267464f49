import { daysBefore } from '../calendar.ts'
import type { DemoCompany, DemoMember } from '../company.ts'
import { makeId } from '../make-id.ts'
import type { Territory } from '../places/territories.ts'
import { createRandom } from '../random.ts'

interface DemoTeam {
  readonly id: string
  readonly name: string
  readonly managerId: string | null
  readonly memberIds: readonly string[]
  readonly createdAt: Date
}

const fieldTeams: Readonly<Record<string, readonly Territory[]>> = {
  'Field sales East': ['New England', 'New York', 'Mid-Atlantic', 'Southeast', 'Florida'],
  'Field sales Central': ['Great Lakes', 'Upper Midwest', 'Texas & Gulf'],
  'Field sales West': ['Mountain', 'California', 'Pacific Northwest'],
  'Field sales Abroad': ['Canada', 'United Kingdom', 'Germany', 'France'],
}

/** So few reps are one team. */
const oneTeam = 4

export function listTeams({ members, seed, asOf }: DemoCompany): DemoTeam[] {
  const random = createRandom(seed, 'teams')
  const own = members.filter(({ isGuest }) => !isGuest)
  const [owner] = own.filter(({ role }) => role === 'owner')
  const manager = own.find(({ role }) => role === 'manager') ?? owner
  const plans = [
    ...planFieldTeams(own).map((team) => ({ ...team, head: manager })),
    { name: 'Key accounts', people: keyAccountPeople(own), head: manager },
    {
      name: 'Warehouse & delivery',
      people: own.filter(({ role }) => role === 'warehouse'),
      head: own.find(({ role, signsIn }) => role === 'warehouse' && signsIn),
    },
    { name: 'Finance & office', people: own.filter(({ role }) => role === 'viewer'), head: owner },
  ]
  return plans
    .filter(({ people }) => people.length > 1)
    .map(({ name, people, head }) => {
      const createdAt = daysBefore(asOf, random.between(200, 700))
      const memberIds = people.filter(({ isSuspended }) => !isSuspended).map(({ id }) => id)
      return {
        id: makeId(random, createdAt),
        name,
        managerId: head?.id ?? null,
        memberIds,
        createdAt,
      }
    })
}

function planFieldTeams(own: readonly DemoMember[]): { name: string; people: DemoMember[] }[] {
  const reps = own.filter(({ territories }) => territories.length > 0)
  if (reps.length <= oneTeam) return [{ name: 'Field sales', people: reps }]
  return Object.entries(fieldTeams).map(([name, territories]) => ({
    name,
    people: reps.filter(({ territories: [first] }) => first && territories.includes(first)),
  }))
}

/** With the first rep who signs in, whose customers the team shares. */
function keyAccountPeople(own: readonly DemoMember[]): DemoMember[] {
  const people = own.filter(({ permissionSet }) => permissionSet === 'Key account rep')
  const lead = own.find(({ role, signsIn }) => role === 'rep' && signsIn)
  return people.length > 0 && lead ? [lead, ...people] : people
}

export function* generateTeams(company: DemoCompany) {
  for (const { id, name, managerId, createdAt } of listTeams(company)) {
    const team = { tenantId: company.id, id, name, managerId, createdAt }
    yield { ...team, version: 1, updatedAt: createdAt, deletedAt: null }
  }
}

export function* generateTeamMembers(company: DemoCompany) {
  for (const { id, memberIds, createdAt } of listTeams(company)) {
    for (const userId of memberIds) yield { tenantId: company.id, teamId: id, userId, createdAt }
  }
}
