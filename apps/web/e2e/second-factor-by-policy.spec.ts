import type { APIRequestContext } from '@playwright/test'
import { codeOf, takeIntoApp } from './authenticator.ts'
import { hearComplaints, listFaults, refusal } from './faults.ts'
import { expect, test } from './leora-test.ts'
import { linkOfMail } from './outbox.ts'

const chosen = 'kettle lantern orbit'

const headers = { origin: process.env['LEORA_URL'] ?? '' }

async function ask(request: APIRequestContext, procedure: string, data: object): Promise<void> {
  const answer = await request.post(`/trpc/${procedure}`, { data, headers })
  expect(answer.ok(), await answer.text()).toBe(true)
}

async function requireFactorOf(request: APIRequestContext, ...roles: string[]): Promise<void> {
  const answer = await request.get('/trpc/admin.getSecurityPolicy')
  const { result } = (await answer.json()) as { result: { data: { version: number } } }
  const { version: expectedVersion, ...policy } = result.data
  await ask(request, 'admin.setSecurityPolicy', {
    ...policy,
    expectedVersion,
    factorRequiredRoles: roles,
  })
}

test('who joins by a link sets up the factor the company asks for, again after an owner reset it, and the next link asks for it (ASVS 6.3.3)', async ({
  page,
  signIn,
  browser,
}) => {
  const email = `ida.${Date.now()}@field.test`
  await signIn('owner')
  await requireFactorOf(page.request, 'warehouse')
  await ask(page.request, 'admin.inviteMember', { email, role: 'warehouse' })

  const guest = await (await browser.newContext({ locale: 'en-US' })).newPage()
  const complaints = hearComplaints(guest, refusal)
  const open = async (subject: RegExp) => await guest.goto(await linkOfMail(page, email, subject))
  await open(/You are invited/)
  await guest.getByLabel('Your name').fill('Ida Lager')
  await guest.getByLabel('Choose a password', { exact: true }).fill(chosen)
  await guest.getByRole('button', { name: 'Join' }).click()
  await expect(guest.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible()
  expect(await listFaults(guest)).toEqual([])
  await guest.getByRole('button', { name: 'Set up app' }).click()
  const key = await takeIntoApp(guest)
  await guest.getByRole('button', { name: 'I have kept them, go on' }).click()
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(/^Good .*Ida/)

  await page.goto('/admin/members')
  await page.getByRole('button', { name: 'More about Ida Lager' }).click()
  await page.getByRole('menuitem', { name: 'Reset second factor' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('All their sessions end')
  await dialog.getByRole('button', { name: 'Reset' }).click()
  await expect(dialog.getByLabel('Reason')).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel('Reason').fill('Phone lost, called me in person')
  expect(await listFaults(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Reset' }).click()
  await expect(page.getByText('Ida Lager can set up a new second factor.')).toBeVisible()

  // Nobody has touched the page: it heard.
  await expect(guest.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await guest.getByLabel('E-mail').fill(email)
  await guest.getByLabel('Password', { exact: true }).fill(chosen)
  await guest.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(guest.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible()
  await guest.getByRole('button', { name: 'Set up app' }).click()
  const newKey = await takeIntoApp(guest)
  expect(newKey).not.toBe(key)
  await guest.getByRole('button', { name: 'I have kept them, go on' }).click()
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(/^Good .*Ida/)

  // A second company invites the same person.
  const other = await browser.newContext({ baseURL: headers.origin })
  const otherEmail = `una.${Date.now()}@other.test`
  await other.request.post('/api/auth/sign-up', {
    data: { company: 'Other Cellars', name: 'Una Other', email: otherEmail, password: chosen },
    headers,
  })
  const [, token] = (await linkOfMail(page, otherEmail, /Confirm your address/)).split('#')
  const begun = await other.request.post('/api/auth/verify', { data: { token }, headers })
  expect(await begun.json()).toEqual({ next: 'done' })
  await ask(other.request, 'admin.inviteMember', { email, role: 'rep' })
  await guest.context().clearCookies()
  await open(/You are invited to Other Cellars/)
  await guest.getByLabel('Password', { exact: true }).fill(chosen)
  await guest.getByRole('button', { name: 'Sign in', exact: true }).click()
  await guest.getByLabel('Code', { exact: true }).fill(codeOf(newKey, 1))
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(/^Good .*Ida/)
  await other.close()

  expect(complaints).toEqual([])
  await requireFactorOf(page.request)
  await guest.context().close()
})
