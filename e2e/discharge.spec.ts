// Discharge: the last measures, what the patient keeps, and the letter to whoever referred.
import { expectAccessible } from './accessible'
import { awake, daysAfter, desk, expect, goTo, phone, signIn, test } from './story'

test('a patient is discharged: the letter follows, and the patient keeps what keeps them well', async ({
  device,
}) => {
  test.slow()
  const page = await device(desk)
  await signIn(page, 'therapist2@demo.test')
  const line = page.getByRole('row').filter({ hasText: 'Nadia Haddad' })
  const address = await line.getByRole('link', { name: /reassess/i }).getAttribute('href')

  await test.step('sessions are booked beyond the discharge', async () => {
    await line.getByRole('link', { name: 'Nadia Haddad' }).click()
    for (const [days, time] of [
      [2, '06:10'],
      [9, '06:20'],
      [16, '06:30'],
    ] as const) {
      await page.getByRole('button', { name: 'Book a session' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Date').fill(daysAfter(new Date().toISOString().slice(0, 10), days))
      await dialog.getByLabel('Time').fill(time)
      await dialog.getByRole('button', { name: 'Book', exact: true }).click()
      await expect(dialog).toBeHidden()
      await expect(page.getByRole('link', { name: new RegExp(`${time}$`) })).toBeVisible()
    }
  })
  await test.step('and somebody has begun to write a next version', async () => {
    await page.goto(address!.replace(/\/reassess$/, '/edit'))
    await awake(page)
    await page.getByLabel('Problem', { exact: true }).fill('Frozen shoulder, better')
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  })
  await page.goto(address!)
  await awake(page)

  await test.step('the final measures and what the patient keeps', async () => {
    await page.getByLabel('Average pain in 24 hours, now').fill('1')
    await page.getByRole('radio', { name: 'Discharge' }).check()
    await expect(page.getByText('nobody published is thrown away with the discharge')).toBeVisible()
    await expect(
      page.getByRole('group', { name: 'Exercises that go on' }).getByRole('checkbox').first(),
    ).toBeChecked()
    const flareUp = page.getByLabel('If it flares up')
    await expect(flareUp).toHaveValue(/half as much/)
    await flareUp.fill('')
    await page.getByRole('button', { name: 'Save reassessment' }).click()
    await expect(page.getByText('Say what to do in a flare-up')).toBeVisible()
    await flareUp.fill('Do half of it for three days, then build up again.')
    const booked = page.getByRole('group', { name: '3 sessions are still booked' })
    await expect(booked.getByRole('checkbox', { checked: true })).toHaveCount(3)
    await booked.getByRole('checkbox', { name: /06:30/ }).uncheck()
    await expectAccessible(page)
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
    await expect(page.getByText('One session is booked although no plan goes on')).toBeVisible()
    const withThePlan = page.getByRole('row').filter({ hasText: 'as the plan ended' })
    await expect(withThePlan).toHaveCount(2)
    await withThePlan
      .first()
      .getByRole('button', { name: /^Change/ })
      .click()
    await expect(page.getByRole('dialog').getByText('no plan asks for it')).toBeVisible()
    await page.keyboard.press('Escape')
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
    await goTo(pocket, 'Sessions')
    await expect(pocket.getByRole('region', { name: 'Next session' })).toBeVisible()
    await expect(pocket.getByText('Cancelled by the clinic, as your plan has ended')).toHaveCount(2)
  })
})
