import { z } from 'zod'
import { pageInput } from '../page.ts'
import { optionalEmail, optionalText, requiredText } from '../text.ts'
import { contactConsents } from './contact.ts'

const birthday = z
  .union([z.literal(''), z.iso.date('Write the birthday as a day, such as 1980-05-31.')])
  .nullable()
  .transform((value) => (value === '' ? null : value))
  .refine((value) => value === null || value >= '1900-01-01', 'A birthday lies after 1900.')

const contactFields = z.object({
  name: requiredText(200, 'Give the contact a name.'),
  role: optionalText(120),
  email: optionalEmail,
  phone: optionalText(40),
  birthday,
  consent: z.enum(contactConsents),
})

/** A create accepts an id made by the client: the same create sent twice gives the same row. */
export const createContactInput = contactFields.partial().required({ name: true }).extend({
  id: z.uuid().optional(),
  customerId: z.uuid(),
})
export type CreateContactInput = z.infer<typeof createContactInput>

export const contactChanges = contactFields
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Name at least one field to change.')
export type ContactChanges = z.infer<typeof contactChanges>

export const updateContactInput = z.object({
  id: z.uuid(),
  expectedVersion: z.number().int().min(1),
  changes: contactChanges,
})
export type UpdateContactInput = z.infer<typeof updateContactInput>

export const deleteContactInput = updateContactInput.omit({ changes: true })
export type DeleteContactInput = z.infer<typeof deleteContactInput>

export const contactIdInput = z.object({ id: z.uuid() })
export type ContactIdInput = z.infer<typeof contactIdInput>

export const listContactsInput = pageInput.extend({ customerId: z.uuid() })
export type ListContactsInput = z.infer<typeof listContactsInput>
