import type { Page } from '@playwright/test'
import { codeOf, takeIntoApp } from './authenticator.ts'
import { expect, leaveOpen, signInWithPassword, test } from './leora-test.ts'

/** The newest code in the mailbox, which a demo without a mail server shows. */
async function mailedCode(page: Page, person: string): Promise<string> {
  const answer = await page.request.get('/api/auth/outbox')
  const { items } = (await answer.json()) as { items: { recipient: string; body: string }[] }
  const mail = items.find(({ recipient }) => recipient === `${person}@demo.leora.test`)
  return /\b\d{6}\b/.exec(mail?.body ?? '')?.[0] ?? ''
}

async function signOut(page: Page) {
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
}

test('an authenticator app is set up, asked for, stood in for by other codes, and turned off (ASVS 6.3.3)', async ({
  page,
  signIn,
}) => {
  await signIn('rep2')
  await page.goto('/settings/security')
  await page.getByRole('button', { name: 'Set up app' }).click()
  const key = await takeIntoApp(page)
  const codes = await page.getByRole('list', { name: 'Recovery codes' }).locator('code').all()
  expect(codes).toHaveLength(10)
  const recoveryCode = await codes[0]?.textContent()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await expect(page.getByText('10 left')).toBeVisible()
  await signOut(page)

  await signInWithPassword(page, 'rep2')
  await page.getByLabel('Code', { exact: true }).fill('000000')
  await expect(page.getByRole('alert')).toContainText('This code is not right')
  await page.getByLabel('Code', { exact: true }).fill(codeOf(key, 1))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good/)
  await signOut(page)

  await signInWithPassword(page, 'rep2')
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await page.getByLabel('Recovery code').fill((recoveryCode ?? '').toLowerCase())
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good/)

  await page.goto('/settings/security')
  await expect(page.getByText('9 left')).toBeVisible()
  await page
    .getByRole('region', { name: 'Code by e-mail' })
    .getByRole('button', { name: 'Set up' })
    .click()
  await page.getByRole('button', { name: 'Send code' }).click()
  await expect(page.getByText('A code is on its way to r…@demo.leora.test')).toBeVisible()
  await page.getByLabel('Code', { exact: true }).fill(await mailedCode(page, 'rep2'))
  await expect(page.getByText('Sent to r…@demo.leora.test')).toBeVisible()
  await signOut(page)

  await signInWithPassword(page, 'rep2')
  await page.getByRole('button', { name: 'Send a code by e-mail' }).click()
  await expect(page.getByText('A code is on its way to r…@demo.leora.test')).toBeVisible()
  await page.getByLabel('Code', { exact: true }).fill(await mailedCode(page, 'rep2'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good/)

  await page.goto('/settings/security')
  const app = page.getByRole('region', { name: 'Authenticator app' })
  await leaveOpen('rep2')
  await app.getByRole('button', { name: 'Turn off' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Turn off' }).click()
  const proof = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await proof.getByRole('button', { name: 'Send a code by e-mail' }).click()
  await expect(proof.getByText('A code is on its way to r…@demo.leora.test')).toBeVisible()
  await proof.getByLabel('Code', { exact: true }).fill(await mailedCode(page, 'rep2'))
  await expect(page.getByRole('button', { name: 'Set up app' })).toBeVisible()
  await signOut(page)
  await signInWithPassword(page, 'rep2')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good/)
})

test('a role that must have a second factor sets one up before anything else, then goes straight on', async ({
  page,
  signIn,
  another,
}) => {
  await signIn('owner')
  const viewer = await another('viewer')
  await viewer.goto('/customers')
  await expect(viewer.getByRole('heading', { name: 'Customers' })).toBeVisible()

  await page.goto('/admin/security')
  await page.getByRole('checkbox', { name: 'Viewer' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved. It holds from now on.')).toBeVisible()

  // Nobody has touched the page: it heard.
  await expect(viewer.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible()
  await expect(viewer.getByRole('navigation')).toHaveCount(0)
  await viewer.getByRole('button', { name: 'Set up app' }).click()
  const key = await takeIntoApp(viewer)
  await viewer.getByRole('button', { name: 'I have kept them, go on' }).click()
  await expect(viewer.getByRole('heading', { name: 'Customers' })).toBeVisible()

  await viewer.context().clearCookies()
  await signInWithPassword(viewer, 'viewer')
  await viewer.getByLabel('Code', { exact: true }).fill(codeOf(key, 1))
  await expect(viewer.getByRole('heading', { level: 1 })).toHaveText(/^Good/)

  await page.getByRole('checkbox', { name: 'Viewer' }).uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await viewer.goto('/settings/security')
  await viewer.getByRole('button', { name: 'Turn off' }).click()
  await viewer.getByRole('dialog').getByRole('button', { name: 'Turn off' }).click()
  await expect(viewer.getByRole('button', { name: 'Set up app' })).toBeVisible()
})
