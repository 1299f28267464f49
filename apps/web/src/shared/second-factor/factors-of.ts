import type { AccountSecurity } from '@leora/domain/second-factor/second-factor'
import type { FactorMethod } from '@leora/domain/sign-in/sign-in'

/** What the person can prove with inside a session, the usual one first. */
export function factorsOf(security: AccountSecurity): FactorMethod[] {
  return [
    ...(security.totp ? (['totp'] as const) : []),
    ...(security.passkeys > 0 ? (['passkey'] as const) : []),
    // What is sent can be read on its way: it never stands alone.
    ...(security.totp || security.passkeys > 0
      ? security.codeChannels.map(({ channel }) => channel)
      : []),
    ...(security.recoveryCodesLeft > 0 ? (['recovery'] as const) : []),
  ]
}
