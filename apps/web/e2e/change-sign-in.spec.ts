import { expect, test } from './leora-test.ts'
import { openMail } from './outbox.ts'

const given = 'leora-demo-sign-in'
const chosen = 'kettle lantern orbit'
const again = 'copper meadow violin'

test('a password is changed with the old one, and the address once the new one answers (ASVS 6.2.2, 6.2.3)', async ({
  page,
  another,
  signIn,
}) => {
  await signIn('warehouse')
  const elsewhere = await another('warehouse')
  await elsewhere.goto('/')
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText(/^Good/)

  await page.goto('/settings/security')
  const dialog = page.getByRole('dialog')
  const change = async (from: string, to: string) => {
    await page.getByRole('button', { name: 'Change password' }).click()
    await dialog.getByLabel('Current password', { exact: true }).fill(from)
    await dialog.getByLabel('New password', { exact: true }).fill(to)
    await dialog.getByRole('button', { name: 'Save password' }).click()
  }
  await change('not my password', chosen)
  await expect(dialog.getByText('This is not your password.')).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await change(given, chosen)
  await expect(page.getByText('Your password is changed.', { exact: false })).toBeVisible()
  await elsewhere.reload()
  await expect(elsewhere.getByRole('heading', { name: 'Sign in' })).toBeVisible()

  const address = `warehouse.${Date.now()}@demo.leora.test`
  await page.getByRole('button', { name: 'Change address' }).click()
  await dialog.getByLabel('New e-mail address').fill(address)
  await dialog.getByRole('button', { name: 'Send link' }).click()
  await expect(dialog.getByRole('status')).toContainText(address)
  await openMail(page, address, /Confirm your new address/)
  await page.getByRole('button', { name: 'Confirm address' }).click()
  await expect(page.getByRole('status')).toContainText('From now on you sign in with the address')

  // The old address takes the account back: the password of before opens nothing any more.
  await openMail(page, 'warehouse@demo.leora.test', /Your address for Leora was changed/)
  await page.getByRole('button', { name: 'Confirm address' }).click()
  await expect(page.getByRole('status')).toContainText('Your account is yours again')
  const signInWith = async (password: string) => {
    await page.goto('/sign-in')
    await page.getByLabel('E-mail').fill('warehouse@demo.leora.test')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  await signInWith(chosen)
  await expect(page.getByRole('alert')).toContainText('do not match')
  await openMail(page, 'warehouse@demo.leora.test', /your Leora account is yours again/)
  await page.getByLabel('New password', { exact: true }).fill(again)
  await page.getByRole('button', { name: 'Save password' }).click()
  await expect(page.getByRole('status')).toContainText('Your new password is saved')
  await signInWith(again)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good/)
  await page.goto('/settings/security')
  await change(again, given)
  await expect(page.getByText(/^(Many people use this|Your password is changed)/)).toBeVisible()
})
