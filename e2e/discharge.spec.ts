// Discharge: the last measures, what the patient keeps, and the letter to whoever referred.
import { expectAccessible } from './accessible'
import { awake, desk, expect, goTo, phone, signIn, test } from './story'

test('a patient is discharged: the letter follows, and the patient keeps what keeps them well', async ({
  device,
}) => {
  test.slow()
  const page = await device(desk)
  await signIn(page, 'therapist2@demo.test')
  const line = page.getByRole('row').filter({ hasText: 'Nadia Haddad' })
  const address = await line.getByRole('link', { name: /reassess/i }).getAttribute('href')
  await page.goto(address!)
  await awake(page)

  await test.step('the final measures and what the patient keeps', async () => {
    await page.getByLabel('Average pain in 24 hours, now').fill('1')
    await page.getByRole('radio', { name: 'Discharge' }).check()
    await expect(
      page.getByRole('group', { name: 'Exercises that go on' }).getByRole('checkbox').first(),
    ).toBeChecked()
    const flareUp = page.getByLabel('If it flares up')
    await expect(flareUp).toHaveValue(/half as much/)
    await flareUp.fill('')
    await page.getByRole('button', { name: 'Save reassessment' }).click()
    await expect(page.getByText('Say what to do in a flare-up')).toBeVisible()
    await flareUp.fill('Do half of it for three days, then build up again.')
    await page.getByRole('button', { name: 'Save reassessment' }).click()
  })

  await test.step('the letter says what changed, on the screen and as a PDF', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Letter' })).toBeVisible()
    await expect(
      page.getByText(/^(Thank you for referring Nadia Haddad|The treatment went from)/),
    ).toBeVisible()
    await expect(page.getByText('Kind regards,')).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: 'Average pain' })).toContainText('better by 5.0')
    await expect(page.getByText('Do half of it for three days')).toBeVisible()
    await expectAccessible(page)
    const pdf = await page.getByRole('link', { name: 'PDF' }).getAttribute('href')
    const answer = await page.request.get(pdf!)
    expect(answer.headers()['content-type']).toBe('application/pdf')
    expect((await answer.body()).subarray(0, 5).toString()).toBe('%PDF-')
  })

  await test.step('the patient finds it in the portal after the plan’s end', async () => {
    await page.getByRole('link', { name: 'Nadia Haddad' }).first().click()
    await page.getByRole('button', { name: /Invite to the portal|Make a new invitation/ }).click()
    const link = await page.getByRole('textbox', { name: 'Link for Nadia Haddad' }).inputValue()
    const pocket = await device(phone)
    await pocket.goto(link)
    await pocket.getByRole('button', { name: 'Use only this phone' }).click()
    // Its last day is today, so today's page still has today's exercises.
    await expect(pocket.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
    await goTo(pocket, 'Progress')
    await pocket.getByRole('link', { name: 'What keeps you well' }).click()
    await expect(pocket.getByRole('heading', { level: 1, name: 'Keeping well' })).toBeVisible()
    await expect(pocket.getByText('Do half of it for three days')).toBeVisible()
    await expect(pocket.getByRole('heading', { name: 'Whom to call' })).toBeVisible()
    await expectAccessible(pocket)
  })
})
