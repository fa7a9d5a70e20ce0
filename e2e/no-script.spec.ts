// The patient's side before, or without, any script: they come in, read and log the day, answer before a check, and go out.
import { answer, awake, demoPeople, expect, invitedWith, phone, signIn, test } from './story'

test('today works and "Done" is saved with scripts switched off', async ({ device }) => {
  const signedIn = await device(phone)
  await signIn(signedIn, demoPeople.patient)
  const storageState = await signedIn.context().storageState()
  const page = await device({ ...phone, javaScriptEnabled: false, storageState })

  await page.goto('/today')
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  const waiting = page.getByRole('button', { name: /^Done: / })
  const before = await waiting.count()
  expect(before, 'exercises to do').toBeGreaterThan(1)
  const name = (await waiting.first().getAttribute('aria-label'))?.replace('Done: ', '') ?? ''

  await waiting.first().click()
  await expect(page).toHaveURL(/\/today\?/)
  await expect(waiting).toHaveCount(before - 1)
  const change = page.getByRole('link', { name: `Change: ${name}` })
  await expect(change).toBeVisible()

  // The sheet opens and saves as plain pages too.
  await change.click()
  const sheet = page.getByRole('form', { name: `More about ${name}` })
  await sheet.getByRole('radio', { name: 'I did not do it' }).check()
  await sheet.getByLabel('Why not?').selectOption('No time')
  await sheet.getByRole('button', { name: 'Save' }).click()
  const card = page.getByRole('listitem').filter({ has: change })
  await expect(card).toContainText('Not done')
  await expect(card).toContainText('No time')

  await page.getByRole('button', { name: `Remove: ${name}` }).click()
  await expect(waiting).toHaveCount(before)
})

test('figures that cannot be read are asked for again at their field, with scripts and without', async ({
  device,
}) => {
  const withScripts = await device(phone)
  await signIn(withScripts, demoPeople.patient)
  const storageState = await withScripts.context().storageState()
  const without = await device({ ...phone, javaScriptEnabled: false, storageState })
  for (const page of [without, withScripts]) {
    await page.goto('/today')
    if (page === withScripts) await awake(page)
    await page
      .getByRole('link', { name: /^More: / })
      .first()
      .click()
    const sheet = page.getByRole('form', { name: /^More about / })
    await sheet.getByRole('radio', { name: 'I did a part of it' }).check()
    await sheet.getByLabel('Rounds done').fill('two')
    await sheet.getByRole('button', { name: 'Save' }).click()
    await expect(sheet.getByText('Enter a whole number from 0 to 100')).toBeVisible()
    await expect(sheet.getByLabel('Rounds done')).toHaveAccessibleDescription(/Enter a whole number/)
    await expect(sheet.getByRole('radio', { name: 'I did a part of it' })).toBeChecked()
    // And nothing was saved.
    await expect(page.getByText('Done in part')).toHaveCount(0)
  }
})

test('an invitation lets in, the questions before a check are answered, and a phone is signed out with scripts switched off', async ({
  device,
}) => {
  const therapist = await device()
  await signIn(therapist, demoPeople.therapist)
  const link = await invitedWith(therapist, `Nora Noscript ${Date.now()}`, [['Wall slide', '2x10 1/d']])
  const page = await device({ ...phone, javaScriptEnabled: false })
  await page.goto(link)
  await page.getByRole('button', { name: 'Use only this phone' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()

  await page.goto('/self-report')
  const send = page.getByRole('button', { name: 'Send my answers' })
  await send.click()
  await expect(page.getByText('Answer at least one question')).toBeInViewport()
  await answer(page, 'Your pain now', 4)
  await send.click()
  await expect(page.getByText('They stand below')).toBeInViewport()
  await expect(page.getByText('Sent. Thank you.')).toBeVisible()

  await page.goto('/account')
  const leave = page.getByRole('button', { name: 'Yes, sign out' })
  await expect(leave, 'a press by chance shuts nobody out').toBeHidden()
  await page.locator('summary', { hasText: 'Sign out' }).click()
  await leave.click()
  await expect(page).toHaveURL(/\/sign-in$/)
  await therapist.reload()
  await expect(therapist.getByText('Signed out on every device. A new invitation')).toBeVisible()
  await page.goto('/today')
  await expect(page).toHaveURL(/\/sign-in/)
})
