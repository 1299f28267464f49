import { hearComplaints, listFaults, refusal } from './faults.ts'
import { expect, test } from './leora-test.ts'

const closed = [
  ['/admin/security', "see the company's security"],
  ['/admin/audit', "read the company's whole history"],
  ['/admin/jobs', 'see background jobs'],
  ['/settings/api-keys', 'make API keys'],
] as const

test('who follows a link to a page beyond their role reads one sentence, and goes on', async ({
  page,
  signIn,
}) => {
  const complaints = hearComplaints(page, refusal)
  await signIn('viewer')
  for (const [path, right] of closed) {
    await page.goto(path)
    const said = page.getByRole('alert')
    await expect(said, path).toContainText(right)
    await expect(said).toContainText('Ask an owner of your company.')
    await expect(said).toHaveCount(1)
    await expect(page.locator('main').getByRole('button')).toHaveCount(0)
    expect(await listFaults(page)).toEqual([])
  }
  await page.getByRole('link', { name: 'Go to Today' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good/)
  expect(complaints).toEqual([])
})
