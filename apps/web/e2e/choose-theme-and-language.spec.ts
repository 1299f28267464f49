import { expect, test } from './leora-test.ts'

test('theme, density and language follow the person', async ({ page, signIn }) => {
  await signIn('viewer')
  await page.goto('/settings/profile')
  const html = page.locator('html')

  await page.getByRole('radiogroup', { name: 'Theme' }).getByText('Dark').click()
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await page.getByRole('radiogroup', { name: 'Density' }).getByText('Compact').click()
  await expect(html).toHaveAttribute('data-density', 'compact')

  await page.getByRole('combobox', { name: 'Language' }).click()
  await page.getByRole('option', { name: 'Deutsch' }).click()
  await expect(page.getByRole('heading', { name: 'Profil', level: 1 })).toBeVisible()
  await expect(page.getByText('Gespeichert.')).toBeVisible()

  await page.reload()
  await expect(html).toHaveAttribute('lang', 'de')
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expect(page.getByRole('link', { name: 'Kunden' })).toBeVisible()

  await page.getByRole('combobox', { name: 'Sprache' }).click()
  await page.getByRole('option', { name: 'English' }).click()
  await page.getByRole('radiogroup', { name: 'Theme' }).getByText('System').click()
  await page.getByRole('radiogroup', { name: 'Density' }).getByText('Comfortable').click()
  await expect(html).toHaveAttribute('data-density', 'comfortable')
})

test('German writes its nouns as nouns, and no colon after an act that names nothing', async ({
  page,
  signIn,
  aCustomer,
}) => {
  await signIn('rep2')
  const speak = async (locale: string) => {
    const origin = process.env['LEORA_URL'] ?? ''
    const answer = await page.request.post('/trpc/account.updateProfile', {
      data: { locale },
      headers: { origin },
    })
    expect(answer.ok(), await answer.text()).toBe(true)
  }
  const { id } = await aCustomer()
  await speak('de')
  await page.goto(`/customers/${id}`)
  await expect(page.getByText('Telefon ergänzen')).toBeVisible()
  await page.getByRole('tab', { name: 'Verlauf' }).click()
  await expect(page.getByText('Owen Brackett hat angelegt', { exact: true })).toBeVisible()
  await speak('en')
  await page.reload()
  await page.getByRole('tab', { name: 'Overview' }).click()
  await expect(page.getByText('Add phone')).toBeVisible()
})
