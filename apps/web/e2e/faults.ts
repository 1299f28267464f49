import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** The browser notes each answer that refuses, also where the page shows why. */
export const refusal = /responded with a status of 40[013]/

// Playwright's recorder reaches for each frame, and that of a mail lets no script run.
const ofRecorder = /^Blocked script execution in 'about:srcdoc'/

const fetchedTwice = /^A preload for .* is not used/

/** What the page's own console complains of from now on, but for what is expected. */
export function hearComplaints(page: Page, expected?: RegExp): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    const text = message.text()
    const isFault = message.type() === 'error' || fetchedTwice.test(text)
    if (!isFault || ofRecorder.test(text) || expected?.test(text)) return
    complaints.push(text)
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}

/** What keeps somebody from using the page as it is now. */
export async function listFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}
