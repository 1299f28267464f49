import { expect, test } from './leora-test.ts'
import { linkOfMail, openMail } from './outbox.ts'

const password = 'kettle lantern orbit'

test('a company begins: sign up, answer the mail, and Today is there; the link works once (ASVS 6.4.1, 14.2.1)', async ({
  page,
}) => {
  const email = `mira.${Date.now()}@weinhaus.test`
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Begin with your company' }).click()
  await page.getByRole('textbox', { name: 'Company' }).fill('Weinhaus Novak')
  await page.getByLabel('Your name').fill('Mira Novak')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('passwordpassword')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByText(/^Many people use this password/)).toBeVisible()
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()

  await page.getByLabel('Password', { exact: true }).fill(password)
  await expect(page.getByText('Strong.')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText(email)

  await page.getByRole('link', { name: 'Read the mail on this machine' }).click()
  const mail = page.getByRole('article').filter({ hasText: email })
  const link = await linkOfMail(page, email, /Confirm your address/)
  await expect(mail.getByRole('link')).toHaveAttribute('href', link)
  const seen = mail.frameLocator('iframe').getByRole('link', { name: 'Begin with Leora' })
  await expect(seen).toHaveAttribute('href', link)
  await openMail(page, email, /Confirm your address/)
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good .*Mira/)

  await page.context().clearCookies()
  await page.goto('/outbox')
  await page.goto(link)
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByRole('alert')).toContainText('This link was used before')
  await expect(page.getByRole('link', { name: 'Sign up again' })).toBeVisible()
})

test('a forgotten password is replaced by mail, and nobody learns which addresses exist (ASVS 6.4.3, 6.3.8)', async ({
  page,
}) => {
  const ask = async (email: string) => {
    await page.goto('/sign-in')
    await page.getByRole('link', { name: 'Forgot password?' }).click()
    await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible()
    await page.getByLabel('E-mail').fill(email)
    await page.getByRole('button', { name: 'Send link' }).click()
    const said = await page.getByRole('status').textContent()
    return said?.replace(email, '…')
  }
  const unknown = await ask('nobody@demo.leora.test')
  expect(await ask('warehouse@demo.leora.test')).toBe(unknown)

  await openMail(page, 'warehouse@demo.leora.test', /Choose a new password/)
  await page.getByLabel('New password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Save password' }).click()
  await expect(page.getByText('A password has at least 12 characters.')).toBeVisible()
  await page.getByLabel('New password', { exact: true }).fill('leora-demo-sign-in')
  await page.getByRole('button', { name: 'Save password' }).click()
  await expect(page.getByRole('status')).toContainText('Your new password is saved')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.getByLabel('E-mail').fill('warehouse@demo.leora.test')
  await page.getByLabel('Password', { exact: true }).fill('leora-demo-sign-in')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good/)
})

test('a link that is not whole says so, and where to go on', async ({ page }) => {
  for (const path of ['/verify', '/reset', '/confirm-email', '/not-me']) {
    await page.goto(`${path}#cut-off`)
    const password = page.getByLabel('New password', { exact: true })
    if (path === '/reset') await password.fill('kettle lantern orbit')
    await page
      .getByRole('button', { name: /^(Begin|Save password|Confirm address|End everything)$/ })
      .click()
    await expect(page.getByRole('alert')).toHaveText('This link is not complete.')
    await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  }
  await page.goto('/invite#cut-off')
  await expect(page.getByRole('alert')).toHaveText('This link is not complete.')
})
