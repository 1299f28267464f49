import { expect, test } from './leora-test.ts'

test('a call takes two clicks, and stands on a colleague’s timeline with its follow-up', async ({
  page,
  signIn,
  another,
  aCustomer,
}) => {
  await signIn('rep')
  const customer = await aCustomer()
  const colleague = await another('manager')
  await colleague.goto(`/customers/${customer.id}`)
  await colleague.getByRole('tab', { name: 'Timeline' }).click()
  await page.goto(`/customers/${customer.id}`)

  await page.getByRole('button', { name: 'Call', exact: true }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The call is logged.')).toBeVisible()
  const call = colleague.getByRole('listitem').filter({ hasText: 'called' })
  await expect(call).toContainText('Lucía Ferrante')
  await expect(call).toContainText('Reached')

  await page.keyboard.press('v')
  const visit = page.getByRole('form', { name: 'Log a visit' })
  await visit.getByRole('button', { name: 'Ordered' }).click()
  await visit
    .getByRole('textbox', { name: 'What was said or seen' })
    .fill('Two cases of the grower.')
  await visit.getByRole('checkbox', { name: 'Follow up with a task' }).check()
  await visit.getByRole('textbox', { name: 'To do' }).fill('Bring the new list')
  await visit.getByRole('button', { name: 'Save' }).click()
  await expect(visit).toHaveCount(0)
  await expect(colleague.getByText('Two cases of the grower.')).toBeVisible()
  await expect(
    colleague.getByRole('paragraph').filter({ hasText: 'Bring the new list' }),
  ).toBeVisible()

  await page.getByRole('checkbox', { name: 'Done: Bring the new list' }).click()
  const done = colleague.getByRole('listitem').filter({ hasText: 'Bring the new list' })
  await expect(done).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).last().click()
  await expect(done).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: 'Done: Bring the new list' })).toBeVisible()

  await page.getByRole('tab', { name: 'Timeline' }).click()
  await page.getByRole('button', { name: 'Activities', exact: true }).click()
  await expect(page.getByText('Two cases of the grower.')).toBeVisible()
  await page.getByRole('button', { name: 'More about this: Visit' }).click()
  await page.getByRole('menuitem', { name: 'Correct' }).click()
  await page
    .getByRole('textbox', { name: 'What was said or seen' })
    .fill('Three cases of the grower.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(colleague.getByText('Three cases of the grower.')).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  test('a call takes two taps', async ({ page, signIn, aCustomer }) => {
    await signIn('rep')
    const customer = await aCustomer()
    await page.goto(`/customers/${customer.id}`)
    await page.getByRole('button', { name: 'Call', exact: true }).click()
    await page
      .getByRole('dialog', { name: 'Log a call' })
      .getByRole('button', { name: 'Save' })
      .click()
    await expect(page.getByText('The call is logged.')).toBeVisible()
  })
})
