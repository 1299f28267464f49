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
  customers_number: { field: 'number', sentence: 'Another customer has this number.' },
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
