import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, password, test } from './leora-test.ts'
import { openMail } from './outbox.ts'

const issuer = process.env['LEORA_PROVIDER']
test.skip(issuer === undefined, 'The server that runs has no provider of ours.')

/** Who is at the keyboard of the provider. */
async function sitDown(page: Page, email: string) {
  const data = { subject: `journey-${email}`, email, isEmailVerified: true }
  const seated = await page.request.put(`${issuer}/person`, { data })
  expect(seated.status()).toBe(204)
}

async function signOut(page: Page) {
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
}

test('the provider is linked in the settings, signs in from the sign-in page, and is removed', async ({
  page,
  signIn,
}) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    // A read that was under way at the sign-out is refused, and Chromium says so.
    if (message.type() === 'error' && !/status of 401/.test(message.text())) {
      complaints.push(message.text())
    }
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await sitDown(page, 'private@example.test')
  await signIn('viewer')
  await page.goto('/settings/security')
  const linked = page.getByRole('region', { name: 'Sign-in by a provider' })
  await linked.getByRole('button', { name: 'Link Harbour ID' }).click()
  await expect(page.getByText('The account is linked.', { exact: false })).toBeVisible()
  await expect(page).toHaveURL(/\/settings\/security$/)
  await expect(linked.getByRole('listitem')).toContainText('private@example.test')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  await signOut(page)
  await page.getByRole('button', { name: 'Sign in with Harbour ID' }).click()
  await expect(page.getByRole('heading', { name: /^Today|Good/, level: 1 })).toBeVisible()

  await page.goto('/settings/security')
  await linked.getByRole('button', { name: /^Remove private@example.test/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Remove Harbour ID?' })
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('The linked account was removed.')).toBeVisible()
  await expect(linked.getByRole('listitem')).toHaveCount(0)

  await signOut(page)
  await page.getByRole('button', { name: 'Sign in with Harbour ID' }).click()
  const refused = page
    .getByRole('alert')
    .filter({ hasText: 'Nobody here has your e-mail address.' })
  await expect(refused).toBeVisible()
  expect(complaints).toEqual([])
})

/** The owner of the demo's company mails an invitation. */
async function invite(owner: Page, email: string) {
  await owner.goto('/')
  const invited = await owner.request.post('/api/v1/invitations', {
    data: { email, role: 'rep' },
    headers: { origin: new URL(owner.url()).origin },
  })
  expect(invited.ok(), await invited.text()).toBe(true)
}

test('somebody new is led to the mail of the invitation, and joins from there without a password', async ({
  page,
  another,
}) => {
  const email = `new.${Date.now()}@example.test`
  await invite(await another('owner'), email)
  await sitDown(page, email)
  await page.goto('/sign-in')
  const byProvider = page.getByRole('button', { name: 'Sign in with Harbour ID' })
  await byProvider.click()
  await expect(page.getByRole('status')).toContainText('An invitation waits for you.')
  await openMail(page, email, /invited/)
  await expect(byProvider).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await byProvider.click()
  await expect(page.getByRole('heading', { name: /^Good/, level: 1 })).toBeVisible()
})

test('who has a password opens the link once: the sign-in that proves the account joins as well', async ({
  page,
  another,
}) => {
  const email = 'owner@other.leora.test'
  await invite(await another('owner'), email)
  await sitDown(page, email)
  await openMail(page, email, /invited/)
  await page.getByRole('button', { name: 'Sign in with Harbour ID' }).click()
  await expect(page.getByRole('status')).toContainText('Sign in as you are used to')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText('Tidewell & Marsh')

  await signOut(page)
  await page.getByRole('button', { name: 'Sign in with Harbour ID' }).click()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
})
