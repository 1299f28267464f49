import { expect, test } from './leora-test.ts'

test('the palette finds customers, pages and actions', async ({ page, signIn, aCustomer }) => {
  await signIn('owner')
  const customer = await aCustomer()
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Search customers, pages and actions' })
  await field.fill(customer.name)
  await expect(page.getByRole('option', { name: new RegExp(customer.name) })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: customer.name, level: 1 })).toBeVisible()

  await page.keyboard.press('Control+k')
  await field.fill('mem')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Members', level: 1 })).toBeVisible()

  await page.keyboard.press('g')
  await page.keyboard.press('c')
  await expect(page.getByRole('heading', { name: 'Customers', level: 1 })).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
})

test('a name written wrong is found, and the palette says that it only guesses', async ({
  page,
  signIn,
  aCustomer,
}) => {
  await signIn('owner')
  await aCustomer({ name: 'Château Quercimont Imports' })
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Search customers, pages and actions' })
  await field.fill('chateau quercimnot')
  const similar = page.getByRole('group', { name: 'No exact match. Similar customers' })
  await expect(similar.getByRole('option', { name: /Château Quercimont Imports/ })).toBeVisible()
  await field.fill('quercimont')
  await expect(
    page.getByRole('group', { name: 'Customers', exact: true }).getByRole('option'),
  ).toHaveCount(1)
})
