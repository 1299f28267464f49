import { z } from 'zod'

export const contactConsents = ['unknown', 'given', 'refused'] as const
export type ContactConsent = (typeof contactConsents)[number]

export const contactSchema = z.object({
  id: z.uuid(),
  customerId: z.uuid(),
  name: z.string(),
  role: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  birthday: z.iso.date().nullable(),
  /** Whether this person agreed to be written to for marketing, and since when that is known. */
  consent: z.enum(contactConsents),
  consentAt: z.iso.datetime({ offset: true }).nullable(),
  isPrimary: z.boolean(),
  version: z.number().int(),
  createdAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }),
  deletedAt: z.iso.datetime({ offset: true }).nullable(),
})
export type Contact = z.infer<typeof contactSchema>

export const contactPageSchema = z.object({
  items: z.array(contactSchema),
  nextCursor: z.string().nullable(),
})
export type ContactPage = z.infer<typeof contactPageSchema>
