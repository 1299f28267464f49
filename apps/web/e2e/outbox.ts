import { expect, type Page } from '@playwright/test'

const origin = process.env['LEORA_URL'] ?? ''

interface OutboxMail {
  recipient: string
  subject: string
  body: string
}

/** The link of the newest mail to somebody, as the outbox of a demo is asked for it. */
export async function linkOfMail(page: Page, recipient: string, subject: RegExp): Promise<string> {
  const find = async () => {
    const answer = await page.request.get(`${origin}/api/auth/outbox`)
    const { items } = (await answer.json()) as { items: OutboxMail[] }
    return items.find((mail) => mail.recipient === recipient && subject.test(mail.subject))
  }
  await expect.poll(find, `a mail to ${recipient}`).toBeDefined()
  const link = /https?:\/\/\S+/.exec((await find())?.body ?? '')?.[0] ?? ''
  // The token is nowhere but behind the #.
  expect(new URL(link).search).toBe('')
  return link
}

/** Opens it, as its reader would; the token leaves the address at once. */
export async function openMail(page: Page, recipient: string, subject: RegExp): Promise<void> {
  const link = await linkOfMail(page, recipient, subject)
  // A page that is open at the same path would not load again for another token.
  await page.goto('about:blank')
  await page.goto(link)
  await expect.poll(() => new URL(page.url()).hash).toBe('')
}
