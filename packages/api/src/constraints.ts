import { DomainError } from '@leora/domain/errors'

interface ConstraintSentence {
  field: string
  sentence: string
}

/** What a refused constraint means to the person, by the constraint's name. */
const sentences: Record<string, ConstraintSentence> = {
  customers_owner: {
    field: 'ownerId',
    sentence: 'Choose an owner who is a member of your company.',
  },
  activities_contact: { field: 'contactId', sentence: 'Choose a contact of this customer.' },
  tasks_contact: { field: 'contactId', sentence: 'Choose a contact of this customer.' },
  tasks_contact_has_customer: {
    field: 'contactId',
    sentence: 'Choose the customer of this contact first.',
  },
  tasks_assignee: {
    field: 'assigneeId',
    sentence: 'Choose somebody who is a member of your company.',
  },
  customers_number: { field: 'number', sentence: 'Another customer has this number.' },
  teams_name: { field: 'name', sentence: 'Another team has this name.' },
  teams_manager: { field: 'leadId', sentence: 'Choose a lead who is a member of your company.' },
  team_members_member: {
    field: 'userIds',
    sentence: 'Choose people who are members of your company.',
  },
  permission_sets_name: { field: 'name', sentence: 'Another permission set has this name.' },
  customers_credit_limit: {
    field: 'creditLimitMinor',
    sentence: 'A credit limit cannot be below zero.',
  },
}

export function sentenceForConstraint(constraint: string, cause: Error): DomainError {
  const known = sentences[constraint]
  return known
    ? new DomainError('invalid', known.sentence, {
        fields: { [known.field]: known.sentence },
        cause,
      })
    : new DomainError('invalid', 'This does not fit what is stored. Reload and try again.', {
        cause,
      })
}
