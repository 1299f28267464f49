import { listFaults } from './faults.ts'
import { expect, test } from './leora-test.ts'

test('a list by health is kept as a view, shared, found by a colleague, and comes back when deleted', async ({
  page,
  signIn,
  another,
}) => {
  const name = `Poorly ${Date.now()}`
  await signIn('manager')
  await page.goto('/customers')
  await page.getByRole('button', { name: 'Health', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Poor (below 34)' }).click()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Health', exact: true }).check()
  expect(await listFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  const table = page.getByRole('table', { name: 'Customers' })
  await table.getByRole('button', { name: 'Health' }).click()
  await expect(table.getByRole('columnheader', { name: 'Health' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  expect(await listFaults(page)).toEqual([])

  await page.getByRole('button', { name: 'Views' }).click()
  const menu = page.getByRole('dialog', { name: 'Views' })
  await menu.getByRole('button', { name: 'Save view' }).click()
  await expect(menu.getByText('Give the view a name.')).toBeVisible()
  await menu.getByLabel('Save this list as').fill(name)
  await menu.getByLabel('For the whole company').check()
  expect(await listFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await page.getByRole('button', { name: 'Views' }).click()
  await menu.getByLabel('Save this list as').fill(name)
  await menu.getByLabel('For the whole company').check()
  await menu.getByLabel('Save this list as').press('Enter')
  await expect(page.getByRole('button', { name, exact: true })).toBeVisible()

  const rep = await another('rep')
  await rep.goto('/customers')
  await rep.getByRole('button', { name: 'Views' }).click()
  await rep.getByRole('button', { name }).click()
  await expect(rep).toHaveURL(/health=poor/)
  await expect(rep.getByRole('columnheader', { name: 'Health' })).toBeVisible()

  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('button', { name: `Delete the view ${name}` }).click()
  await expect(page.getByText(`The view ${name} was deleted.`)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name, exact: true }).first()).toBeVisible()
})

test('the filtered list leaves as one file', async ({ page, signIn }) => {
  await signIn('manager')
  await page.goto('/customers?status=closed')
  const started = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export CSV' }).click()
  expect((await started).suggestedFilename()).toBe('leora-customers.csv')
  await expect(page.getByText(/customers? (was|were) exported\./)).toBeVisible()
})
