import type { Role } from '@leora/domain/actor'
import type { DemoMember } from './company.ts'
import { makeId } from './make-id.ts'
import { makePerson } from './names/people.ts'
import { citiesOf, type Territory } from './places/territories.ts'
import type { Random } from './random.ts'

/** A person written by name: who signs in to the demo. */
export interface Lead {
  readonly name: string
  readonly email: string
  readonly role: Role
}

interface Roster {
  readonly leads: readonly Lead[]
  /** Further reps, invented, who do not sign in. */
  readonly reps: number
  readonly domain: string
  readonly territories: readonly Territory[]
  readonly hiredAt: Date
}

export function makeMembers(random: Random, roster: Roster): DemoMember[] {
  const taken = new Set(roster.leads.map(({ name }) => name))
  const further = Array.from({ length: roster.reps }, () => {
    const { name, mailbox } = makePerson(random, taken)
    return { name, email: `${mailbox}@${roster.domain}`, role: 'rep' as const }
  })
  const people = [...roster.leads, ...further]
  const reps = people.filter(({ role }) => role === 'rep')
  const shares = shareTerritories(roster.territories, reps.length)
  return people.map((person, index) => ({
    ...person,
    id: makeId(random, roster.hiredAt),
    signsIn: index < roster.leads.length && person.email.endsWith('.leora.test'),
    isGuest: false,
    permissionSet: null,
    isSuspended: false,
    territories: shares[reps.indexOf(person as (typeof reps)[number])] ?? [],
  }))
}

/**
 * Every territory gets a rep. With fewer reps than territories a rep has several;
 * with more, each further rep joins the territory with the most accounts per rep.
 */
function shareTerritories(territories: readonly Territory[], reps: number): Territory[][] {
  const shares: Territory[][] = Array.from({ length: reps }, () => [])
  const staffing = territories.map((territory) => ({
    territory,
    weight: citiesOf([territory]).reduce((sum, { weight }) => sum + weight, 0),
    reps: 0,
  }))
  for (let turn = 0; turn < Math.max(reps, territories.length); turn++) {
    const [neediest] = staffing.toSorted((a, b) => b.weight / b.reps - a.weight / a.reps)
    if (!neediest) break
    neediest.reps++
    shares[turn % reps]?.push(neediest.territory)
  }
  return shares
}
