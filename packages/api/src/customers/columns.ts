type Columns = Readonly<Record<string, string>>

// A sub-select for the owner keeps the order of the rows, which a join may not.
const rowColumns: Columns = {
  id: 'c.id',
  number: 'c.number',
  name: 'c.name',
  status: 'c.status',
  customerType: 'c.customer_type',
  lifecycleStage: 'c.lifecycle_stage',
  city: 'c.city',
  region: 'c.region',
  country: 'c.country',
  phone: 'c.phone',
  email: 'c.email',
  creditLimitMinor: 'c.credit_limit_minor',
  balanceMinor: 'c.balance_minor',
  currency: 'c.currency',
  tags: 'c.tags',
  territory: 'c.territory',
  ownerId: 'c.owner_id',
  ownerName: '(select u.name from auth.users u where u.id = c.owner_id)',
  version: 'c.version',
  updatedAt: 'c.updated_at',
}

const recordColumns: Columns = {
  id: 'c.id',
  number: 'c.number',
  name: 'c.name',
  status: 'c.status',
  customerType: 'c.customer_type',
  lifecycleStage: 'c.lifecycle_stage',
  street1: 'c.street1',
  street2: 'c.street2',
  city: 'c.city',
  region: 'c.region',
  postalCode: 'c.postal_code',
  country: 'c.country',
  latitude: 'c.latitude',
  longitude: 'c.longitude',
  phone: 'c.phone',
  email: 'c.email',
  billingEmail: 'c.billing_email',
  website: 'c.website',
  licenceNumber: 'c.licence_number',
  creditLimitMinor: 'c.credit_limit_minor',
  balanceMinor: 'c.balance_minor',
  currency: 'c.currency',
  tags: 'c.tags',
  territory: 'c.territory',
  ownerId: 'c.owner_id',
  ownerName: '(select u.name from auth.users u where u.id = c.owner_id)',
  paymentTerms: 'c.payment_terms',
  notes: 'c.notes',
  version: 'c.version',
  createdAt: 'c.created_at',
  updatedAt: 'c.updated_at',
  deletedAt: 'c.deleted_at',
}

function select(columns: Columns, hidden: readonly string[]): string {
  return Object.entries(columns)
    .map(([name, column]) => `${hidden.includes(name) ? 'null' : column} as "${name}"`)
    .join(', ')
}

const wholeRow = select(rowColumns, [])
const wholeRecord = select(recordColumns, [])

/** The columns of a row in a list; wants the customer as `c`. A hidden field is null. */
export function customerRowColumns(hidden: readonly string[]): string {
  return hidden.length === 0 ? wholeRow : select(rowColumns, hidden)
}

/** The columns of a whole customer `c`. A hidden field is null. */
export function customerColumns(hidden: readonly string[]): string {
  return hidden.length === 0 ? wholeRecord : select(recordColumns, hidden)
}
