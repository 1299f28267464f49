import type { Page } from '@playwright/test'
import { expect, test } from './leora-test.ts'

/** A device that confirms at once, as Chromium brings it for tests. */
async function plugInDevice(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    /** Without presence nobody answers, so the page's standing offer waits. */
    answer: (isThere: boolean) =>
      devtools.send('WebAuthn.setAutomaticPresenceSimulation', {
        authenticatorId,
        enabled: isThere,
      }),
  }
}

async function signOut(page: Page) {
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
}

test('a passkey is added, signs in without a password, proves who is there, and is removed', async ({
  page,
  signIn,
}) => {
  await signIn('manager')
  const device = await plugInDevice(page)
  await page.goto('/settings/security')
  await page.getByRole('button', { name: 'Add passkey' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Journey laptop')
  await dialog.getByRole('button', { name: 'Go on' }).click()
  const passkeys = page.getByRole('region', { name: 'Passkeys' })
  await expect(passkeys.getByText('Journey laptop')).toBeVisible()

  await device.answer(false)
  await signOut(page)
  await device.answer(true)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByRole('heading', { name: /^Today|Good/, level: 1 })).toBeVisible()

  await page.goto('/settings/security')
  await passkeys.getByRole('button', { name: 'What to do with Journey laptop' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Old laptop')
  await page.getByRole('button', { name: 'Save' }).click()
  await passkeys.getByRole('button', { name: 'What to do with Old laptop' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText('The passkey was removed.')).toBeVisible()
  await expect(passkeys.getByRole('listitem')).toHaveCount(0)
})
