import type { Contact } from '@leora/domain/contacts/contact'
import type { CreateContactInput } from '@leora/domain/contacts/inputs'
import type { TestActor } from '../actors.ts'
import { aCustomer } from './customer.ts'

/** A contact made through the product by this person, of a customer of its own unless one is named. */
export async function aContact(
  actor: TestActor,
  input: Partial<CreateContactInput> = {},
): Promise<Contact> {
  const customerId = input.customerId ?? (await aCustomer(actor)).id
  return await actor.caller.crm.contacts.create({ name: 'Ana Reyes', ...input, customerId })
}
