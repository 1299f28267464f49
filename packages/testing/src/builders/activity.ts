import type { Activity } from '@leora/domain/activities/activity'
import type { LogActivityInput } from '@leora/domain/activities/inputs'
import type { TestActor } from '../actors.ts'
import { aCustomer } from './customer.ts'

/** A call logged through the product by this person, with a customer of its own unless one is named. */
export async function anActivity(
  actor: TestActor,
  input: Partial<LogActivityInput> = {},
): Promise<Activity> {
  const customerId = input.customerId ?? (await aCustomer(actor)).id
  return await actor.caller.crm.activities.log({ type: 'call', ...input, customerId })
}
