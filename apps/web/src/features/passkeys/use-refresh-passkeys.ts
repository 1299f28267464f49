import { trpc } from '@leora/client'

/** After passkeys changed: they, and what depends on having any. */
export function useRefreshPasskeys(): () => Promise<void> {
  const utils = trpc.useUtils()
  return async () => {
    await Promise.all([
      utils.account.listPasskeys.invalidate(),
      utils.account.getSecurity.invalidate(),
      utils.account.listSessions.invalidate(),
    ])
  }
}
