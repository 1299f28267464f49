import { z } from 'zod'
import { pageInput } from '../page.ts'
import {
  optionalEmail,
  optionalText,
  optionalWebsite,
  requiredText,
  searchedText,
} from '../text.ts'
import { accountTypes, priorities } from './account-type.ts'
import { customerStatuses, customerTypes, healthBands, lifecycleStages } from './customer.ts'

const maxAmountMinor = 1_000_000_000_000_00

const customerFields = z.object({
  name: requiredText(200, 'Give the customer a name.'),
  status: z.enum(customerStatuses),
  customerType: z.enum(customerTypes),
  lifecycleStage: z.enum(lifecycleStages),
  street1: optionalText(200),
  street2: optionalText(200),
  city: optionalText(120),
  region: optionalText(120),
  postalCode: optionalText(20),
  country: z
    .string()
    .trim()
    .regex(/^[A-Z]{2}$/, 'Use the two-letter country code, such as US.')
    .nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  phone: optionalText(40),
  email: optionalEmail,
  billingEmail: optionalEmail,
  website: optionalWebsite,
  licenceNumber: optionalText(60),
  creditLimitMinor: z
    .number()
    .int('Use whole minor units.')
    .min(0, 'A credit limit cannot be below zero.')
    .max(maxAmountMinor),
  tags: z.array(requiredText(40, 'A tag needs a word.')).max(50),
  territory: optionalText(80),
  ownerId: z.uuid().nullable(),
  paymentTerms: optionalText(80),
  notes: optionalText(10_000),
})

const customerDefaults = {
  status: 'active',
  customerType: 'on_premise',
  lifecycleStage: 'lead',
  creditLimitMinor: 0,
  tags: [],
} as const

/** A create accepts an id made by the client: the same create sent twice gives the same row. */
export const createCustomerInput = customerFields.partial().required({ name: true }).extend({
  id: z.uuid().optional(),
})
export type CreateCustomerInput = z.infer<typeof createCustomerInput>

export function withCustomerDefaults(input: Omit<CreateCustomerInput, 'id'>) {
  return { ...customerDefaults, ...input, tags: [...(input.tags ?? customerDefaults.tags)] }
}

export const customerChanges = customerFields
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Name at least one field to change.')
export type CustomerChanges = z.infer<typeof customerChanges>

export const updateCustomerInput = z.object({
  id: z.uuid(),
  expectedVersion: z.number().int().min(1),
  changes: customerChanges,
})
export type UpdateCustomerInput = z.infer<typeof updateCustomerInput>

export const deleteCustomerInput = updateCustomerInput.omit({ changes: true })
export type DeleteCustomerInput = z.infer<typeof deleteCustomerInput>

export const customerIdInput = z.object({ id: z.uuid() })
export type CustomerIdInput = z.infer<typeof customerIdInput>

export const customerSorts = ['name', 'number', 'city', 'balance', 'updated', 'health'] as const
export type CustomerSort = (typeof customerSorts)[number]

export const listCustomersInput = pageInput.extend({
  sort: z.enum(customerSorts).default('name'),
  order: z.enum(['asc', 'desc']).default('asc'),
  text: searchedText(200).optional(),
  status: z.enum(customerStatuses).optional(),
  customerType: z.enum(customerTypes).optional(),
  lifecycleStage: z.enum(lifecycleStages).optional(),
  ownerId: z.uuid().nullable().optional(),
  territory: searchedText(80).optional(),
  /** Those who owe more than their credit limit; one without a limit is never over it. */
  isOverLimit: z.literal(true).optional(),
  accountType: z.enum(accountTypes).optional(),
  priority: z.enum(priorities).optional(),
  health: z.enum(healthBands).optional(),
  isOffCadence: z.literal(true).optional(),
  /** Each row then says where its customer stands; a list that does not ask is spared the look. */
  withStandings: z.literal(true).optional(),
})
export type ListCustomersInput = z.infer<typeof listCustomersInput>

export const searchCustomersInput = z.object({
  text: searchedText(200).min(1, 'Type at least one letter.'),
  limit: z.number().int().min(1).max(50).default(10),
})
export type SearchCustomersInput = z.infer<typeof searchCustomersInput>
