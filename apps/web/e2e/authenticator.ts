import { createHmac } from 'node:crypto'
import { expect, type Page } from '@playwright/test'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What an app on a phone shows for this key, so many steps of 30 seconds from now. */
export function codeOf(key: string, stepsFromNow = 0): string {
  const bits = [...key.replaceAll(/\s/g, '')]
    .map((sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0'))
    .join('')
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + stepsFromNow))
  const mac = createHmac('sha1', Buffer.from(bytes)).update(counter).digest()
  const offset = (mac[19] ?? 0) & 15
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** Sets the app up on a page that shows its key; answers the key. */
export async function takeIntoApp(page: Page): Promise<string> {
  await expect(page.getByRole('img', { name: /^Picture to scan/ })).toBeVisible()
  const key = (await page.locator('code').first().textContent()) ?? ''
  // Six digits are a whole code: no button is needed.
  await page.getByLabel('Code shown by the app').fill(codeOf(key))
  await expect(page.getByRole('list', { name: 'Recovery codes' })).toBeVisible()
  return key
}
