import type { DemoCustomer } from '../customers/customer.ts'
import type { Random } from '../random.ts'
import type { CustomerValues } from './act.ts'
import { changeKinds, changeMix } from './look-back.ts'
import { pickColleague, pickSenior, type Staff } from './staff.ts'

/** One step back from a customer as it stood: what was different before, and who changed it. */
export interface LookedBack {
  readonly older: CustomerValues
  readonly actorId: string
}

/** `before` is the instant of the step before this one. */
export type Step = (later: DemoCustomer, before: Date) => LookedBack

const draws = 4

/** A change of one of the usual kinds. */
export function changeStep(random: Random, staff: Staff): Step {
  return (later) => {
    for (let draw = 0; draw < draws; draw++) {
      const kind = random.weigh(changeMix)
      if (kind === 'owner') return ownerStep(random, staff)(later)
      const older = changeKinds[kind](random, later)
      if (older === null) continue
      const isForSeniors = kind === 'creditLimit' || (kind === 'status' && random.chance(0.6))
      return { older, actorId: pickActor(random, staff, later, isForSeniors) }
    }
    return {
      older: changeKinds.tags(random, later),
      actorId: pickActor(random, staff, later, false),
    }
  }
}

function pickActor(random: Random, staff: Staff, { ownerId }: DemoCustomer, isForSeniors: boolean) {
  return isForSeniors ? pickSenior(random, staff) : pickColleague(random, staff, ownerId)
}

/** A senior gives the customer to somebody else, or takes it back. */
export function ownerStep(random: Random, staff: Staff) {
  return ({ ownerId }: DemoCustomer): LookedBack => {
    const others = staff.reps.filter(({ id }) => id !== ownerId)
    const isFirst = ownerId !== null && (others.length === 0 || random.chance(0.4))
    return {
      older: { ownerId: isFirst ? null : random.pick(others).id },
      actorId: pickSenior(random, staff),
    }
  }
}

export function holdStep(random: Random, staff: Staff): Step {
  return () => ({ older: { status: 'active' }, actorId: pickSenior(random, staff) })
}

/** Deleted by mistake and brought back. */
export function deleteAndRestoreSteps(random: Random, staff: Staff): Step[] {
  return [
    () => ({ older: { deletedAt: null }, actorId: pickSenior(random, staff) }),
    (_later, deletedAt) => ({ older: { deletedAt }, actorId: pickSenior(random, staff) }),
  ]
}

/** How an account opened lately came to be what it is: a rep cannot give it credit. */
export function openingStep(random: Random, staff: Staff): Step {
  return ({ lifecycleStage }) => ({
    older: {
      status: 'active',
      creditLimitMinor: 0,
      paymentTerms: null,
      lifecycleStage: earlierStage[lifecycleStage],
    },
    actorId: pickSenior(random, staff),
  })
}

const earlierStage = {
  lead: 'lead',
  trial: 'trial',
  customer: 'trial',
  dormant: 'trial',
  lost: 'lead',
} as const
