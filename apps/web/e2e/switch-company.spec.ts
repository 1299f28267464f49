import type { Page } from '@playwright/test'
import { expect, test } from './leora-test.ts'

const home = 'Tidewell & Marsh Beverage Company'
const partner = 'Sonnhalder Getränkekontor GmbH'

const rows = (page: Page) =>
  page.getByRole('table', { name: 'Customers' }).locator('tbody tr[aria-rowindex]')

async function switchTo(page: Page, company: string) {
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: company }).click()
  await expect(page.getByRole('navigation', { name: 'Main' })).toContainText(company)
}

test('another company is another world: list, palette, rights, title and cache', async ({
  page,
  signIn,
  aCustomer,
}) => {
  await signIn('owner')
  const ours = await aCustomer()
  await page.goto(`/customers?text=${encodeURIComponent(ours.name)}`)
  await expect(page.getByRole('link', { name: ours.name })).toBeVisible()
  await expect(page).toHaveTitle(`Customers · ${home}`)

  await switchTo(page, partner)
  await expect(page).toHaveURL('/')
  await expect(page).toHaveTitle(`Today · ${partner}`)
  await expect(page.getByText(home)).toHaveCount(0)

  await page.getByRole('link', { name: 'Customers' }).click()
  await expect(rows(page).first()).toContainText(/SG\d+/)
  await expect(page.getByText(/\bTM\d+/)).toHaveCount(0)
  await expect(page).toHaveTitle(`Customers · ${partner}`)
  // A viewer there, an owner at home.
  await expect(page.getByRole('button', { name: 'New customer' })).toHaveCount(0)

  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog')
  await palette.getByRole('combobox').fill(ours.name)
  await expect(palette.getByText('Nothing matches', { exact: false })).toBeVisible()
  await expect(palette.getByRole('option', { name: ours.name })).toHaveCount(0)
  await page.keyboard.press('Escape')

  await page.goto(`/customers/${ours.id}`)
  await expect(page.getByText('This customer is not here')).toBeVisible()
  await expect(page.getByText(ours.name)).toHaveCount(0)

  // The history holds the old company's pages, but the browser must ask for what is in them.
  await page.goBack()
  await page.goBack()
  await expect(page.getByText(ours.name)).toHaveCount(0)

  await switchTo(page, home)
  await page.goto(`/customers?text=${encodeURIComponent(ours.name)}`)
  await expect(page.getByRole('link', { name: ours.name })).toBeVisible()
})

test('another tab follows, and writes nothing into a company it does not show', async ({
  page,
  context,
  signIn,
}) => {
  await signIn('owner')
  await page.goto('/customers')
  await expect(rows(page).first()).toContainText(/TM\d+/)
  const other = await context.newPage()
  await other.goto('/')
  await switchTo(other, partner)

  await expect(page).toHaveTitle(`Today · ${partner}`)
  await expect(page.getByText(home)).toHaveCount(0)
  await switchTo(page, home)
  await expect(other).toHaveTitle(`Today · ${home}`)
})
