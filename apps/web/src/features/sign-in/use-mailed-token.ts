import { useEffect, useState } from 'react'

/**
 * What the link in the mail carries. It stands behind the #, so that no server on the way sees it,
 * and leaves the address at once, so that no history keeps it.
 */
export function useMailedToken(): string {
  const [token] = useState(() => window.location.hash.slice(1))
  useEffect(() => {
    if (token === '') return
    window.history.replaceState(window.history.state, '', window.location.pathname)
  }, [token])
  return token
}
