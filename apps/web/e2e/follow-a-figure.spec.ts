import { expect, test } from './leora-test.ts'

test('a figure leads to the rows behind it', async ({ page, signIn }) => {
  await signIn('owner')
  await page.goto('/')
  await page.getByRole('button', { name: /^\$[\d,.]+/ }).click()
  const fact = page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Over limit' })
  const count = await fact.locator('.num').textContent()
  await fact.getByRole('link').click()
  await expect(page).toHaveURL(/credit=over/)
  await expect(page.getByText(`${count} customers`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove filter Credit' })).toBeVisible()
})
