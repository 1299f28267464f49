import { expect, test } from './leora-test.ts'

test('contacts are added, edited, chosen and brought back on the record, and a colleague sees it', async ({
  page,
  signIn,
  another,
  aCustomer,
}) => {
  await signIn('rep')
  const customer = await aCustomer()
  await page.goto(`/customers/${customer.id}`)
  await page.getByRole('tab', { name: 'Contacts' }).click()
  const colleague = await another('manager')
  await colleague.goto(`/customers/${customer.id}`)
  await colleague.getByRole('tab', { name: 'Contacts' }).click()
  await expect(colleague.getByText('Nobody here yet')).toBeVisible()

  await page.getByRole('button', { name: 'Add contact' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Ana Reyes')
  await page.getByRole('textbox', { name: 'Phone' }).fill('+1 207-555-0143')
  await page.keyboard.press('Enter')
  const ana = page.getByRole('listitem').filter({ hasText: 'Ana Reyes' })
  await expect(ana).toContainText('Primary')
  await expect(ana.getByRole('link', { name: 'Call: Ana Reyes' })).toHaveAttribute(
    'href',
    'tel:+1 207-555-0143',
  )
  await expect(colleague.getByText('Ana Reyes')).toBeVisible()

  await page.getByRole('button', { name: 'Add contact' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Ben Okafor')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Make Ben Okafor the primary contact' }).click()
  const first = colleague.getByRole('list', { name: 'Contacts' }).getByRole('listitem').first()
  await expect(first).toContainText('Ben Okafor')
  await expect(first).toContainText('Primary')

  await page.getByRole('button', { name: 'Ana Reyes', exact: true }).click()
  await page.getByRole('textbox', { name: 'Role' }).fill('Buyer')
  await page.keyboard.press('Enter')
  await expect(ana).toContainText('Buyer')
  await expect(colleague.getByText('Buyer')).toBeVisible()

  await page.getByRole('button', { name: 'More actions for Ana Reyes' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(colleague.getByText('Ana Reyes')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(ana).toBeVisible()
  await expect(colleague.getByText('Ana Reyes')).toBeVisible()
})

test('two people who edit one contact keep both changes, and choose where they differ', async ({
  page,
  signIn,
  another,
  aCustomer,
}) => {
  await signIn('rep')
  const customer = await aCustomer()
  const colleague = await another('manager')
  await page.goto(`/customers/${customer.id}`)
  await page.getByRole('tab', { name: 'Contacts' }).click()
  await page.getByRole('button', { name: 'Add contact' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Ana Reyes')
  await page.keyboard.press('Enter')

  await colleague.goto(`/customers/${customer.id}`)
  await colleague.getByRole('tab', { name: 'Contacts' }).click()
  await colleague.getByRole('button', { name: 'Ana Reyes', exact: true }).click()
  await page.getByRole('button', { name: 'Ana Reyes', exact: true }).click()
  await page.getByRole('textbox', { name: 'Role' }).fill('Buyer')
  await page.getByRole('textbox', { name: 'Phone' }).fill('111')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Buyer')).toBeVisible()

  await colleague.getByRole('textbox', { name: 'Role' }).fill('Chef')
  await colleague.keyboard.press('Enter')
  const choice = colleague.getByRole('dialog', { name: 'Someone else changed this too' })
  await expect(choice).toContainText('Buyer')
  await choice.getByRole('radio', { name: /Theirs/ }).check()
  await choice.getByRole('button', { name: 'Save the choice' }).click()
  const row = colleague.getByRole('listitem').filter({ hasText: 'Ana Reyes' })
  await expect(row).toContainText('Buyer')
  await expect(row).toContainText('111')
})
