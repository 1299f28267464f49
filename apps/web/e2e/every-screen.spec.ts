import { hearComplaints, listFaults } from './faults.ts'
import { expect, test } from './leora-test.ts'

const screens = [
  '/',
  '/customers',
  '/customers?text=nothing+is+called+this',
  '/customers?create=true',
  '/tasks',
  '/settings/profile',
  '/settings/security',
  '/settings/sessions',
  '/settings/api-keys',
  '/admin/members',
  '/admin/teams',
  '/admin/roles',
  '/admin/security',
  '/admin/health',
  '/admin/audit',
  '/admin/jobs',
  '/not-a-page',
]

const entries = [
  '/sign-in',
  '/sign-up',
  '/verify',
  '/forgot',
  '/reset',
  '/invite',
  '/confirm-email',
  '/not-me',
  '/outbox',
]

// What i18next shows for words that did not come.
const rawKey =
  /\b(?:admin|customers|frame|rights|activities|contacts|tasks|security|sessions|settings|standing|sign(?:In|Up)|today)\.[a-z]\w+/

const widths = [1440, 768, 360]

for (const scheme of ['light', 'dark'] as const) {
  for (const width of widths) {
    test(`every screen, ${scheme}, ${width} px`, async ({ page, signIn, aCustomer }) => {
      test.setTimeout(180_000)
      const complaints = hearComplaints(page)
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width, height: 900 })

      for (const entry of entries) {
        await page.goto(entry)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await check(entry)
      }
      await signIn('owner')
      const customer = await aCustomer({
        name: 'Österreichisch-Ungarische Weinhandelsgesellschaft zur Förderung regionaler Spitzenerzeugnisse und Spirituosen mbH',
        notes: 'مطعم بيروت للمأكولات البحرية',
        tags: ['natural wine'],
      })
      for (const screen of [
        ...screens,
        `/customers/${customer.id}`,
        `/customers?customer=${customer.id}`,
      ]) {
        await page.goto(screen)
        await expect(page.locator('h1').first()).toBeAttached()
        await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
        await check(screen)
      }
      expect(complaints).toEqual([])

      async function check(screen: string) {
        // Between the two, nothing is drawn that neither of them draws.
        if (width !== 768) {
          const found = await listFaults(page)
          expect.soft(found, `${screen} has accessibility faults`).toEqual([])
        }
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect.soft(overflow, `${screen} scrolls sideways`).toBeLessThanOrEqual(0)
        const text = (await page.locator('body').textContent()) ?? ''
        expect.soft(text.match(rawKey), `${screen} shows the key of a word`).toBeNull()
      }
    })
  }
}
