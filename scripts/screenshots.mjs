import { mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { build } from './build.mjs'
import { findChromium } from './chromium.mjs'
import { startDemoServer } from './demo-server.mjs'
import { signInToDemo } from './demo-sign-in.mjs'
import { root } from './paths.mjs'
import { savePicture } from './picture.mjs'
import { provision } from './provision.mjs'
import { runMain, step } from './report.mjs'
import { guidePictures, hostileCustomer, screens } from './screens.mjs'

const guideFolder = join(root, 'docs', 'images')
const reviewFolder = join(root, '.leora', 'screenshots')
const heights = { 1440: 900, 768: 1024, 360: 740 }

/** The pictures of the documents, and every screen at three widths in both schemes for review. */
async function takeScreenshots({ url, chromium, isGuide, isReview }) {
  const browser = await chromium
  try {
    mkdirSync(guideFolder, { recursive: true })
    for (const picture of isGuide ? guidePictures : []) {
      await step(picture.name, () => takeGuidePicture(browser, url, picture))
    }
    if (isReview) await takeReview(browser, url)
  } finally {
    await browser.close()
  }
}

async function takeGuidePicture(browser, url, picture) {
  const { name, person, path, width = 1440, height = 900, scheme = 'light', act, part } = picture
  const context = await openContext(browser, { url, person, scheme, width, height })
  const page = await context.newPage()
  await open(page, path)
  await act?.(page, { url, request: (of, method) => askAs(url, of, method) })
  await settle(page)
  const target = part ? page.locator(part) : page
  savePicture(join(guideFolder, `${name}.png`), await target.screenshot(still))
  await context.close()
}

async function takeReview(browser, url) {
  rmSync(reviewFolder, { recursive: true, force: true })
  mkdirSync(reviewFolder, { recursive: true })
  const ask = await askAs(url, 'owner')
  const { id } = await ask('crm.customers.create', hostileCustomer)
  const widths = Object.keys(heights).map(Number)
  for (const width of widths) {
    await takeSet(browser, { url, id, width, scheme: 'light' })
    await takeSet(browser, { url, id, width, scheme: 'dark' })
  }
  await ask('account.updateProfile', { locale: 'de' })
  for (const width of widths) {
    await takeSet(browser, { url, id, width, scheme: 'light', language: 'de' })
  }
}

/** Every screen as an owner sees it, who sees the most. */
async function takeSet(browser, { url, id, width, scheme, language }) {
  const label = [width, scheme, language].filter(Boolean).join('-')
  await step(label, async () => {
    const size = { url, scheme, language, width, height: heights[width] }
    const known = await openContext(browser, { ...size, person: 'owner' })
    const stranger = await openContext(browser, size)
    for (const screen of screens) {
      const page = await (screen.isPublic ? stranger : known).newPage()
      await open(page, screen.path.replace(':id', id))
      await screen.act?.(page)
      await settle(page)
      await page.screenshot({ ...still, path: join(reviewFolder, `${screen.name}-${label}.png`) })
      await page.close()
    }
    await known.close()
    await stranger.close()
  })
}

// As the list of sessions shows it.
const listed =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const loading = /^(Loading|Wird geladen)$/
const still = { animations: 'disabled', caret: 'hide' }

async function openContext(browser, { url, person, scheme, width, height, language = 'en' }) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: language === 'de' ? 'de-AT' : 'en-US',
    timezoneId: 'America/Los_Angeles',
  })
  if (person) {
    const [name, value] = (await signInToDemo(url, person, listed)).split('=')
    await context.addCookies([{ name, value, url }])
  }
  return context
}

async function open(page, path) {
  await page.goto(path)
  await page.locator('h1').first().waitFor({ state: 'attached' })
}

/** Until nothing loads and every letter has its font. */
async function settle(page) {
  await page.getByRole('status', { name: loading }).first().waitFor({ state: 'detached' })
  await page.waitForFunction(() => document.fonts.status === 'loaded')
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  )
}

/** Calls a procedure as a person of the demo; a mutation unless asked otherwise. */
async function askAs(url, person, method = 'POST') {
  const cookie = await signInToDemo(url, person)
  return async (procedure, input) => {
    const response = await fetch(`${url}/trpc/${procedure}`, {
      method,
      headers: { 'content-type': 'application/json', origin: url, cookie },
      ...(input === undefined ? {} : { body: JSON.stringify(input) }),
    })
    const { result, error } = await response.json()
    if (error) throw new Error(`${procedure}: ${error.message}`)
    return result.data
  }
}

await runMain(async () => {
  await provision()
  await build()
  const executablePath = await findChromium()
  const { chromium } = createRequire(join(root, 'apps', 'web', 'package.json'))('playwright')
  const given = process.argv.find((flag) => flag.startsWith('--url='))?.slice('--url='.length)
  const server = given
    ? { url: given, stop: () => undefined }
    : await step('demo server', startDemoServer)
  try {
    await takeScreenshots({
      url: server.url,
      chromium: chromium.launch({
        executablePath,
        args: ['--no-sandbox', '--font-render-hinting=none'],
      }),
      isGuide: !process.argv.includes('--review'),
      isReview: !process.argv.includes('--guide'),
    })
  } finally {
    await server.stop()
  }
  process.stdout.write(
    `Pictures are in ${relative(root, guideFolder)} and ${relative(root, reviewFolder)}.\n`,
  )
})
