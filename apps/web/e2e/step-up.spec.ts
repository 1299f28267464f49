import { hearComplaints, listFaults, refusal } from './faults.ts'
import { expect, leaveOpen, password, test } from './leora-test.ts'

test('an act that asks for proof goes on by itself once proven, and leaves nothing half-done when given up (ASVS 7.5.3)', async ({
  page,
  signIn,
}) => {
  const complaints = hearComplaints(page, refusal)
  const name = `Till export ${Date.now()}`
  await signIn('owner')
  await page.goto('/settings/api-keys')
  await page.getByRole('button', { name: 'New key' }).first().click()
  const form = page.getByRole('dialog', { name: 'New key' })
  await form.getByLabel('Used by').fill(name)
  await leaveOpen('owner')

  const proof = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await form.getByRole('button', { name: 'Create key' }).click()
  await expect(proof.getByLabel('Password', { exact: true })).toBeFocused()
  expect(await listFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(proof).toHaveCount(0)
  // What was written is still there, and says why nothing came of it.
  await expect(form.getByLabel('Used by')).toHaveValue(name)
  await expect(form.getByText('Confirm that it is you, then try again.')).toBeVisible()
  await expect(page.getByRole('rowheader', { name })).toHaveCount(0)

  await form.getByRole('button', { name: 'Create key' }).click()
  await proof.getByLabel('Password', { exact: true }).fill('not my password')
  await proof.getByRole('button', { name: 'Confirm' }).click()
  await expect(proof.getByText('This is not your password.')).toBeVisible()
  await proof.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').locator('code')).toHaveText(/^\S{20,}/)
  await page.getByRole('dialog').getByRole('button', { name: 'I have copied it' }).click()
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toHaveCount(1)

  // Proven for ten minutes: the next act does not ask.
  await row.getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(row).toHaveCount(0)
  expect(complaints).toEqual([])
})
