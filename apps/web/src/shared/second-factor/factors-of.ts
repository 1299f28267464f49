import type { AccountSecurity } from '@leora/domain/second-factor/second-factor'
import type { FactorMethod } from '@leora/domain/sign-in/sign-in'

/** What the person can prove with, the usual one first. */
export function factorsOf(security: AccountSecurity): FactorMethod[] {
  return [
    ...(security.totp ? (['totp'] as const) : []),
    ...(security.passkeys > 0 ? (['passkey'] as const) : []),
    ...(security.recoveryCodesLeft > 0 ? (['recovery'] as const) : []),
  ]
}
