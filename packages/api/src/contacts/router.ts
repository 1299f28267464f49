import { contactPageSchema, contactSchema } from '@leora/domain/contacts/contact'
import {
  contactIdInput,
  createContactInput,
  deleteContactInput,
  listContactsInput,
  updateContactInput,
} from '@leora/domain/contacts/inputs'
import { router, tenantProcedure } from '../trpc.ts'
import {
  createContact,
  deleteContact,
  listContacts,
  makeContactPrimary,
  restoreContact,
  updateContact,
} from './service.ts'

export const contactsRouter = router({
  list: tenantProcedure
    .meta({
      rest: 'GET /contacts',
      summary: 'List the contacts of a customer, the primary one first',
      returns: contactPageSchema,
    })
    .input(listContactsInput)
    .query(({ ctx, input }) => listContacts(ctx, input)),
  create: tenantProcedure
    .meta({
      rest: 'POST /contacts',
      summary: 'Add a contact to a customer',
      returns: contactSchema,
    })
    .input(createContactInput)
    .mutation(({ ctx, input }) => createContact(ctx, input)),
  update: tenantProcedure
    .meta({ rest: 'PATCH /contacts/{id}', summary: 'Change a contact', returns: contactSchema })
    .input(updateContactInput)
    .mutation(({ ctx, input }) => updateContact(ctx, input)),
  delete: tenantProcedure
    .meta({
      rest: 'DELETE /contacts/{id}',
      summary: 'Delete a contact; it can be restored for 30 days',
      returns: contactSchema,
    })
    .input(deleteContactInput)
    .mutation(({ ctx, input }) => deleteContact(ctx, input)),
  restore: tenantProcedure
    .meta({
      rest: 'POST /contacts/{id}/restore',
      summary: 'Restore a deleted contact',
      returns: contactSchema,
    })
    .input(contactIdInput)
    .mutation(({ ctx, input }) => restoreContact(ctx, input)),
  makePrimary: tenantProcedure
    .meta({
      rest: 'POST /contacts/{id}/primary',
      summary: 'Make a contact the primary one of its customer',
      returns: contactSchema,
    })
    .input(contactIdInput)
    .mutation(({ ctx, input }) => makeContactPrimary(ctx, input)),
})
