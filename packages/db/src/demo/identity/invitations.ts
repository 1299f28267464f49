import { invitationDays } from '@leora/domain/invitations/invitation'
import { daysBefore, listRecentHours, pickInstant } from '../calendar.ts'
import type { DemoCompany } from '../company.ts'
import { makeId } from '../make-id.ts'
import { createRandom } from '../random.ts'
import { makeHash } from './make-hash.ts'
import { listPermissionSets } from './permission-sets.ts'
import { listTeams } from './teams.ts'

interface Plan {
  readonly mailbox: string
  readonly role: 'manager' | 'rep' | 'warehouse' | 'viewer'
  readonly permissionSet?: string
  readonly team?: string
  /** How long ago it was sent, and whether it was taken back. */
  readonly days: number
  readonly isRevoked?: true
}

const plans: readonly Plan[] = [
  {
    mailbox: 'harper.ellison',
    role: 'rep',
    permissionSet: 'Key account rep',
    team: 'Key accounts',
    days: 1,
  },
  { mailbox: 'mateo.brandt', role: 'warehouse', team: 'Warehouse & delivery', days: 4 },
  { mailbox: 'simone.achard', role: 'viewer', permissionSet: 'Bookkeeping read-only', days: 12 },
  { mailbox: 'dispatch', role: 'warehouse', days: 16, isRevoked: true },
]

/** Two that wait for an answer, one too old, one taken back. */
export function* generateInvitations(company: DemoCompany) {
  const { members, asOf, timeZone, seed } = company
  const manager = members.find(({ role, signsIn }) => role === 'manager' && signsIn)
  const owner = members.find(({ role }) => role === 'owner')
  if (!manager || !owner) return
  const random = createRandom(seed, 'invitations')
  const domain = members.find(({ permissionSet }) => permissionSet !== null)?.email.split('@')[1]
  const hours = listRecentHours(asOf, timeZone)
  const sets = listPermissionSets(company)
  const teams = listTeams(company)
  for (const { mailbox, role, permissionSet, team, days, isRevoked } of plans) {
    const within = hours.filter(({ from }) => from < daysBefore(asOf, days).getTime())
    const createdAt = pickInstant(within.slice(-1), random.fraction())
    const teamId = teams.find(({ name }) => name === team)?.id
    yield {
      ...base(createdAt),
      email: `${mailbox}@${domain}`,
      role,
      permissionSetId: sets.find(({ name }) => name === permissionSet)?.id ?? null,
      teamIds: teamId ? [teamId] : [],
      invitedBy: permissionSet ? owner.id : manager.id,
      acceptedAt: null,
      revokedAt: isRevoked ? new Date(createdAt.getTime() + 3_600_000) : null,
    }
  }

  function base(createdAt: Date) {
    return {
      tenantId: company.id,
      id: makeId(random, createdAt),
      tokenHash: makeHash(random),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + invitationDays * 86_400_000),
    }
  }
}
