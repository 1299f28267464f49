// Runs before the first paint, so that a dark reader never sees a white flash.
;(() => {
  const root = document.documentElement
  let scheme = 'auto'
  let density = 'comfortable'
  try {
    scheme = localStorage.getItem('leora.theme') || scheme
    density = localStorage.getItem('leora.density') || density
  } catch (error) {
    // Storage may be refused (private windows); the defaults then stand.
    void error
  }
  const dark =
    scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
  root.setAttribute('data-density', density === 'compact' ? 'compact' : 'comfortable')
  const { signIn, signedIn } = document.currentScript.dataset
  const isSignIn = location.pathname === '/sign-in'
  const files = (isSignIn ? signIn : signedIn) || ''
  for (const href of files.split(' ').filter(Boolean)) preload({ rel: 'modulepreload', href })
  if (isSignIn) {
    preload({ rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: '/api/auth/config' })
  }

  function preload(link) {
    document.head.append(Object.assign(document.createElement('link'), link))
  }
})()
