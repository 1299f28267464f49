import type { SignInGroup } from '@leora/domain/security/overview'

// Written out: the domain's list comes with its schemas, which stay out of the first load.
const signInGroups = ['signed_in', 'refused', 'strange'] as const satisfies readonly SignInGroup[]

export interface SecuritySearch {
  days?: 7 | 90
  group?: SignInGroup
  country?: string
  userId?: string
}

/** What of the sign-ins the address shows; what it does not know is left out. */
export function readSecuritySearch(raw: Record<string, unknown>): SecuritySearch {
  const days = Number(raw['days'])
  const group = signInGroups.find((one) => one === raw['group'])
  const { country, userId } = raw
  return {
    ...(days === 7 || days === 90 ? { days } : {}),
    ...(group ? { group } : {}),
    ...(typeof country === 'string' && /^([A-Z]{2}|local)$/.test(country) ? { country } : {}),
    ...(typeof userId === 'string' && /^[0-9a-f-]{36}$/.test(userId) ? { userId } : {}),
  }
}
