import type { AccountSecurity } from '@leora/domain/second-factor/second-factor'

/** What the person can prove with inside a session, the usual one first; codes are sent at the sign-in alone. */
export function factorsOf(security: AccountSecurity): ('totp' | 'passkey' | 'recovery')[] {
  return [
    ...(security.totp ? (['totp'] as const) : []),
    ...(security.passkeys > 0 ? (['passkey'] as const) : []),
    ...(security.recoveryCodesLeft > 0 ? (['recovery'] as const) : []),
  ]
}
