import { expect, test } from './leora-test.ts'

test('my tasks are planned, ticked off by key, brought back, and shown on Today', async ({
  page,
  signIn,
}) => {
  await signIn('rep2')
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'My tasks' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await expect(page.getByRole('heading', { name: 'My tasks', level: 1 })).toBeVisible()

  const title = `Count the corks ${Date.now()}`
  await page.getByRole('button', { name: 'New task' }).click()
  await page.getByRole('textbox', { name: 'To do' }).fill(title)
  await page.getByRole('textbox', { name: 'Due' }).fill('2001-02-03')
  await page.getByRole('button', { name: 'Save' }).click()
  const overdue = page.getByRole('list', { name: 'Overdue' })
  const first = overdue.getByRole('listitem').first()
  await expect(first).toContainText(title)
  await expect(first).toContainText('days late')

  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(overdue.getByText(title)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(first).toContainText(title)

  await first.getByRole('button', { name: title, exact: true }).click()
  await page.getByRole('textbox', { name: 'Due' }).fill('2090-02-03')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('list', { name: 'To come' }).getByText(title)).toBeVisible()
})

test('a task given to a colleague reaches their bell and their list', async ({
  page,
  signIn,
  another,
  aCustomer,
}) => {
  await signIn('manager')
  const customer = await aCustomer()
  const colleague = await another('rep2')
  await colleague.goto('/tasks')
  await page.goto(`/customers/${customer.id}`)
  await expect(page.getByRole('button', { name: 'Task', exact: true })).toBeVisible()
  await page.keyboard.press('a')
  const form = page.getByRole('form', { name: 'New task' })
  const title = `Call them ${Date.now()}`
  await form.getByRole('textbox', { name: 'To do' }).fill(title)
  await form.getByRole('combobox', { name: 'Whose' }).click()
  await page.getByRole('option', { name: 'Owen Brackett' }).click()
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('paragraph').filter({ hasText: title })).toContainText(
    'Owen Brackett',
  )

  const task = colleague.getByRole('listitem').filter({ hasText: title })
  await expect(task).toContainText(customer.name)
  await colleague.getByRole('button', { name: /^Notifications, \d+ unread/ }).click()
  await colleague.getByRole('link', { name: `A task is now yours: ${title}.` }).click()
  await expect(colleague).toHaveURL(/\/tasks\?task=/)
  await expect(colleague.locator('[aria-current]').filter({ hasText: title })).toBeVisible()
})
