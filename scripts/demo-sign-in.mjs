import { StepError } from './report.mjs'

const password = 'leora-demo-sign-in'

/** Signs a person of the demo company in; resolves with the cookie as a request sends it. */
export async function signInToDemo(url, person, browser = 'Leora scripts') {
  const response = await fetch(`${url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, 'user-agent': browser },
    body: JSON.stringify({ email: `${person}@demo.leora.test`, password }),
  })
  const [cookie] = response.headers.getSetCookie()
  if (!response.ok || !cookie)
    throw new StepError(`The demo refuses ${person}: sign-in answered ${response.status}.`)
  return cookie.split(';')[0]
}
