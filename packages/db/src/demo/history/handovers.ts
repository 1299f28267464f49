import type { DemoCompany } from '../company.ts'
import type { DemoCustomer } from '../customers/customer.ts'
import { createRandom } from '../random.ts'
import { listStaff, pickSenior, type Staff } from './staff.ts'
import type { Step } from './steps.ts'

interface Receiver {
  readonly id: string
  readonly isRep: boolean
  /** The first customer it may be. */
  readonly fromSerial: number
}

/** Sees to it that everyone who signs in and sells was given a customer lately. */
export function createHandovers(company: DemoCompany) {
  const staff = listStaff(company)
  const random = createRandom(company.seed, 'handovers')
  const waiting = new Set<Receiver>(
    [...staff.reps, ...staff.seniors]
      .filter(({ signsIn }) => signsIn)
      .map(({ id, role }) => ({
        id,
        isRep: role === 'rep',
        fromSerial: Math.floor(company.customerCount * (0.2 + random.fraction() * 0.5)),
      })),
  )
  return (serial: number, { ownerId }: DemoCustomer): Step[] => {
    if (ownerId === null) return []
    for (const receiver of waiting) {
      if (serial < receiver.fromSerial || (receiver.isRep && ownerId !== receiver.id)) continue
      waiting.delete(receiver)
      const giverId = pickGiver(staff, receiver.id) ?? ownerId
      const before = giverId === ownerId ? ownerId : null
      return receiver.isRep
        ? [() => ({ older: { ownerId: null }, actorId: pickSenior(random, staff) })]
        : [
            () => ({ older: { ownerId: before }, actorId: giverId }),
            () => ({ older: { ownerId: receiver.id }, actorId: receiver.id }),
          ]
    }
    return []
  }
}

/** Another senior, where there is one. */
function pickGiver({ seniors }: Staff, receiverId: string): string | undefined {
  return seniors.find(({ id }) => id !== receiverId)?.id
}
