import type { DemoCompany } from '../company.ts'
import { makeId } from '../make-id.ts'
import { createRandom } from '../random.ts'
import { listActs } from './acts.ts'
import { deviceOf } from './device.ts'

/** The record of what happened lately, oldest first. */
export function* generateAudit(company: DemoCompany) {
  const random = createRandom(company.seed, 'audit')
  const devices = new Map(company.members.map(({ id }) => [id, deviceOf(id)]))
  for (const { at, actorId, entityType, entityId, action, changes } of listActs(company)) {
    const device = devices.get(actorId)
    yield {
      tenantId: company.id,
      id: makeId(random, at),
      at,
      actorId,
      actorKind: 'user',
      entityType,
      entityId,
      action,
      changes: JSON.stringify(changes),
      ipAddress: device?.ipAddress ?? null,
      userAgent: device?.userAgent ?? null,
      requestId: makeId(random, at),
    }
  }
}
