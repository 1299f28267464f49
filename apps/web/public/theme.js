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
  const entries = /^\/(sign-in|not-me|sign-up|verify|forgot|reset|invite|confirm-email|outbox)$/
  const isEntry = entries.test(location.pathname)
  const files = (isEntry ? signIn : signedIn) || ''
  for (const href of files.split(' ').filter(Boolean)) {
    preload(
      href.endsWith('.css')
        ? // As the page that needs it asks for it; otherwise it is fetched twice.
          { rel: 'preload', as: 'style', crossOrigin: 'anonymous', href }
        : { rel: 'modulepreload', href },
    )
  }
  // What the first script asks for when it has run: what this server offers, or who is signed in.
  const first = isEntry ? '/api/auth/config' : '/trpc/account.me?batch=1&input=%7B%7D'
  if (!isEntry || location.pathname === '/sign-in') {
    preload({ rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: first })
  }

  function preload(link) {
    document.head.append(Object.assign(document.createElement('link'), link))
  }
})()
