/** A fresh page load forgets everything the last person saw. */
export async function signOut(): Promise<void> {
  await fetch('/api/auth/sign-out', { method: 'POST' })
  window.location.assign('/sign-in')
}
