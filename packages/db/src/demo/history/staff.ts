import type { DemoCompany, DemoMember } from '../company.ts'
import type { Random } from '../random.ts'

/** Who may do what to customers. */
export interface Staff {
  readonly reps: readonly DemoMember[]
  /** Owners and managers: they set credit limits, give customers to reps, delete and restore. */
  readonly seniors: readonly DemoMember[]
}

export function listStaff({ members }: DemoCompany): Staff {
  return {
    reps: members.filter(({ role, territories }) => role === 'rep' && territories.length > 0),
    seniors: members.filter(({ role }) => role === 'owner' || role === 'manager'),
  }
}

/** The manager most of the time, where there is one. */
export function pickSenior(random: Random, { seniors }: Staff): string {
  const managers = seniors.filter(({ role }) => role === 'manager')
  return random.pick(managers.length > 0 && random.chance(0.8) ? managers : seniors).id
}

/** Most often the rep whose customer it is. */
export function pickColleague(random: Random, staff: Staff, ownerId: string | null): string {
  const rep = staff.reps.find(({ id }) => id === ownerId)
  return rep && random.chance(0.75) ? rep.id : pickSenior(random, staff)
}
