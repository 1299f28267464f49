import type { RouterOutputs } from '@leora/client'
import type { BrowserContext } from '@playwright/test'
import { listFaults } from './faults.ts'
import { expect, test } from './leora-test.ts'

type Orders = RouterOutputs['orders']['list']

/** The customer of the demo's newest invoice, and that invoice. */
async function findOrder(context: BrowserContext) {
  const input = encodeURIComponent(JSON.stringify({ state: 'invoiced', limit: 1 }))
  const response = await context.request.get(
    `${process.env['LEORA_URL']}/trpc/orders.list?input=${input}`,
  )
  expect(response.ok(), await response.text()).toBe(true)
  const answer: { result: { data: Orders } } = await response.json()
  const [order] = answer.result.data.items
  if (!order) throw new Error('The demo has invoices.')
  return order
}

test('a type names its order and the day it changes, and a priority set by one shows to another', async ({
  page,
  context,
  signIn,
  another,
}) => {
  await signIn('rep')
  const { customerId } = await findOrder(context)
  await page.goto(`/customers/${customerId}`)
  const standing = page.getByRole('region', { name: 'Standing' })
  await standing.getByRole('button', { name: 'Active, Explain Account type' }).click()
  const reasons = page.getByRole('dialog', { name: 'Active, Explain Account type' })
  const number = (await reasons.getByText(/^SO-\d{7}$/).textContent()) ?? ''
  await expect(
    reasons.getByRole('listitem').filter({ hasText: 'Becomes Target on' }).locator('.num'),
  ).toHaveText(/^\w{3} \d{1,2}, \d{4}$/)
  await page.keyboard.press('Escape')
  await expect(standing.getByRole('button', { name: /Explain Account type/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await reasons.getByRole('link', { name: 'Last order' }).click()
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible()
  expect(await listFaults(page)).toEqual([])
  await page.getByRole('main').getByRole('link').first().click()
  await page.getByRole('tab', { name: 'Orders' }).click()
  await expect(page.getByRole('table', { name: 'Orders' }).getByText(number)).toBeVisible()
  expect(await listFaults(page)).toEqual([])

  const manager = await another('manager')
  await manager.goto(`/customers/${customerId}`)
  const theirs = manager.getByRole('region', { name: 'Standing' })
  await expect(theirs.getByText('High', { exact: true })).toBeVisible()

  await standing.getByRole('button', { name: 'Change the priority' }).click()
  const form = page.getByRole('dialog', { name: 'Change the priority' })
  await form.getByRole('button', { name: 'Set priority' }).click()
  await expect(form.getByText('Say why, so that others understand it later.')).toBeVisible()
  await form.getByText('Low', { exact: true }).click()
  await form.getByLabel('Reason').fill('Closed for the season')
  await form.getByRole('button', { name: 'Set priority' }).click()
  await expect(standing.getByText(/^Set by Lucía Ferrante until /)).toBeVisible()
  await expect(theirs.getByText(/^Set by Lucía Ferrante until /)).toBeVisible({ timeout: 2_000 })

  await theirs.getByRole('button', { name: /Explain Priority/ }).click()
  await expect(manager.getByText('Closed for the season')).toBeVisible()
  await manager.keyboard.press('Escape')

  await standing.getByRole('button', { name: 'Change the priority' }).click()
  await page.getByRole('button', { name: 'Let the orders decide' }).click()
  await expect(standing.getByText(/^Set by/)).toBeHidden()
  await expect(theirs.getByText(/^Set by/)).toBeHidden()
})

test('the points of health lead to where they are weighed', async ({ page, context, signIn }) => {
  await signIn('manager')
  const { customerId } = await findOrder(context)
  await page.goto(`/customers/${customerId}`)
  await page.getByRole('button', { name: /^\d+ \/ 100, Explain Health/ }).click()
  const reasons = page.getByRole('dialog')
  await expect(reasons.getByText('Own rhythm')).toBeVisible()
  const points = await reasons
    .locator('.num')
    .filter({ hasText: /^\d+ \/ \d+$/ })
    .allTextContents()
  const [score = 0, ...parts] = points.map((text) => Number.parseInt(text, 10))
  expect(parts).toHaveLength(5)
  expect(parts.reduce((sum, one) => sum + one, 0)).toBe(score)
  await reasons.getByRole('link', { name: 'How is health counted?' }).click()
  await page.getByLabel('Last order').fill('20')
  await expect(page.getByText('90 of 100 points')).toBeVisible()
  await page.getByRole('button', { name: 'Save and count anew' }).click()
  await expect(page.getByText(/The points of all parts add up to 100/)).toBeVisible()
  await page.getByLabel('Contact').fill('20')
  await page.getByRole('button', { name: 'Save and count anew' }).click()
  await expect(page.getByText('Saved. Every score is being counted anew.')).toBeVisible()
})
