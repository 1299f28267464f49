import { expect, test } from './leora-test.ts'

test('who edits a customer is seen by a colleague who has it open, and by nobody after', async ({
  page,
  signIn,
  another,
  aCustomer,
}) => {
  await signIn('rep')
  const customer = await aCustomer({ city: 'Portland' })
  const other = await aCustomer()
  const colleague = await another('manager')
  await page.goto(`/customers/${customer.id}`)
  await colleague.goto(`/customers/${customer.id}`)
  await expect(colleague.getByRole('button', { name: /^City/ })).toBeVisible()
  await expect(colleague.getByText('is editing')).toHaveCount(0)

  await page.getByRole('button', { name: /^City/ }).click()
  await expect(colleague.getByText('Lucía Ferrante is editing.')).toBeVisible()
  await expect(page.getByText('is editing')).toHaveCount(0)

  await colleague.goto(`/customers/${other.id}`)
  await expect(colleague.getByRole('heading', { name: other.name })).toBeVisible()
  await expect(colleague.getByText('is editing')).toHaveCount(0)
  await colleague.goto(`/customers/${customer.id}`)
  await expect(colleague.getByText('Lucía Ferrante is editing.')).toBeVisible()

  await page.keyboard.press('Escape')
  await expect(colleague.getByText('is editing')).toHaveCount(0)

  await page.keyboard.press('n')
  await expect(colleague.getByText('Lucía Ferrante is editing.')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(colleague.getByText('is editing')).toHaveCount(0)
})
