import { hearComplaints, listFaults } from './faults.ts'
import { expect, test } from './leora-test.ts'

test('an owner sees who was kept out, follows the figure to the rows, and takes them along', async ({
  page,
  signIn,
  request,
}) => {
  const complaints = hearComplaints(page)
  for (const guess of ['one guess', 'one more guess']) {
    await request.post('/api/auth/sign-in', {
      data: { email: 'warehouse@demo.leora.test', password: guess },
      headers: { origin: process.env['LEORA_URL'] ?? '' },
    })
  }
  await signIn('owner')
  await page.goto('/admin/security')
  const refused = page.locator('dl > div').filter({ hasText: 'Refused' })
  await refused.getByRole('button').click()
  const explanation = page.getByRole('dialog')
  await expect(explanation).toContainText('Wrong password')
  await explanation.getByRole('link', { name: 'See the rows' }).click()
  await expect(page).toHaveURL(/group=refused/)

  const rows = page.getByRole('region', { name: 'Sign-ins and refused tries' })
  await expect(rows.getByRole('row').filter({ hasText: 'Wrong password' }).first()).toContainText(
    'Local network',
  )
  await expect(rows.getByRole('cell', { name: 'Signed in', exact: true })).toHaveCount(0)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    rows.getByRole('button', { name: 'Export CSV' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.csv$/)

  const needsLook = page.getByRole('list', { name: 'Needs a look' })
  await expect(needsLook).toContainText('without a second factor')
  await rows.getByText('Strange', { exact: true }).click()
  await expect(page).toHaveURL(/group=strange/)
  await expect(rows.getByText('Wrong password', { exact: true })).toHaveCount(0)
  expect(await listFaults(page)).toEqual([])
  expect(complaints).toEqual([])
})
