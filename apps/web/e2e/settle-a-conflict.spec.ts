import { expect, test } from './leora-test.ts'

test('two people write the same field and one chooses', async ({
  page,
  signIn,
  another,
  aCustomer,
}) => {
  await signIn('rep')
  const customer = await aCustomer({ phone: '+1 503 555 0100' })
  const colleague = await another('manager')
  await page.goto(`/customers/${customer.id}`)
  await colleague.goto(`/customers/${customer.id}`)

  await page.getByRole('button', { name: /^Phone/ }).click()
  await page.getByLabel('Phone', { exact: true }).fill('+1 503 555 0111')

  await colleague.getByRole('button', { name: /^Phone/ }).click()
  await colleague.getByLabel('Phone', { exact: true }).fill('+1 503 555 0222')
  await colleague.keyboard.press('Enter')
  await expect(colleague.getByRole('button', { name: /^Phone/ })).toHaveText('+1 503 555 0222')

  await page.keyboard.press('Enter')
  const choice = page.getByRole('dialog', { name: 'Someone else changed this too' })
  await expect(choice.getByRole('radio', { name: /Yours/ })).toBeChecked()
  await expect(choice.getByText('+1 503 555 0222')).toBeVisible()
  await choice.getByRole('button', { name: 'Save the choice' }).click()

  await expect(choice).toBeHidden()
  await expect(colleague.getByRole('button', { name: /^Phone/ })).toHaveText('+1 503 555 0111')
})

test('changes to different fields need no choice', async ({ page, signIn, another, aCustomer }) => {
  await signIn('rep')
  const customer = await aCustomer({ phone: '+1 503 555 0100', city: 'Portland' })
  const colleague = await another('manager')
  await page.goto(`/customers/${customer.id}`)
  await colleague.goto(`/customers/${customer.id}`)

  await page.getByRole('button', { name: /^Phone/ }).click()
  await page.getByLabel('Phone', { exact: true }).fill('+1 503 555 0333')
  await colleague.getByRole('button', { name: /^City/ }).click()
  await colleague.getByLabel('City').fill('Salem')
  await colleague.keyboard.press('Enter')
  await expect(colleague.getByRole('button', { name: /^City/ })).toHaveText('Salem')

  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^City/ })).toHaveText('Salem')
  await expect(colleague.getByRole('button', { name: /^Phone/ })).toHaveText('+1 503 555 0333')
})
