import { type Act, actNames } from '@leora/domain/permissions/acts'

const isOf = (prefixes: readonly string[]) => (act: Act) =>
  prefixes.some((prefix) => act.startsWith(`${prefix}.`))

const isOfCustomers = isOf(['customers', 'orders', 'healthWeights'])
const isOfRecord = isOf(['audit', 'data', 'access', 'jobs', 'apiKeys'])

/** The acts as a person looks for them. */
export const actGroups = {
  customers: actNames.filter(isOfCustomers),
  record: actNames.filter(isOfRecord),
  company: actNames.filter((act) => !isOfCustomers(act) && !isOfRecord(act)),
} as const

export type ActGroup = keyof typeof actGroups
export const groupNames = Object.keys(actGroups) as ActGroup[]
