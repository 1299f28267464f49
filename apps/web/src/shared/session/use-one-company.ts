import type { Me } from '@leora/domain/account/account'
import { useEffect } from 'react'

const storageKey = 'leora.who'

/**
 * The session is the browser's, not the tab's: once another tab signs in as somebody else or goes to
 * another company, what this one shows is not theirs, and what it writes would land there.
 */
export function useOneCompany(me: Me | undefined): void {
  const who = me && `${me.user.id}/${me.tenant.id}`
  useEffect(() => {
    if (!who) return
    localStorage.setItem(storageKey, who)
    const leave = () => window.location.assign('/')
    const onStorage = ({ key, newValue }: StorageEvent) => {
      if (key === storageKey && newValue !== null && newValue !== who) leave()
    }
    // A page that the browser brings back whole did not hear what happened meanwhile.
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted && localStorage.getItem(storageKey) !== who) leave()
    }
    window.addEventListener('storage', onStorage)
    window.addEventListener('pageshow', onShow)
    return () => {
      window.removeEventListener('storage', onStorage)
      window.removeEventListener('pageshow', onShow)
    }
  }, [who])
}
