import type { Page } from '@playwright/test'
import { expect, test } from './leora-test.ts'

async function edit(page: Page, field: string, value: string) {
  await page.getByRole('button', { name: new RegExp(`^${field}`) }).click()
  await page.getByLabel(field, { exact: true }).fill(value)
  await page.keyboard.press('Enter')
}

const panels = ['kept-writes-sheet', 'sign-out-question', 'user-menu-panel', 'palette', 'toasts']

/** Until everything is there that must open without network. */
async function open(page: Page, path: string) {
  const fetched = panels.map((name) => page.waitForResponse(new RegExp(`/${name}-[^/]*\\.js$`)))
  await page.goto(path)
  await Promise.all(fetched)
  await page.evaluate(async () => {
    const links = document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]')
    await Promise.all([...links].map(({ href }) => import(href)))
  })
}

test('edits wait for the network, one is given up, the others are sent', async ({
  page,
  context,
  signIn,
  another,
  aCustomer,
}) => {
  await signIn('rep')
  const customer = await aCustomer({ city: 'Portland', phone: '+1 503 555 0100' })
  const colleague = await another('manager')
  await colleague.goto(`/customers/${customer.id}`)
  await open(page, `/customers/${customer.id}`)
  await expect(page.getByRole('button', { name: /^City/ })).toHaveText('Portland')

  await context.setOffline(true)
  await edit(page, 'City', 'Eugene')
  await edit(page, 'Phone', '+1 503 555 0111')
  await expect(page.getByRole('button', { name: /^City/ })).toHaveText('Eugene')
  await expect(page.getByText('You are offline.', { exact: false })).toBeVisible()

  await page.getByRole('button', { name: '2 changes wait for the network.' }).click()
  const sheet = page.getByRole('dialog', { name: 'Changes the server does not have yet' })
  await expect(sheet.getByRole('listitem')).toHaveCount(2)
  const phone = sheet.getByRole('listitem').filter({ hasText: '+1 503 555 0111' })
  await phone.getByRole('button', { name: 'Discard' }).click()
  await expect(phone.getByRole('alert')).toContainText('It cannot be brought back.')
  await phone.getByRole('button', { name: 'Discard' }).click()
  await expect(sheet.getByRole('listitem')).toHaveCount(1)
  await expect(sheet.getByRole('listitem')).toContainText('Eugene')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: '1 change waits for the network.' })).toBeVisible()

  await context.setOffline(false)
  await expect(page.getByText('for the network', { exact: false })).toHaveCount(0)
  await expect(colleague.getByRole('button', { name: /^City/ })).toHaveText('Eugene')
  await expect(page.getByRole('button', { name: /^City/ })).toHaveText('Eugene')
  await expect(page.getByRole('button', { name: /^Phone/ })).toHaveText('+1 503 555 0100')
})

test('signing out with kept changes asks first, from the menu and from the palette', async ({
  page,
  context,
  signIn,
  aCustomer,
}) => {
  await signIn('rep')
  const customer = await aCustomer({ city: 'Portland' })
  await open(page, `/customers/${customer.id}`)
  await expect(page.getByRole('button', { name: /^City/ })).toHaveText('Portland')
  await context.setOffline(true)
  await edit(page, 'City', 'Eugene')

  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  const question = page.getByRole('dialog', { name: 'Sign out and lose changes?' })
  await expect(question).toContainText('1 change has not reached the server yet.')
  await question.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(question).toBeHidden()

  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox').fill('Sign out')
  await page.keyboard.press('Enter')
  await question.getByRole('button', { name: 'Sign out and delete' }).click()
  // The session cannot end without network, so what waits for it must stay.
  await expect(page.getByText('You are offline. Try again when you are connected.')).toBeVisible()
  await expect(page.getByRole('button', { name: '1 change waits for the network.' })).toBeVisible()

  await context.setOffline(false)
  await expect(page.getByText('for the network', { exact: false })).toHaveCount(0)
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})
