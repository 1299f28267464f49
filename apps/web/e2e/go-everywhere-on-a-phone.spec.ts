import { expect, test } from './leora-test.ts'

test.use({ viewport: { width: 360, height: 740 } })

test('what the bottom bar has no room for is behind More', async ({ page, signIn }) => {
  await signIn('owner')
  await page.goto('/')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  const sheet = page.getByRole('dialog')
  await expect(sheet).toContainText('Tidewell & Marsh Beverage Company')
  for (const name of ['Members', 'Jobs', 'Profile', 'Sessions', 'API keys']) {
    await expect(sheet.getByRole('link', { name, exact: true })).toBeVisible()
  }
  await sheet.getByRole('link', { name: 'Members', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Members', level: 1 })).toBeVisible()
  await expect(sheet).toBeHidden()
})
