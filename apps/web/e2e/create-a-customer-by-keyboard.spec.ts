import { expect, test } from './leora-test.ts'

test('a rep creates a customer without touching the mouse', async ({ page, signIn }) => {
  const name = `Ålesund Fjord Bar ${Date.now()}`
  await signIn('rep')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  await page.keyboard.press('c')
  const form = page.getByRole('dialog', { name: 'New customer' })
  await expect(form.getByLabel('Name', { exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(form.getByText('Give the customer a name.')).toBeVisible()

  await form.getByLabel('Name', { exact: true }).fill(name)
  await page.keyboard.press('Enter')

  const record = page.getByRole('complementary', { name: 'Customer' })
  await expect(record.getByRole('heading', { name })).toBeVisible()
  await expect(page.getByText(`${name} was created.`)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(record).toBeHidden()
})

test('rows are walked, chosen and opened by keys', async ({ page, signIn }) => {
  await signIn('owner')
  await page.goto('/customers')
  const rows = page.getByRole('table', { name: 'Customers' }).locator('tbody tr[aria-rowindex]')
  await expect(rows.first()).toBeVisible()

  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('x')
  await expect(page.getByText('1 selected')).toBeVisible()
  await page.keyboard.press('k')
  await expect(rows.nth(0)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: 'Customer' })).toBeVisible()
})
