import {
  type Customer,
  customerStatuses,
  customerTypes,
  lifecycleStages,
} from '@leora/domain/customers/customer'
import type { CustomerChanges } from '@leora/domain/customers/inputs'
import type { Tone } from '#shared/parts/badge.tsx'

export type EditableField = Exclude<keyof CustomerChanges, 'latitude' | 'longitude'>

export type FieldKind =
  | 'text'
  | 'long'
  | 'email'
  | 'phone'
  | 'url'
  | 'money'
  | 'country'
  | 'tags'
  | 'choice'
  | 'owner'
  | 'territory'

export const fieldKinds: Record<EditableField, FieldKind> = {
  name: 'text',
  status: 'choice',
  customerType: 'choice',
  lifecycleStage: 'choice',
  street1: 'text',
  street2: 'text',
  city: 'text',
  region: 'text',
  postalCode: 'text',
  country: 'country',
  phone: 'phone',
  email: 'email',
  billingEmail: 'email',
  website: 'url',
  licenceNumber: 'text',
  creditLimitMinor: 'money',
  tags: 'tags',
  territory: 'territory',
  ownerId: 'owner',
  paymentTerms: 'text',
  notes: 'long',
}

export const sections = {
  basics: ['name', 'status', 'customerType', 'lifecycleStage', 'ownerId', 'territory', 'tags'],
  contact: ['phone', 'email', 'billingEmail', 'website'],
  address: ['street1', 'street2', 'postalCode', 'city', 'region', 'country'],
  trade: ['creditLimitMinor', 'paymentTerms', 'licenceNumber'],
  notes: ['notes'],
} as const satisfies Record<string, readonly EditableField[]>

export type SectionName = keyof typeof sections
export const sectionNames = Object.keys(sections) as SectionName[]

export const choices = {
  status: customerStatuses,
  customerType: customerTypes,
  lifecycleStage: lifecycleStages,
} as const
export type ChoiceField = keyof typeof choices

export function isChoiceField(field: string): field is ChoiceField {
  return field in choices
}

export const statusTones: Record<Customer['status'], Tone> = {
  active: 'good',
  on_hold: 'warn',
  closed: 'neutral',
}

export function isSameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}
