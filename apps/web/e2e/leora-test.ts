import type { RouterInputs, RouterOutputs } from '@leora/client'
import { leaveSessionsOpen } from '@leora/testing/leave-open'
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'

export { expect }

type Person = 'owner' | 'manager' | 'rep' | 'rep2' | 'warehouse' | 'viewer'
type Customer = RouterOutputs['crm']['customers']['get']
type NewCustomer = RouterInputs['crm']['customers']['create']

export const password = 'leora-demo-sign-in'

interface Fixtures {
  /** Signs a demo person in, in the test's own browser. */
  signIn: (person: Person) => Promise<void>
  /** A second person with a browser of their own. */
  another: (person: Person) => Promise<Page>
  /** A customer of the signed-in person's company, made through the API. */
  aCustomer: (input?: Partial<NewCustomer>) => Promise<Customer>
}

function addressOfServer(): string {
  const url = process.env['LEORA_URL']
  if (!url) throw new Error('The global setup names the server.')
  return url
}

async function signInAs(context: BrowserContext, person: Person): Promise<void> {
  const origin = addressOfServer()
  const response = await context.request.post(`${origin}/api/auth/sign-in`, {
    data: { email: `${person}@demo.leora.test`, password },
    headers: { origin },
  })
  expect(response.ok(), await response.text()).toBe(true)
}

/** As a person does, on the page. */
export async function signInWithPassword(page: Page, person: Person): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(`${person}@demo.leora.test`)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Proofs of this person no longer count: their browsers were open for too long. */
export async function leaveOpen(person: Person): Promise<void> {
  await leaveSessionsOpen(process.env['LEORA_HOME'] ?? '', `${person}@demo.leora.test`)
}

let made = 0

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  baseURL: async ({}, use) => use(addressOfServer()),

  signIn: async ({ context }, use) => use((person) => signInAs(context, person)),

  another: async ({ browser }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (person) => {
      const context = await browser.newContext({ baseURL: addressOfServer(), locale: 'en-US' })
      contexts.push(context)
      await signInAs(context, person)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },

  aCustomer: async ({ context }, use) =>
    use(async (input = {}) => {
      const origin = addressOfServer()
      made += 1
      const response = await context.request.post(`${origin}/trpc/crm.customers.create`, {
        data: { name: `Aa Test Cellars ${Date.now()}-${made}`, ...input },
        headers: { origin },
      })
      expect(response.ok(), await response.text()).toBe(true)
      const answer: { result: { data: Customer } } = await response.json()
      return answer.result.data
    }),
})
