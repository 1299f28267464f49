import type { NotificationKind } from '@leora/domain/account/account'
import { isSevere } from '@leora/domain/sign-in/anomalies'
import { daysBetween } from '../calendar.ts'
import type { DemoCompany } from '../company.ts'
import { listVisits } from '../identity/visits.ts'
import { makeId } from '../make-id.ts'
import { createRandom, type Random } from '../random.ts'
import type { Act } from './act.ts'
import { listActs } from './acts.ts'

const perPerson = 4

interface Notice {
  readonly userId: string
  readonly kind: NotificationKind
  readonly params: Record<string, string>
  readonly link: string | null
  readonly at: Date
}

/** What the recent acts told those who sign in: the newest few each, the very newest not read yet. */
export function* generateNotifications(company: DemoCompany) {
  const random = createRandom(company.seed, 'notifications')
  const notices = listActs(company).flatMap((act) => noticeOf(act) ?? [])
  for (const { id } of company.members.filter(({ signsIn }) => signsIn)) {
    const newest = notices.filter(({ userId }) => userId === id).slice(-perPerson)
    for (const [index, { params, at, ...notice }] of newest.entries()) {
      yield {
        tenantId: company.id,
        id: makeId(random, at),
        ...notice,
        params: JSON.stringify(params),
        at,
        readAt: index === newest.length - 1 ? null : readSometime(random, at, company.asOf),
      }
    }
  }
  yield* generateWarnings(company)
}

/** What owners were told of strange sign-ins, and read. */
function* generateWarnings(company: DemoCompany) {
  const random = createRandom(company.seed, 'warnings')
  const owners = company.members.filter(({ role, signsIn }) => role === 'owner' && signsIn)
  const severe = listVisits(company).filter(({ anomalies }) => isSevere(anomalies))
  for (const { member, at, anomalies } of severe) {
    const toldAt = new Date(at.getTime() + 60_000)
    for (const { id } of owners) {
      yield {
        tenantId: company.id,
        id: makeId(random, toldAt),
        userId: id,
        kind: 'member_anomaly' as const,
        params: JSON.stringify({ anomalies: anomalies.join(','), name: member.name }),
        link: '/admin/security',
        at: toldAt,
        readAt: new Date(toldAt.getTime() + random.between(5, 90) * 60_000),
      }
    }
  }
}

/** As the product tells them: of a customer given by somebody else, and of a new role. */
function noticeOf({ at, actorId, entityType, entityId, entityName, changes }: Act): Notice | null {
  const ownerId = changes['owner_id']?.new
  if (typeof ownerId === 'string' && ownerId !== actorId) {
    return {
      userId: ownerId,
      kind: 'customer_assigned',
      params: { customer: entityName },
      link: `/customers/${entityId}`,
      at,
    }
  }
  const role = changes['role']
  if (entityType !== 'members' || !role) return null
  return {
    userId: entityId,
    kind: 'role_changed',
    params: { from: String(role.old), to: String(role.new) },
    link: null,
    at,
  }
}

/** Within the day, most of them; null for one that is still waiting. */
function readSometime(random: Random, at: Date, asOf: Date): Date | null {
  if (random.chance(0.3)) return null
  return new Date(
    at.getTime() + random.fraction() * Math.min(1, daysBetween(at, asOf)) * 86_400_000,
  )
}
