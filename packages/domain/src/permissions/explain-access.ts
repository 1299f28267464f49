import { z } from 'zod'
import type { Explanation } from '../explanation.ts'
import type { Reach } from './acts.ts'
import { type RuledField, ruledFieldNames } from './fields.ts'
import { fieldAccess, type Holder, isReached, reachOf, rightsOf } from './rights.ts'

export const explainedActs = [
  'customers.read',
  'customers.edit',
  'customers.delete',
  'customers.restore',
] as const
export type ExplainedAct = (typeof explainedActs)[number]

export const explainAccessInput = z.object({
  entityType: z.enum(['customers']),
  entityId: z.uuid(),
  act: z.enum(explainedActs).default('customers.read'),
})
export type ExplainAccessInput = z.infer<typeof explainAccessInput>

export const explainMemberAccessInput = explainAccessInput.extend({ userId: z.uuid() })
export type ExplainMemberAccessInput = z.infer<typeof explainMemberAccessInput>

/** The record as far as the one who asks may know of it; null when it is not there, or not for them. */
export interface ExplainedRecord {
  readonly ownerId: string | null
  readonly ownerName: string | null
  /** The teams that bring its owner into the reach of the holder. */
  readonly teams: readonly string[]
}

interface Question {
  holder: Holder
  act: ExplainedAct
  record: ExplainedRecord | null
}

/** Why may they, or may they not? The verdict, and every fact it follows from. */
export function explainAccess({ holder, act, record }: Question): Explanation {
  const reach = reachOf(holder, act)
  const isAllowed = record !== null && isReached(holder, act, record.ownerId)
  return {
    fact: `access.${act}`,
    value: word(isAllowed ? 'allowed' : 'refused'),
    rule: `access.rule.${ruleOf(reach, record)}`,
    because: [
      sourceOf(holder),
      { fact: 'access.reach', value: word(`reachOf.${reach ?? 'none'}`) },
      ...(record ? factsOf(record, holder, reach) : []),
      ...(isAllowed ? fieldFacts(holder) : []),
    ],
  }
}

function ruleOf(reach: Reach | null, record: ExplainedRecord | null): string {
  if (reach === null) return 'notGiven'
  return record === null ? 'outside' : reach
}

function sourceOf(holder: Holder): Explanation {
  const { source } = rightsOf(holder)
  return source.kind === 'set'
    ? { fact: 'access.set', value: { kind: 'text', value: source.name } }
    : { fact: 'access.role', value: word(`roleOf.${source.role}`) }
}

function factsOf(
  { ownerId, ownerName, teams }: ExplainedRecord,
  holder: Holder,
  reach: Reach | null,
): Explanation[] {
  const owner: Explanation = {
    fact: 'access.owner',
    value: ownerId === null ? word('noOwner') : { kind: 'text', value: ownerName ?? '' },
  }
  const isOther = ownerId !== null && ownerId !== holder.userId
  const connects = isOther && reach === 'team'
  return [
    owner,
    ...(connects
      ? teams.map(
          (name) => ({ fact: 'access.team', value: { kind: 'text', value: name } }) as const,
        )
      : []),
  ]
}

function fieldFacts(holder: Holder): Explanation[] {
  return ruledFieldNames
    .filter((field) => field.startsWith('customers.'))
    .map((field) => [field, fieldAccess(holder, field)] as const)
    .filter(([field, access]) => access === 'hidden' || isClosed(holder, field))
    .map(([field, access]) => ({ fact: `access.${field}`, value: word(`field.${access}`) }))
}

function isClosed(holder: Holder, field: RuledField): boolean {
  return rightsOf(holder).fields[field] === 'read'
}

function word(name: string): Explanation['value'] {
  return { kind: 'word', value: `access.${name}` }
}
