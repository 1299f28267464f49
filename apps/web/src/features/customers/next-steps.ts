import type { Customer } from '@leora/domain/customers/customer'

export type NextStep =
  | 'overLimit'
  | 'onHold'
  | 'withoutOwner'
  | 'offCadence'
  | 'dormant'
  | 'trial'
  | 'lead'
  | 'noContact'

type Facts = Pick<
  Customer,
  'status' | 'ownerId' | 'lifecycleStage' | 'creditLimitMinor' | 'balanceMinor' | 'phone' | 'email'
>

/** How far the balance is over the credit limit; zero when no limit is set, or one of them is hidden. */
export function overLimitMinor(
  customer: Pick<Customer, 'creditLimitMinor' | 'balanceMinor'>,
): number {
  const { balanceMinor, creditLimitMinor } = customer
  return balanceMinor !== null && creditLimitMinor !== null && creditLimitMinor > 0
    ? Math.max(0, balanceMinor - creditLimitMinor)
    : 0
}

/** What to do next, the most pressing first. A cadence is watched where it is known. */
export function findNextSteps(customer: Facts, isOffCadence = false): NextStep[] {
  if (customer.status === 'closed') return []
  const steps: [NextStep, boolean][] = [
    ['overLimit', overLimitMinor(customer) > 0],
    ['onHold', customer.status === 'on_hold'],
    ['withoutOwner', customer.ownerId === null],
    ['offCadence', isOffCadence],
    ['noContact', customer.phone === null && customer.email === null],
    ['dormant', customer.lifecycleStage === 'dormant'],
    ['trial', customer.lifecycleStage === 'trial'],
    ['lead', customer.lifecycleStage === 'lead'],
  ]
  return steps.filter(([, applies]) => applies).map(([step]) => step)
}
