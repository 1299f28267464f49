/** Whose screens are taken in German. */
export const germanReader = 'manager'

/** What a screen must bear: a name of 120 letters, and a script from right to left. */
export const hostileCustomer = {
  name: 'Österreichisch-Ungarische Weinhandelsgesellschaft zur Förderung regionaler Spitzenerzeugnisse und Spirituosen mbH',
  notes: 'مطعم بيروت للمأكولات البحرية',
  tags: ['natural wine', 'spirits', 'events'],
  city: 'Klosterneuburg',
}

/** Every screen, for review; `:id` stands for the hostile customer. */
export const screens = [
  { name: 'sign-in', path: '/sign-in', isPublic: true },
  { name: 'today', path: '/' },
  { name: 'explanation', path: '/', act: openExplanation },
  { name: 'customers', path: '/customers' },
  { name: 'customers-none', path: '/customers?text=nothing+is+called+this' },
  { name: 'customers-open', path: '/customers?customer=:id' },
  { name: 'customers-selected', path: '/customers', act: selectRows },
  { name: 'customer', path: '/customers/:id' },
  { name: 'customer-history', path: '/customers/:id', act: openHistory },
  { name: 'new-customer', path: '/customers?create=true' },
  { name: 'palette', path: '/', act: (page) => openPalette(page, 'c') },
  { name: 'shortcuts', path: '/', act: openShortcuts },
  { name: 'user-menu', path: '/', act: openUserMenu },
  { name: 'profile', path: '/settings/profile' },
  { name: 'sessions', path: '/settings/sessions' },
  { name: 'api-keys', path: '/settings/api-keys' },
  { name: 'members', path: '/admin/members' },
  { name: 'jobs', path: '/admin/jobs' },
  { name: 'history', path: '/admin/audit' },
  { name: 'not-found', path: '/not-a-page' },
]

/** The pictures of the documents. */
export const guidePictures = [
  { name: 'sign-in', path: '/sign-in', width: 1200, height: 760 },
  { name: 'today', path: '/', person: 'owner', height: 840 },
  {
    name: 'explanation',
    path: '/',
    person: 'manager',
    width: 1100,
    height: 560,
    act: openExplanation,
  },
  { name: 'customers', path: '/customers', person: 'owner', act: openFifthRow },
  {
    name: 'customers-filtered',
    path: '/customers?status=on_hold',
    person: 'manager',
    width: 1200,
    height: 560,
  },
  { name: 'new-customer', path: '/customers?create=true', person: 'rep', width: 1100, height: 760 },
  {
    name: 'conflict',
    path: '/customers',
    person: 'rep',
    width: 1100,
    height: 700,
    act: causeConflict,
  },
  {
    name: 'history',
    path: '/customers',
    person: 'rep',
    width: 1100,
    height: 640,
    act: showHistory,
  },
  {
    name: 'palette',
    path: '/',
    person: 'manager',
    scheme: 'dark',
    width: 1100,
    height: 640,
    act: (page) => openPalette(page, 'bar'),
  },
  {
    name: 'shortcuts',
    path: '/',
    person: 'rep',
    part: '[role=dialog]',
    act: openShortcuts,
  },
  {
    name: 'profile',
    path: '/settings/profile',
    person: 'rep2',
    scheme: 'dark',
    width: 1100,
    height: 700,
  },
  {
    name: 'api-key',
    path: '/settings/api-keys',
    person: 'owner',
    width: 1100,
    height: 640,
    act: makeKey,
  },
  { name: 'members', path: '/admin/members', person: 'owner', width: 1100, height: 560 },
  { name: 'phone', path: '/customers', person: 'rep', width: 360, height: 740 },
]

const rows = 'tbody tr[aria-rowindex]'

async function openExplanation(page) {
  await page.locator('dl button').first().click()
  await page.getByRole('dialog').waitFor()
}

async function openPalette(page, text) {
  await page.locator('main h1').waitFor()
  await page.keyboard.press('ControlOrMeta+k')
  const field = page.getByRole('dialog').locator('input')
  await field.fill(text)
  await page.getByRole('dialog').getByRole('option').first().waitFor()
  await page.waitForTimeout(500)
}

async function openShortcuts(page) {
  await page.locator('main h1').waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
}

async function openUserMenu(page) {
  await page.locator('header button[aria-haspopup=menu]').click()
  await page.getByRole('menu').waitFor()
}

async function openHistory(page) {
  await page.getByRole('tab').nth(1).click()
  await page.getByRole('listitem').first().waitFor()
}

async function openFifthRow(page) {
  await page.locator(rows).nth(4).getByRole('link').first().click()
  await page.getByRole('complementary', { name: 'Customer' }).getByRole('heading').first().waitFor()
  await page.mouse.move(600, 75)
}

/** On a phone there are cards, and nothing to select. */
async function selectRows(page) {
  const boxes = page.locator(`${rows} input[type=checkbox]`)
  if ((await boxes.count()) < 3) return
  await boxes.nth(0).check()
  await boxes.nth(2).check()
}

async function aCustomer(request) {
  const ask = await request('rep')
  return ask('crm.customers.create', {
    name: 'Harbour Light Oyster Bar',
    city: 'Astoria',
    phone: '+1 503 555 0100',
    customerType: 'on_premise',
    lifecycleStage: 'customer',
  })
}

async function causeConflict(page, { request }) {
  const customer = await aCustomer(request)
  await page.goto(`/customers/${customer.id}`)
  await page.getByRole('button', { name: /^Phone/ }).click()
  await page.getByLabel('Phone', { exact: true }).fill('+1 503 555 0111')
  const ask = await request('manager')
  await ask('crm.customers.update', {
    id: customer.id,
    expectedVersion: customer.version,
    changes: { phone: '+1 503 555 0222' },
  })
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
}

async function showHistory(page, { request }) {
  const customer = await aCustomer(request)
  const rep = await request('rep')
  const changed = await rep('crm.customers.update', {
    id: customer.id,
    expectedVersion: customer.version,
    changes: { city: 'Seaside', paymentTerms: '30 days net' },
  })
  const manager = await request('manager')
  await manager('crm.customers.update', {
    id: customer.id,
    expectedVersion: changed.version,
    changes: { status: 'on_hold' },
  })
  await page.goto(`/customers/${customer.id}`)
  await openHistory(page)
}

async function makeKey(page) {
  await page.getByRole('button', { name: 'New key' }).first().click()
  await page.getByRole('dialog').waitFor()
}
