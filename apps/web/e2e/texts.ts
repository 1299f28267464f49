import { expect, type Page } from '@playwright/test'

const gateway = process.env['LEORA_TEXTS'] ?? ''

interface Text {
  to: string
  text: string
}

/** What the gateway took over for a phone, the newest last. */
async function textsTo(page: Page, phone: string): Promise<string[]> {
  const answer = await page.request.get(gateway)
  const texts = (await answer.json()) as Text[]
  return texts.filter(({ to }) => to === phone).map(({ text }) => text)
}

/** The code of so manieth text to a phone; it is sent behind what the page says. */
export async function textedCode(page: Page, phone: string, count: number): Promise<string> {
  await expect.poll(async () => (await textsTo(page, phone)).length).toBe(count)
  const [code] = /\b\d{6}\b/.exec((await textsTo(page, phone)).at(-1) ?? '') ?? []
  expect(code).toBeDefined()
  return code ?? ''
}
