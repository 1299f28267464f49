import { expect, type Page } from '@playwright/test'

/** The link of the newest mail to somebody. */
export async function linkOfMail(page: Page, recipient: string, subject: RegExp): Promise<string> {
  await page.goto('/outbox')
  const mail = page.getByRole('article').filter({ hasText: recipient }).filter({ hasText: subject })
  const link = (await mail.first().getByRole('link').getAttribute('href')) ?? ''
  // The token is nowhere but behind the #.
  expect(new URL(link).search).toBe('')
  return link
}

/** Opens it, as its reader would; the token leaves the address at once. */
export async function openMail(page: Page, recipient: string, subject: RegExp): Promise<void> {
  await page.goto(await linkOfMail(page, recipient, subject))
  await expect.poll(() => new URL(page.url()).hash).toBe('')
}
