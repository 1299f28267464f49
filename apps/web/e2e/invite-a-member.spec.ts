import { expect, test } from './leora-test.ts'
import { openMail } from './outbox.ts'

test('somebody is invited, joins by the mail, is suspended and let in again (ASVS 6.4.1)', async ({
  page,
  signIn,
  browser,
}) => {
  const email = `lena.${Date.now()}@field.test`
  await signIn('owner')
  await page.goto('/admin/members')
  await page.getByRole('button', { name: 'Invite member' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('not an address')
  await dialog.getByRole('button', { name: 'Send invitation' }).click()
  await expect(dialog.getByText('Write an e-mail address like name@company.com.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await dialog.getByRole('button', { name: 'Send invitation' }).click()
  await expect(page.getByRole('rowheader', { name: email })).toBeVisible()

  const context = await browser.newContext({ locale: 'en-US', baseURL: new URL(page.url()).origin })
  const guest = await context.newPage()
  await openMail(guest, email, /You are invited/)
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(/^Join /)
  await guest.getByLabel('Your name').fill('Lena Feld')
  await guest.getByLabel('Choose a password', { exact: true }).fill('kettle lantern orbit')
  await guest.getByRole('button', { name: 'Join' }).click()
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(/^Good .*Lena/)

  await page.reload()
  const member = page.getByRole('row').filter({ hasText: email })
  await expect(member).toHaveCount(1)
  const act = async (item: string) => {
    await member.getByRole('button', { name: 'More about Lena Feld' }).click()
    await page.getByRole('menuitem', { name: item }).click()
    await page.getByRole('dialog').getByLabel('Reason').fill('Away until spring')
    await page.getByRole('dialog').getByRole('button', { name: item }).click()
    const proof = page.getByRole('dialog', { name: 'Confirm that it is you' })
    await expect(
      proof.or(page.getByText(/^Lena Feld (is suspended|can sign in)/)).first(),
    ).toBeVisible()
    if (!(await proof.isVisible())) return
    await proof.getByLabel('Password', { exact: true }).fill('leora-demo-sign-in')
    await proof.getByRole('button', { name: 'Confirm' }).click()
  }
  await act('Suspend')
  await expect(member).toContainText('Suspended')
  await guest.reload()
  await expect(guest.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await act('Let in again')
  await expect(member).not.toContainText('Suspended')
  await context.close()
})

test('somebody with a sign-in joins a second company by signing in', async ({
  page,
  signIn,
  browser,
}) => {
  const email = `nora.${Date.now()}@second.test`
  const password = 'kettle lantern orbit'
  await page.goto('/sign-up')
  await page.getByRole('textbox', { name: 'Company' }).fill('Second Cellars')
  await page.getByLabel('Your name').fill('Nora Second')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('status')).toContainText(email)
  await openMail(page, email, /Confirm your address/)
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Good/)

  await page.context().clearCookies()
  await signIn('owner')
  await page.goto('/admin/members')
  await page.getByRole('button', { name: 'Invite member' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('dialog').getByRole('button', { name: 'Send invitation' }).click()
  await expect(page.getByRole('rowheader', { name: email })).toBeVisible()

  const context = await browser.newContext({ locale: 'en-US', baseURL: new URL(page.url()).origin })
  const guest = await context.newPage()
  await openMail(guest, email, /You are invited/)
  await expect(guest.getByText(`Sign in as ${email} to join.`)).toBeVisible()
  await guest.getByLabel('Password', { exact: true }).fill(password)
  await guest.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(/^Good .*Nora/)
  await page.reload()
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('Nora Second')
  await context.close()
})

test('an invitation that was taken back no longer works', async ({ page, signIn }) => {
  const email = `gone.${Date.now()}@field.test`
  await signIn('owner')
  await page.goto('/admin/members')
  await page.getByRole('button', { name: 'Invite member' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('dialog').getByRole('button', { name: 'Send invitation' }).click()
  await page.getByRole('button', { name: `Take back the invitation of ${email}` }).click()
  await expect(page.getByRole('rowheader', { name: email })).toHaveCount(0)
  await openMail(page, email, /You are invited/)
  await expect(page.getByRole('alert')).toContainText('This invitation was used, taken back')
})
