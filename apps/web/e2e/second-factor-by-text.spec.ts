import { codeOf, takeIntoApp } from './authenticator.ts'
import { hearComplaints, listFaults, refusal } from './faults.ts'
import { expect, signInWithPassword, test } from './leora-test.ts'
import { textedCode } from './texts.ts'

test.skip(!process.env['LEORA_TEXTS'], 'The server that runs has no gateway of ours.')

const phone = '+436601234567'

test('a phone is enrolled beside the app, its text lets in at the sign-in, and once turned off is not offered (ASVS 6.3.3)', async ({
  page,
  signIn,
}) => {
  const complaints = hearComplaints(page, refusal)
  const row = page.getByRole('region', { name: 'Code by text message' })
  const signOut = async () => {
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  }
  await signIn('manager')
  await page.goto('/settings/security')
  await expect(row).toContainText('Possible once an authenticator app or a passkey is set up.')
  await expect(row.getByRole('button')).toHaveCount(0)
  await page.getByRole('button', { name: 'Set up app' }).click()
  const key = await takeIntoApp(page)
  await page.getByRole('button', { name: 'I have kept them' }).click()

  await row.getByRole('button', { name: 'Set up' }).click()
  const dialog = page.getByRole('dialog', { name: 'Code by text message' })
  const number = dialog.getByLabel('Mobile number')
  await expect(number).toBeFocused()
  await number.fill('0660 1234567')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('Write the number with its country code')
  expect(await listFaults(page)).toEqual([])
  await number.fill('+43 (660) 123-45-67')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('A code is on its way to …4567')).toBeVisible()
  const first = await textedCode(page, phone, 1)
  await dialog.getByLabel('Code', { exact: true }).fill(first === '000000' ? '000001' : '000000')
  await expect(dialog).toContainText('This code is not right, or too old.')
  await dialog.getByLabel('Code', { exact: true }).fill(first)
  await expect(row).toContainText('Sent to …4567')
  await signOut()

  await signInWithPassword(page, 'manager')
  await page.getByRole('button', { name: 'Send a code as a text message' }).click()
  await expect(page.getByText('A code is on its way to …4567')).toBeVisible()
  expect(await listFaults(page)).toEqual([])
  // The code that enrolled the phone is worth nothing here.
  await page.getByLabel('Code', { exact: true }).fill(first)
  await expect(page.getByRole('alert')).toContainText('This code is not right, or too old.')
  await page.getByLabel('Code', { exact: true }).fill(await textedCode(page, phone, 2))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good/)

  await page.goto('/settings/security')
  await row.getByRole('button', { name: 'Turn off' }).click()
  await expect(row.getByRole('button', { name: 'Set up' })).toBeVisible()
  await signOut()
  await signInWithPassword(page, 'manager')
  await expect(page.getByRole('button', { name: 'Use a recovery code' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send a code as a text message' })).toHaveCount(0)
  await page.getByLabel('Code', { exact: true }).fill(codeOf(key, 1))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good/)
  await page.goto('/settings/security')
  const app = page.getByRole('region', { name: 'Authenticator app' })
  await app.getByRole('button', { name: 'Turn off' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Turn off' }).click()
  await expect(page.getByRole('button', { name: 'Set up app' })).toBeVisible()
  expect(complaints).toEqual([])
})
