/** How a person proved who they are; a link is one that was mailed to them. */
export const signInMethods = ['password', 'passkey', 'oidc', 'link'] as const
export type SignInMethod = (typeof signInMethods)[number]

/** What can be the second proof after a password. */
export const factorMethods = ['totp', 'passkey', 'email', 'sms', 'recovery'] as const
export type FactorMethod = (typeof factorMethods)[number]

export const signInOutcomes = [
  'signed_in',
  'factor_asked',
  'wrong_password',
  'wrong_factor',
  'locked',
  'unknown_address',
  'no_company',
  'refused',
  'reset',
  'stepped_up',
  'step_up_failed',
  'identity_attached',
  'identity_removed',
] as const
export type SignInOutcome = (typeof signInOutcomes)[number]

/** A sign-in is done, asks for one more proof, or ends because the person works nowhere. */
export type SignInAnswer =
  | { next: 'done' }
  | { next: 'factor'; methods: readonly FactorMethod[] }
  | { next: 'no_company' }
