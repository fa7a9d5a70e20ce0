// The clinic's staff in the settings: what an admin hands over once is not lost when the proof lapses on the open page.
import type { Page } from '@playwright/test'
import { awake, demoPeople, expect, prove, signIn, signInAnew, test } from './story'

/** By an admin in the settings. @returns the invitation's link */
async function invite(page: Page, name: string, signInName: string): Promise<string> {
  await signIn(page, demoPeople.admin)
  await page.goto('/settings')
  await awake(page)
  await prove(page)
  await page.getByLabel('Colleague’s name').fill(name)
  await page.getByLabel('Colleague’s sign-in name').fill(signInName)
  await page.getByRole('button', { name: 'Invite colleague' }).click()
  return page.getByRole('textbox', { name: `Link for ${name}` }).inputValue()
}

test('a colleague’s link can be copied for as long as it is shown, and what was typed stays', async ({
  device,
}) => {
  const page = await device()
  const name = `Iris Invited ${Date.now()}`
  await signIn(page, demoPeople.admin)
  await page.goto('/settings')
  await awake(page)
  await prove(page)
  const invite = page.getByRole('button', { name: 'Invite colleague' })
  await expect(invite).toBeEnabled()
  await page.getByLabel('Colleague’s name').fill(name)
  await page.getByLabel('Colleague’s sign-in name').fill(`iris-${Date.now()}`)
  await page
    .getByRole('checkbox', { name: /^Therapist/ })
    .last()
    .uncheck()
  await page
    .getByRole('checkbox', { name: /^Admin/ })
    .last()
    .check()
  await invite.click()
  const link = page.getByRole('textbox', { name: `Link for ${name}` })
  await expect(link).toHaveValue(/^http/)

  await signInAnew(page, demoPeople.admin)
  await page.getByLabel('Colleague’s name').fill('The next one')
  await page.getByLabel('Colleague’s sign-in name').fill('the-next-one')
  await invite.click()
  await expect(page.getByText('Enter your passphrase once more').first()).toBeVisible()
  await expect(invite).toBeDisabled()
  await expect(page.getByLabel('Colleague’s name')).toHaveValue('The next one')
  await expect(link).toBeEnabled()
  const copy = page
    .getByRole('region', { name: `Invitation for ${name}` })
    .getByRole('button', { name: 'Copy' })
  await expect(copy).toBeEnabled()
})

test('a colleague who was disabled comes back by a new link alone', async ({ device }) => {
  const page = await device()
  const [name, signInName] = [`Bruno Back ${Date.now()}`, `bruno-${Date.now()}`]
  const before = await invite(page, name, signInName)

  const row = page.getByRole('listitem').filter({ hasText: name })
  const disable = row.getByRole('button', { name: `Disable ${name}` })
  const asking = page.getByRole('dialog', { name: `Disable ${name}` })
  await disable.click()
  await asking.getByRole('button', { name: 'Not now' }).click()
  await expect(disable).toBeFocused()
  await disable.click()
  await asking.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(row.getByText('Disabled')).toBeVisible()
  await row.getByRole('button', { name: `Enable ${name}` }).click()
  const link = row.getByRole('textbox', { name: `Link for ${name}` })
  await expect(link).toHaveValue(/^http/)

  const desktop = await device()
  await desktop.goto(before)
  await expect(desktop.getByRole('heading', { name: /no longer works/ })).toBeVisible()
  await desktop.goto(await link.inputValue())
  await expect(desktop.getByRole('heading', { name: `Welcome, ${name}` })).toBeVisible()
})

test('a mistyped name and sign-in name are corrected on the settings page', async ({ device }) => {
  const page = await device()
  const mark = Date.now()
  const [name, signInName] = [`Mara Ohlson ${mark}`, `mara.ohlson-${mark}`]
  const before = await invite(page, name, signInName)

  const row = page.getByRole('listitem').filter({ hasText: `-${mark}` })
  await row.getByRole('button', { name: `Name of ${name}` }).click()
  await row.getByLabel('Full name').fill(`Mara Olsson ${mark}`)
  await row.getByLabel('Signs in as').fill(demoPeople.therapist)
  await row.getByRole('button', { name: `Save name of ${name}` }).click()
  await expect(row.getByRole('link', { name: 'This sign-in name is taken. Choose another.' })).toBeVisible()
  await row.getByLabel('Signs in as').fill(`mara.olsson-${mark}`)
  await row.getByRole('button', { name: `Save name of ${name}` }).click()
  await expect(row.getByText('Saved')).toBeVisible()
  await expect(row.getByText(`Mara Olsson ${mark}`, { exact: true }).first()).toBeVisible()
  await expect(row.getByText(`mara.olsson-${mark}`, { exact: true })).toBeVisible()

  await row.getByRole('button', { name: `New link for Mara Olsson ${mark}` }).click()
  const link = row.getByRole('textbox', { name: `Link for Mara Olsson ${mark}` })
  await expect(link).toHaveValue(/^http/)
  const desktop = await device()
  await desktop.goto(before)
  await expect(desktop.getByRole('heading', { name: /no longer works/ })).toBeVisible()
  await desktop.goto(await link.inputValue())
  await expect(desktop.getByRole('heading', { name: `Welcome, Mara Olsson ${mark}` })).toBeVisible()
  await expect(desktop.getByLabel('Sign-in name')).toHaveValue(`mara.olsson-${mark}`)
})
