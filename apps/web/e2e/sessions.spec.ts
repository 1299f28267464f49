import { hearComplaints, listFaults } from './faults.ts'
import { expect, test } from './leora-test.ts'

test('sessions are seen, one is ended, then all others; the ended browsers are signed out untouched (ASVS 7.4.3, 7.5.2)', async ({
  page,
  signIn,
  another,
}) => {
  const complaints = hearComplaints(page)
  await signIn('rep2')
  const phone = await another('rep2')
  const laptop = await another('rep2')
  for (const browser of [phone, laptop]) {
    await browser.goto('/customers')
    await expect(browser.getByRole('heading', { name: 'Customers' })).toBeVisible()
  }

  await page.goto('/settings/sessions')
  const own = page.getByRole('row').filter({ hasText: 'This device' })
  await expect(own).toHaveCount(1)
  await expect(own).toContainText('Local network')
  await expect(own.getByRole('button')).toHaveCount(0)
  expect(await listFaults(page)).toEqual([])

  // The newest but one's own is the first that can be ended.
  const others = page.getByRole('row').filter({ has: page.getByRole('button') })
  const before = await others.count()
  await others.first().getByRole('button', { name: 'End session' }).click()
  await expect(page.getByText('The session was ended.')).toBeVisible()
  await expect(others).toHaveCount(before - 1)

  await page.getByRole('button', { name: 'End all others' }).click()
  await expect(page.getByText(/other sessions? (was|were) ended\.$/)).toBeVisible()
  await expect(others).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'End all others' })).toHaveCount(0)
  for (const browser of [phone, laptop]) {
    await expect(browser.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  }
  expect(complaints).toEqual([])
})
