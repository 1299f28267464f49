import { expect, test } from './leora-test.ts'

test('a demo account signs in with one click and out again', async ({ page }) => {
  await page.goto('/customers?status=on_hold')
  await expect(page).toHaveURL(/\/sign-in\?from=/)
  await page.getByRole('button', { name: 'Manager manager@demo.leora.test' }).click()

  await expect(page).toHaveURL(/\/customers\?status=on_hold/)
  await expect(page.getByRole('heading', { name: 'Customers', level: 1 })).toBeVisible()

  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('a wrong password is refused without saying which part was wrong', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill('nobody@demo.leora.test')
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toHaveText(
    'E-mail and password do not match. Check both and try again.',
  )
})
