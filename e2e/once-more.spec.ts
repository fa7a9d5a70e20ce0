// What an open page alone is not enough for asks for the passphrase once more, right where it is pressed; a first invitation does not.
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { offeredWords } from '@/domain/accounts/four-words'
import { expectAccessible } from './accessible'
import { awake, demoPassphrase, demoPeople, expect, phone, prove, signInByHand, test } from './story'

const asked = (page: Page) => page.getByLabel('Your passphrase', { exact: true })

test('a second way in for a patient, and the end of other devices', async ({ device }) => {
  const staff = await device()
  await signInByHand(staff, demoPeople.therapist)
  await staff.goto('/patients/new')
  await awake(staff)
  const name = `Oonagh Once ${Date.now()}`
  await staff.getByLabel('Name', { exact: true }).fill(name)
  await staff.getByLabel('Diagnosis or problem').fill('Neck pain')
  await staff.getByRole('button', { name: /^Save/ }).last().click()
  await expect(staff.getByRole('heading', { level: 1, name })).toBeVisible()
  const link = staff.getByRole('textbox', { name: `Link for ${name}` })

  const pocket = await device(phone)
  const signInName = `oonagh-${Date.now()}`
  let passphrase = ''
  await test.step('the first invitation asks for nothing, offers four words, and lets the phone in', async () => {
    await staff.getByRole('button', { name: 'Invite to the portal' }).click()
    await pocket.goto(await link.inputValue())
    await pocket.getByText('Choose a passphrase instead').click()
    await pocket.getByLabel('Sign-in name').fill(signInName)
    passphrase = await pocket.getByText('Four random words').locator('strong').innerText()
    const known = passphrase.split(' ').filter((word) => offeredWords.includes(word))
    expect(new Set(known).size, passphrase).toBe(4)
    await pocket.getByRole('button', { name: 'Use these words' }).click()
    await expect(pocket.getByLabel('New passphrase', { exact: true })).toHaveValue(passphrase)
    await pocket.getByRole('button', { name: 'Save and sign in' }).click()
    await expect(pocket.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  })

  await test.step('another one asks, beside the button, and takes no wrong passphrase', async () => {
    await staff.reload()
    await awake(staff)
    const again = staff.getByRole('button', { name: 'Make a new invitation' })
    await again.click()
    await expect(asked(staff)).toBeFocused()
    await expect(link).toHaveCount(0)
    await asked(staff).fill('somebody who found the page open')
    await asked(staff).press('Enter')
    await expect(staff.getByText('This is not your present passphrase')).toBeVisible()
    await expectAccessible(staff)
    await asked(staff).fill(demoPassphrase)
    await asked(staff).press('Enter')
    await expect(link).toBeVisible()
    await expect(asked(staff)).toHaveCount(0)
  })

  await test.step('the patient is asked as well before another device ends the phone’s session', async () => {
    const other = await device(phone)
    await signInByHand(other, signInName, passphrase)
    await other.goto('/account')
    await awake(other)
    const everywhere = other.getByRole('button', { name: 'Sign out everywhere else' }).first()
    await everywhere.click()
    await expect(asked(other)).toBeFocused()
    await other.getByRole('button', { name: 'Not now' }).click()
    await expect(asked(other)).toHaveCount(0)
    await expect(everywhere).toBeFocused()
    await other
      .getByRole('button', { name: /^Sign out .+, since/ })
      .first()
      .click()
    await expect(asked(other)).toBeFocused()
    await everywhere.click()
    await expect(asked(other)).toBeFocused()
    await expectAccessible(other)
    await pocket.reload()
    await expect(pocket.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
    await asked(other).fill(passphrase)
    await asked(other).press('Enter')
    await expect(other.getByRole('button', { name: 'Sign out everywhere else' })).toHaveCount(0)
    await pocket.reload()
    await expect(pocket).toHaveURL(/\/sign-in/)
  })
})

test('the audit log is taken away once the passphrase was given', async ({ device }) => {
  const page = await device(phone)
  await signInByHand(page, demoPeople.admin)
  await page.goto('/settings/audit?action=enter')
  await awake(page)
  const file = page.getByRole('link', { name: 'Download as CSV' })
  await file.click()
  await expect(page).toHaveURL(/\/settings\/audit\?.*action=enter.*download=/)
  await awake(page)
  await expectAccessible(page)
  await prove(page)
  await expect(page.getByText('You can download it now.')).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), file.click()])
  expect(download.suggestedFilename()).toMatch(/^audit-.*\.csv$/)
  const [, ...lines] = (await readFile(await download.path(), 'utf8')).trim().split('\r\n')
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.filter((line) => !line.includes('Signed in'))).toEqual([])
})
