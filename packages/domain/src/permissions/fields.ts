export const fieldAccesses = ['hidden', 'read', 'edit'] as const
export type FieldAccess = (typeof fieldAccesses)[number]

interface FieldRule {
  words: string
  accesses: readonly FieldAccess[]
}

const hideable = fieldAccesses
/** Counted by the product, so nobody writes it. */
const counted = ['hidden', 'read'] as const
// The search looks into these or a list is filtered by them: either would spell out what is hidden.
const shown = ['read', 'edit'] as const

/** The fields a permission set may close; every other field may be edited by who may edit the row. */
export const ruledFields = {
  'customers.creditLimitMinor': { words: 'the credit limit', accesses: hideable },
  'customers.balanceMinor': { words: 'the balance', accesses: counted },
  'customers.paymentTerms': { words: 'the payment terms', accesses: hideable },
  'customers.billingEmail': { words: 'the billing e-mail', accesses: hideable },
  'customers.notes': { words: 'the notes', accesses: hideable },
  'customers.status': { words: 'the status', accesses: shown },
  'customers.customerType': { words: 'the type', accesses: shown },
  'customers.lifecycleStage': { words: 'the stage', accesses: shown },
  'customers.territory': { words: 'the territory', accesses: shown },
  'customers.licenceNumber': { words: 'the licence number', accesses: shown },
  'customers.phone': { words: 'the phone number', accesses: shown },
  'customers.email': { words: 'the e-mail address', accesses: shown },
  'products.margin': { words: 'margins', accesses: hideable },
} as const satisfies Record<string, FieldRule>

export type RuledField = keyof typeof ruledFields
export const ruledFieldNames = Object.keys(ruledFields) as RuledField[]

export type FieldRules = Readonly<Partial<Record<RuledField, FieldAccess>>>

export function accessesOf(field: RuledField): readonly FieldAccess[] {
  return ruledFields[field].accesses
}

export function isRuledField(name: string): name is RuledField {
  return Object.hasOwn(ruledFields, name)
}
