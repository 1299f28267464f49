/** What is done on a screen before its picture is taken. */

const rows = 'tbody tr[aria-rowindex]'

export async function openExplanation(page) {
  await page.locator('dl button').first().click()
  await page.getByRole('dialog').waitFor()
}

export async function openPalette(page, text) {
  await page.locator('main h1').waitFor()
  await page.keyboard.press('ControlOrMeta+k')
  const field = page.getByRole('dialog').locator('input')
  await field.fill(text)
  await page.getByRole('dialog').getByRole('option').first().waitFor()
  await page.waitForTimeout(500)
}

export async function openShortcuts(page) {
  await page.locator('main h1').waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
}

export async function openUserMenu(page) {
  await page.locator('header button[aria-haspopup=menu]').click()
  await page.getByRole('menu').waitFor()
}

export async function openTab(page, place) {
  await page.getByRole('tab').nth(place).click()
  await page.getByRole('status', { name: 'Loading' }).waitFor({ state: 'detached' })
}

export async function logCall(page) {
  await page.getByRole('button', { name: 'Call', exact: true }).click()
  await page.getByRole('button', { name: 'Save' }).waitFor()
}

export async function openHistory(page) {
  await page.getByRole('tab').last().click()
  await page.getByRole('listitem').first().waitFor()
}

export async function openFifthRow(page) {
  await page.locator(rows).nth(4).getByRole('link').first().click()
  await page.getByRole('complementary', { name: 'Customer' }).getByRole('heading').first().waitFor()
  await page.mouse.move(600, 75)
}

/** On a phone there are cards, and nothing to select. */
export async function selectRows(page) {
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

export async function causeConflict(page, { request }) {
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

export async function showHistory(page, { request }) {
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

export async function makeKey(page) {
  await page.getByRole('button', { name: 'New key' }).first().click()
  await page.getByRole('dialog').waitFor()
}

export async function openNewSet(page) {
  await page.getByRole('button', { name: /^(New permission set|Neuer Berechtigungssatz)$/ }).click()
  await page.getByRole('dialog').waitFor()
}

/** A permission set of the company's own, and somebody who has it. */
export async function showRoles(page, { request }) {
  const owner = await request('owner')
  const read = await request('owner', 'GET')
  const { id } = await owner('admin.createPermissionSet', {
    name: 'Junior rep',
    description: 'For the first six months',
    grants: {
      'customers.read': 'team',
      'customers.create': 'tenant',
      'customers.edit': 'own',
      'audit.write': 'tenant',
      'members.read': 'tenant',
    },
    fields: { 'customers.creditLimitMinor': 'hidden', 'products.margin': 'hidden' },
  })
  const members = await read('admin.listMembers')
  const { userId } = members.find(({ email }) => email.startsWith('rep2@'))
  await owner('admin.assignPermissionSet', {
    userId,
    permissionSetId: id,
    reason: 'Began in November',
  })
  await page.getByText('Junior rep').waitFor()
}

export async function changeSet(page) {
  await page.getByRole('button', { name: 'Edit Junior rep' }).click()
  const choice = page.getByRole('radiogroup', { name: 'Change customers' })
  await choice.getByText('Team').click()
  await page.getByText('May in future').waitFor()
}

export async function askWhy(page) {
  await page.locator(rows).nth(2).getByRole('link').first().click()
  await page.getByRole('button', { name: /^More actions/ }).click()
  await page.getByRole('menuitem', { name: 'Why can I see this?' }).click()
  await page.getByText('Reach of this right').waitFor()
}

export async function openInvite(page) {
  await page.getByRole('button', { name: /^(Invite member|Mitglied einladen)$/ }).click()
  await page.getByRole('dialog').getByRole('textbox').first().waitFor()
}

export async function openBell(page) {
  await page.locator('header button[aria-haspopup=dialog]').last().click()
  await page.getByRole('dialog').waitFor()
}

/** The chart comes after the figures. */
export async function showChart(page) {
  await page.locator('.recharts-bar-rectangle').first().waitFor()
}
