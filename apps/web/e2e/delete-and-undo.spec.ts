import { expect, test } from './leora-test.ts'

test('a deleted customer comes back from its toast', async ({ page, signIn, aCustomer }) => {
  await signIn('manager')
  const customer = await aCustomer()
  await page.goto(`/customers?text=${encodeURIComponent(customer.name)}`)
  await page.getByRole('link', { name: customer.name }).click()
  await page.getByRole('button', { name: `More actions for ${customer.name}` }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()

  await expect(page.getByText('No customer matches')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('link', { name: customer.name })).toBeVisible()
  await expect(page.getByText(`${customer.name} is back.`)).toBeVisible()
})
