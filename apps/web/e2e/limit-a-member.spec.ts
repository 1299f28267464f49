import { expect, test } from './leora-test.ts'

test('an owner limits what a member may, sees what that changes, and the member sees less at once', async ({
  page,
  signIn,
  another,
}) => {
  await signIn('owner')
  const name = `Own customers only ${Date.now()}`
  await page.goto('/admin/roles')
  await page.getByRole('button', { name: 'New permission set' }).click()
  const editor = page.getByRole('dialog')
  await editor.getByLabel('Name').fill(name)
  await editor.getByRole('radiogroup', { name: 'Change customers' }).getByText('Own').click()
  await editor.getByRole('button', { name: 'Add permission set' }).click()
  // Nobody can change what they cannot see.
  await expect(editor.getByText('let them read as far')).toBeVisible()
  const read = editor.getByRole('radiogroup', { name: 'See customers' })
  await read.getByText('No').click()
  await page.keyboard.press('ArrowRight')
  await expect(read.getByRole('radio', { name: 'Own' })).toBeChecked()
  await editor.getByRole('button', { name: 'Add permission set' }).click()
  await expect(page.getByText(`Permission set ${name} saved.`)).toBeVisible()

  const member = await another('viewer')
  await member.goto('/customers')
  await expect(member.getByRole('row').nth(1)).toBeVisible()

  const give = async (rights: string, reason: string) => {
    await page.goto('/admin/members')
    await page.getByRole('button', { name: /Change the rights of Helene Vogt/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog
      .getByRole('combobox')
      .or(dialog.getByLabel('Role or permission set'))
      .first()
      .click()
    await page.getByRole('option', { name: rights }).click()
    await dialog.getByLabel('Reason').fill(reason)
    await expect(dialog.getByRole('region', { name: 'What changes' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Change rights' }).click()
    await expect(dialog).toBeHidden()
  }
  await give(name, 'Looks after a few customers now')
  // The open page of the member hears of it by itself.
  await expect(member.getByRole('row')).toHaveCount(0)

  await give('Viewer', 'The trial is over')
  await expect(member.getByRole('row').nth(1)).toBeVisible()
  await page.goto('/admin/roles')
  await page.getByRole('button', { name: `Delete ${name}` }).click()
  await expect(page.getByText(`Permission set ${name} deleted.`)).toBeVisible()
})
