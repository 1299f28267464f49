import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startLiveRelay } from '@leora/api/live/relay'
import { aMember, anApiKey, aTenant, type TestActor } from '@leora/testing/actors'
import { useDatabase } from '@leora/testing/database'
import { servicesOf } from '@leora/testing/services'
import { startTcpProxy } from '@leora/testing/tcp-proxy'
import type { FastifyInstance } from 'fastify'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { build } from 'vite'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { buildApp } from './app.ts'

// The client's example app as a team would run it: built, served by the host, used in a browser.
const database = useDatabase()
const webFolder = mkdtempSync(join(tmpdir(), 'leora-example-'))
let app: FastifyInstance
let browser: Browser
let stopRelay: () => Promise<void>

beforeAll(async () => {
  await build({
    root: fileURLToPath(new URL('../../../packages/client/example/', import.meta.url)),
    build: { outDir: webFolder, emptyOutDir: true, target: 'esnext' },
    logLevel: 'error',
  })
  const services = servicesOf(database)
  const relay = await startLiveRelay(database, services.live)
  stopRelay = () => relay.stop()
  app = await buildApp({
    services,
    webFolder,
    env: {
      publicUrl: 'http://127.0.0.1',
      trustProxy: false,
      metricsToken: undefined,
      rateLimitPerMinute: 100_000,
      geoipDatabase: undefined,
      signUp: 'open',
      oidcIssuer: undefined,
      oidcClientId: undefined,
      oidcClientSecret: undefined,
      oidcName: 'single sign-on',
      oidcFactor: 'ask',
      oidcPatience: 5,
    },
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
})

afterAll(async () => {
  await browser?.close()
  await app?.close()
  await stopRelay?.()
  rmSync(webFolder, { recursive: true, force: true })
})

function hostPort(): number {
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('The host does not listen.')
  return address.port
}

const urlAt = (port: number) => `http://127.0.0.1:${port}/`

async function aBrowserOf(person: TestActor): Promise<BrowserContext> {
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  await signInAs(context, person)
  return context
}

async function signInAs(context: BrowserContext, { token }: TestActor) {
  await context.clearCookies()
  await context.addCookies([{ name: 'leora', value: token, url: urlAt(hostPort()) }])
}

async function open(context: BrowserContext, url = urlAt(hostPort())): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url)
  return page
}

async function add(page: Page, name: string) {
  const field = page.getByLabel('Name')
  // React empties the form once its action is over, which would take away what is typed before.
  await expect.poll(() => field.inputValue()).toBe('')
  await field.fill(name)
  await page.getByRole('button', { name: 'Add' }).click()
}

async function expectListed(page: Page, name: string) {
  await page.getByRole('listitem').filter({ hasText: name }).waitFor()
}

async function namesOf(person: TestActor): Promise<string[]> {
  const { items } = await person.caller.crm.customers.list({})
  return items.map(({ name }) => name)
}

const countKeptInBrowser = `new Promise((resolve, reject) => {
  const request = indexedDB.open('leora-offline-v1')
  request.onerror = () => reject(request.error)
  request.onsuccess = () => {
    const all = request.result.transaction('writes').objectStore('writes').getAllKeys()
    all.onsuccess = () => {
      request.result.close()
      resolve(all.result.filter((key) => key !== 'owner').length)
    }
  }
})`

/** What the browser keeps for later, read as the browser stores it. */
async function countKept(page: Page): Promise<number> {
  return await page.evaluate<number>(countKeptInBrowser)
}

test('what one person adds stands on the other’s screen without reload, by cookie and by API key', async () => {
  const { rep, manager } = await aTenant(database)
  const key = await anApiKey(manager, ['read', 'write'])
  const ours = await open(await aBrowserOf(rep))
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  const theirs = await open(context, `${urlAt(hostPort())}#${key.token}`)
  await add(ours, 'The Anchor')
  await expectListed(ours, 'The Anchor')
  await expectListed(theirs, 'The Anchor')
  await add(theirs, 'The Bell')
  await expectListed(ours, 'The Bell')
})

test('a refused write says why', async () => {
  const { viewer } = await aTenant(database)
  const page = await open(await aBrowserOf(viewer))
  await add(page, 'The Anchor')
  await page
    .getByRole('alert')
    .filter({ hasText: /may not|add customers/ })
    .waitFor()
  expect(await countKept(page)).toBe(0)
})

test('what is added without network is kept through a closed page and sent once the network is back', async () => {
  const { rep } = await aTenant(database)
  const context = await aBrowserOf(rep)
  const page = await open(context)
  await add(page, 'Before')
  await expectListed(page, 'Before')
  await context.setOffline(true)
  await add(page, 'First without network')
  await add(page, 'Second without network')
  await expect.poll(() => countKept(page)).toBe(2)
  await page.close()
  await context.setOffline(false)
  const again = await open(context)
  await expectListed(again, 'First without network')
  await expectListed(again, 'Second without network')
  await expect.poll(() => countKept(again)).toBe(0)
  expect((await namesOf(rep)).sort()).toEqual([
    'Before',
    'First without network',
    'Second without network',
  ])
})

test('without a reload, going online again is enough', async () => {
  const { rep } = await aTenant(database)
  const context = await aBrowserOf(rep)
  const page = await open(context)
  await add(page, 'Before')
  await expectListed(page, 'Before')
  await context.setOffline(true)
  await add(page, 'In the cellar')
  await expect.poll(() => countKept(page)).toBe(1)
  await context.setOffline(false)
  await expectListed(page, 'In the cellar')
  await expect.poll(() => countKept(page)).toBe(0)
})

test('a kept write waits for its author when another person signs in', async () => {
  const { rep, tenant } = await aTenant(database)
  const other = await aMember(database, tenant.id, 'rep')
  const context = await aBrowserOf(rep)
  const page = await open(context)
  await add(page, 'Before')
  await expectListed(page, 'Before')
  await context.setOffline(true)
  await add(page, 'Of the first person')
  await expect.poll(() => countKept(page)).toBe(1)
  await page.close()

  await signInAs(context, other)
  await context.setOffline(false)
  const theirs = await open(context)
  await add(theirs, 'Of the second person')
  await expectListed(theirs, 'Of the second person')
  expect(await countKept(theirs)).toBe(1)
  expect(await namesOf(rep)).not.toContain('Of the first person')
  await theirs.close()

  await signInAs(context, rep)
  const back = await open(context)
  await expectListed(back, 'Of the first person')
  await expect.poll(() => countKept(back)).toBe(0)
})

test('after a cut line the list catches up with what was missed', async () => {
  const { rep, manager } = await aTenant(database)
  const line = await startTcpProxy({ host: '127.0.0.1', port: hostPort() })
  onTestFinished(() => line.close())
  const context = await aBrowserOf(rep)
  const page = await open(context, urlAt(line.port))
  await add(page, 'Before')
  await expectListed(page, 'Before')
  await expect.poll(() => servicesOf(database).live.subscribers).toBeGreaterThan(0)
  line.refuse()
  line.reset()
  await expect.poll(() => line.open()).toBe(0)
  await manager.caller.crm.customers.create({ name: 'While the line was cut' })
  line.heal()
  await expectListed(page, 'While the line was cut')
  await manager.caller.crm.customers.create({ name: 'After it healed' })
  await expectListed(page, 'After it healed')
})

test('nothing unforeseen happened', () => {
  expect(servicesOf(database).unforeseen).toEqual([])
})
