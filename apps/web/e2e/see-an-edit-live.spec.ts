import { expect, test } from './leora-test.ts'

test('an edit in one browser shows in the other without reload', async ({
  page,
  signIn,
  another,
  aCustomer,
}) => {
  await signIn('rep')
  const customer = await aCustomer({ city: 'Portland' })
  await page.goto(`/customers/${customer.id}`)
  const colleague = await another('manager')
  await colleague.goto(`/customers?text=${encodeURIComponent(customer.name)}`)
  const row = colleague.getByRole('row', { name: new RegExp(customer.name) })
  await expect(row).toContainText('Portland')

  await page.getByRole('button', { name: /^City/ }).click()
  await page.getByLabel('City').fill('Eugene')
  await page.keyboard.press('Enter')

  await expect(page.getByRole('button', { name: /^City/ })).toHaveText('Eugene')
  await expect(row).toContainText('Eugene')

  await page.getByRole('tab', { name: 'History' }).click()
  const entry = page.getByRole('listitem').filter({ hasText: 'changed' }).first()
  await expect(entry).toContainText('Portland')
  await expect(entry).toContainText('Eugene')
})
