import type { BrowserContext, Page } from '@playwright/test'
import { codeOf, takeIntoApp } from './authenticator.ts'
import { hearComplaints, listFaults, refusal } from './faults.ts'
import { expect, test } from './leora-test.ts'
import { openMail } from './outbox.ts'

const password = 'kettle lantern orbit'

async function call(page: Page, procedure: string, data: object): Promise<void> {
  const origin = new URL(page.url()).origin
  const answer = await page
    .context()
    .request.post(`${origin}/trpc/${procedure}`, { data, headers: { origin } })
  expect(answer.ok(), await answer.text()).toBe(true)
}

async function userIdOf(context: BrowserContext, origin: string): Promise<string> {
  const answer = await context.request.get(`${origin}/trpc/account.me`, { headers: { origin } })
  const { result } = (await answer.json()) as { result: { data: { user: { id: string } } } }
  return result.data.user.id
}

async function signInAs(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Somebody who came by invitation. */
async function aGuest(owner: Page, guest: Page, email: string): Promise<void> {
  await call(owner, 'admin.inviteMember', { email, role: 'rep' })
  await openMail(guest, email, /You are invited/)
  await guest.getByLabel('Your name').fill('Lena Feld')
  await guest.getByLabel('Choose a password', { exact: true }).fill(password)
  await guest.getByRole('button', { name: 'Join' }).click()
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(/^Good .*Lena/)
}

/** The company does not let them in any more. */
async function partWith(owner: Page, guest: Page): Promise<void> {
  const userId = await userIdOf(guest.context(), new URL(guest.url()).origin)
  await call(owner, 'admin.suspendMember', { userId, reason: 'Contract ended' })
}

test('who works nowhere any more is told so, begins a company by mail and signs in to it', async ({
  page,
  another,
}) => {
  const email = `lena.${Date.now()}@own.test`
  const owner = await another('owner')
  await owner.goto('/')
  await aGuest(owner, page, email)
  await partWith(owner, page)

  await page.goto('/sign-in')
  await signInAs(page, email)
  await expect(page.getByRole('alert')).toContainText('You belong to no company at the moment.')
  await page.getByRole('link', { name: 'Begin with a company of your own' }).click()
  await page.getByRole('textbox', { name: 'Company' }).fill('Feld & Sons')
  await page.getByLabel('Your name').fill('Lena Feld')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('another lantern entirely')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('status')).toContainText(email)
  await openMail(page, email, /Begin a company/)
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByRole('status')).toContainText('Your company begins.')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await signInAs(page, email)
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('Feld & Sons')
})

test('a mailbox alone begins no session for who has a second factor: the new company is entered by both proofs (ASVS 6.3.3)', async ({
  page,
  another,
}) => {
  const complaints = hearComplaints(page, refusal)
  const email = `lena.${Date.now()}@both.test`
  const owner = await another('owner')
  await owner.goto('/')
  await aGuest(owner, page, email)
  await page.goto('/settings/security')
  await page.getByRole('button', { name: 'Set up app' }).click()
  const key = await takeIntoApp(page)
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page.getByText('10 left')).toBeVisible()
  await partWith(owner, page)

  await page.goto('/sign-up')
  await page.getByRole('textbox', { name: 'Company' }).fill('Feld Both Ways')
  await page.getByLabel('Your name').fill('Lena Feld')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('another lantern entirely')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('status')).toContainText(email)
  await openMail(page, email, /Begin a company/)
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByRole('status')).toContainText('Your company begins.')
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()

  await signInAs(page, email)
  await expect(page.getByText('Write the code that your authenticator app shows.')).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await signInAs(page, email)
  await page.getByLabel('Code', { exact: true }).fill('000000')
  await expect(page.getByRole('alert')).toContainText('This code is not right')
  expect(await listFaults(page)).toEqual([])
  await page.getByLabel('Code', { exact: true }).fill(codeOf(key, 1))
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('Feld Both Ways')
  expect(complaints).toEqual([])
})

test('who works nowhere any more accepts an invitation by signing in', async ({
  page,
  another,
}) => {
  const email = `lena.${Date.now()}@again.test`
  const founder = `nora.${Date.now()}@founder.test`
  const owner = await another('owner')
  await owner.goto('/')
  await aGuest(owner, page, email)
  await partWith(owner, page)

  const other = await owner
    .context()
    .browser()
    ?.newContext({
      baseURL: new URL(owner.url()).origin,
      locale: 'en-US',
    })
  const host = await other?.newPage()
  if (!host) throw new Error('The browser is gone.')
  await host.goto('/sign-up')
  await host.getByRole('textbox', { name: 'Company' }).fill('Second Cellars')
  await host.getByLabel('Your name').fill('Nora Second')
  await host.getByLabel('E-mail').fill(founder)
  await host.getByLabel('Password', { exact: true }).fill(password)
  await host.getByRole('button', { name: 'Go on' }).click()
  await expect(host.getByRole('status')).toContainText(founder)
  await openMail(host, founder, /Confirm your address/)
  await host.getByRole('button', { name: 'Begin' }).click()
  await expect(host.getByRole('heading', { level: 1 })).toHaveText(/^Good/)
  await call(host, 'admin.inviteMember', { email, role: 'manager' })

  await openMail(page, email, /You are invited to Second Cellars/)
  await expect(page.getByText(`Sign in as ${email} to join.`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill('not the right one')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('E-mail and password do not match')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('Second Cellars')
  await host.context().close()
})
