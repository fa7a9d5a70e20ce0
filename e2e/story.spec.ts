// The whole story with the upper-back-pain programme: assess, prescribe, do, watch, reassess; the therapist at a desk, the patient with a phone.
import {
  activate,
  answer,
  awake,
  daysAfter,
  demoPeople,
  desk,
  expect,
  goTo,
  phone,
  signIn,
  test,
} from './story'

const protocol = 'Upper back pain, 12 weeks'
const activities = ['Lifting a kettle', 'Typing for an hour', 'Turning in bed']

test('a patient with upper-back pain, from the baseline to the maintenance phase', async ({ device }) => {
  test.slow()
  const name = `Wilma Sand ${Date.now().toString(36)}`
  const desktop = await device(desk)
  const pocket = await device(phone)

  await test.step('the therapist writes record and baseline', async () => {
    await signIn(desktop, demoPeople.therapist)
    await desktop.getByRole('main').getByRole('link', { name: 'Add a patient' }).click()
    await expect(desktop.getByRole('heading', { level: 1, name: 'New patient' })).toBeVisible()
    await awake(desktop)
    await desktop.getByLabel('Name', { exact: true }).fill(name)
    await desktop.getByLabel('Date of birth').fill('1969-05-04')
    await desktop.getByLabel('Diagnosis or problem').fill('Thoracic pain, no red flags')
    await desktop.getByLabel('Findings').fill('Stiff from T4 to T8.\nNo neurological signs.')
    await answer(desktop, 'Pain now', 5)
    await answer(desktop, 'Worst pain in 24 hours', 8)
    await answer(desktop, 'Average pain in 24 hours', 6)
    for (const [i, activity] of activities.entries()) {
      await desktop.getByLabel(`Activity ${i + 1}`, { exact: true }).fill(activity)
      await answer(desktop, `How well activity ${i + 1} goes`, 3 + i)
    }
    await desktop.getByRole('button', { name: 'Save and make a plan' }).click()
  })

  let today = ''
  let planPath = ''
  await test.step('a protocol becomes a draft, and the draft is kept', async () => {
    await desktop.getByRole('button', { name: new RegExp(`^Use this protocol.*${protocol}$`) }).click()
    await expect(desktop).toHaveURL(/\/plans\/[^/]+\/edit$/)
    await awake(desktop)
    planPath = new URL(desktop.url()).pathname.replace(/\/edit$/, '')
    today = await desktop.getByLabel('First day').inputValue()
    for (const phase of ['Intensive', 'Maintenance'])
      await expect(desktop.getByRole('region', { name: phase, exact: true })).toBeVisible()
    await desktop.getByLabel('Goal 1', { exact: true }).fill('Sing a whole concert without pain')
    await expect(desktop.getByText('Not saved yet')).toBeVisible()
    await expect(desktop.getByText('Saved', { exact: true })).toBeVisible()
    await desktop.reload()
    await awake(desktop)
    await expect(desktop.getByLabel('Goal 1', { exact: true })).toHaveValue(
      'Sing a whole concert without pain',
    )
  })

  await test.step('the plan is activated, and what is due follows from it', async () => {
    await activate(desktop)
    await expect(desktop).toHaveURL(new RegExp(`${planPath}$`))
    await expect(desktop.getByText('Sing a whole concert without pain')).toBeVisible()
    await expect(desktop.getByText('Version 1')).toBeVisible()
    await expect(desktop.getByRole('heading', { name: 'Sessions in the clinic' })).toBeVisible()
  })

  await test.step('an invitation lets the patient in, on this phone alone', async () => {
    await desktop.getByRole('link', { name }).click()
    await expect(desktop.getByRole('heading', { level: 1, name })).toBeVisible()
    await desktop.getByRole('button', { name: 'Invite to the portal' }).click()
    // The tests run on a loopback address, which no phone reaches.
    await expect(desktop.getByText('Another device cannot use this link yet')).toBeVisible()
    await expect(
      desktop.getByRole('img', { name: `QR code of the invitation link for ${name}` }),
    ).toBeVisible()
    const link = await desktop.getByRole('textbox', { name: `Link for ${name}` }).inputValue()

    await pocket.goto(link)
    await expect(pocket.getByRole('heading', { level: 1, name: `Welcome, ${name}` })).toBeVisible()
    await pocket.getByRole('button', { name: 'Use only this phone' }).click()
    await expect(pocket).toHaveURL(/\/today$/)
    await expect(pocket.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()

    const secondPhone = await device(phone)
    await secondPhone.goto(link)
    await expect(secondPhone.getByRole('heading', { name: 'This link no longer works' })).toBeVisible()
  })

  // What is done only when needed stands apart, and nobody counts it.
  const waiting = pocket
    .getByRole('region', { name: 'To do', exact: true })
    .getByRole('button', { name: /^Done: / })
  const card = (which: string) =>
    pocket
      .getByRole('listitem')
      .filter({ has: pocket.getByRole('link', { name: new RegExp(`^(More|Change): ${escaped(which)}$`) }) })
  const sheet = (which: string) => pocket.getByRole('form', { name: `More about ${which}` })
  let exercises: string[] = []
  let first = '',
    second = '',
    third = ''

  await test.step('the patient logs one done, one in part with pain, one not done', async () => {
    await expect(waiting.first()).toBeVisible()
    exercises = await waiting.evaluateAll((buttons) =>
      buttons.map((button) => button.getAttribute('aria-label')?.replace('Done: ', '') ?? ''),
    )
    expect(exercises.length).toBeGreaterThanOrEqual(3)
    ;[first = '', second = '', third = ''] = exercises

    await pocket.getByRole('button', { name: `Done: ${first}` }).click()
    await expect(card(first)).toContainText('Done')
    await pocket.getByRole('button', { name: `2, pain while doing ${first}` }).click()
    await expect(card(first)).toContainText('pain 2 of 10')

    await pocket.getByRole('link', { name: `More: ${second}` }).click()
    await sheet(second).getByRole('radio', { name: 'I did a part of it' }).check()
    await sheet(second).getByLabel('Rounds done').fill('1')
    await sheet(second)
      .getByRole('group', { name: 'Pain while doing it' })
      .getByRole('radio', { name: '4' })
      .check()
    await sheet(second).getByRole('button', { name: 'Save' }).click()
    await expect(card(second)).toContainText('Done in part')
    await expect(card(second)).toContainText('pain 4 of 10')

    await pocket.getByRole('link', { name: `More: ${third}` }).click()
    await sheet(third).getByRole('radio', { name: 'I did not do it' }).check()
    await sheet(third).getByLabel('Why not?').selectOption('Too tired')
    await sheet(third).getByRole('button', { name: 'Save' }).click()
    await expect(card(third)).toContainText('Not done')
    await expect(waiting).toHaveCount(exercises.length - 3)
  })

  await test.step('the patient corrects an entry, and sees the week', async () => {
    await pocket.getByRole('link', { name: `Change: ${third}` }).click()
    await sheet(third).getByRole('radio', { name: 'I did it all' }).check()
    await sheet(third)
      .getByRole('group', { name: 'How hard was it?' })
      .getByRole('radio', { name: '3' })
      .check()
    await sheet(third).getByRole('button', { name: 'Save' }).click()
    await expect(card(third)).toContainText('effort 3 of 10')

    await pocket.reload()
    await expect(card(first)).toContainText('pain 2 of 10')
    await expect(card(second)).toContainText('Done in part')
    await expect(card(third)).toContainText('effort 3 of 10')
    await expect(card(third)).not.toContainText('Too tired')
    const week = pocket.getByRole('navigation', { name: 'The days of this week' })
    await expect(week.getByRole('link', { name: /, today/ })).toContainText('all 3 done')
    await pocket.getByRole('button', { name: '3, pain on the whole day' }).click()
    await expect(pocket.getByText('Pain 3 of 10')).toBeVisible()
  })

  const patientPath =
    await test.step('the therapist sees how much was done, and books a session', async () => {
      await goTo(desktop, 'Caseload')
      await desktop.getByRole('link', { name, exact: true }).click()
      await expect(desktop.getByRole('heading', { level: 1, name })).toBeVisible()
      await awake(desktop)
      const plan = desktop.getByRole('region', { name: 'Upper back pain', exact: true })
      await expect(plan.getByText('2 done, 1 partly, 0 skipped').first()).toBeVisible()

      await desktop.getByRole('button', { name: 'Book a session' }).click()
      const dialog = desktop.getByRole('dialog', { name: 'Book a session' })
      await dialog.getByLabel('Time').fill('00:05')
      await dialog.getByRole('checkbox', { name: 'Upper back pain' }).setChecked(true)
      await dialog.getByRole('button', { name: 'Book', exact: true }).click()
      await expect(dialog).toContainText('This is in the night')
      await dialog.getByLabel('Book it all the same').check()
      await dialog.getByRole('button', { name: 'Book', exact: true }).click()
      await expect(dialog).toBeHidden()
      return new URL(desktop.url()).pathname
    })

  await test.step('the week of the therapist is the week of the patient, day by day', async () => {
    const page = await desktop.context().newPage()
    await page.goto(planPath)
    const days = page.getByRole('region', { name: 'Due this week' }).locator('ol > li')
    const strip = pocket.getByRole('navigation', { name: 'The days of this week' }).getByRole('listitem')
    for (const week of [days, strip]) await expect(week).toHaveCount(7)
    const due = await days.evaluateAll((all) =>
      all.map((day) =>
        [...day.querySelectorAll('li')]
          .map((line) => Number(/ × (\d+)/.exec(line.textContent ?? '')?.[1] ?? 1))
          .reduce((sum, times) => sum + times, 0),
      ),
    )
    expect(due.some((times) => times > 0)).toBe(true)
    const seen = await strip.evaluateAll((all) =>
      all.map((day) => Number(/(?:all|of|:) (\d+) (?:done|to do)/.exec(day.textContent ?? '')?.[1] ?? 0)),
    )
    expect(seen).toEqual(due)
    await expect(page.locator('[aria-current=date]')).toContainText('done in part')
    await page.close()
  })

  await test.step('the session is marked as attended', async () => {
    await desktop.getByRole('button', { name: /^Attended.*00:05$/ }).click()
    const row = desktop.getByRole('row').filter({ hasText: '00:05' })
    await expect(row.getByText('Attended', { exact: true })).toBeVisible()
    await expect(desktop.getByText('1 attended, 0 missed').first()).toBeVisible()
    await goTo(pocket, 'Sessions')
    await expect(pocket.getByRole('main')).toContainText('00:05')
  })

  // After a whole week of the plan: what is due by the end of a week counts only when the week comes to its end.
  const maintenanceFrom = daysAfter(today, 7)
  await test.step('measured again, it says in words what changed, and the plan moves on', async () => {
    await desktop
      .getByRole('main')
      .getByRole('link', { name: /^Reassess/ })
      .click()
    await expect(desktop.getByRole('heading', { level: 1, name: 'Reassessment' })).toBeVisible()
    await awake(desktop)
    await desktop.getByLabel('Average pain in 24 hours, now').fill('3')
    await desktop.getByLabel('Pain now, now').fill('2')
    await desktop.getByLabel('Worst pain in 24 hours, now').fill('8')
    const change = (measure: string) => desktop.getByRole('row').filter({ hasText: measure })
    await expect(change('Average pain in 24 hours')).toContainText('better by 3.0')
    await expect(change('Average pain in 24 hours')).toContainText('smallest change that matters')
    await expect(change('Worst pain in 24 hours')).toContainText('no change that matters')
    for (const [i, activity] of activities.entries()) {
      await expect(change(activity)).toContainText(String(3 + i))
      await desktop.getByLabel(`${activity}, now`).fill('8')
    }
    await expect(change('Activities, mean (PSFS)')).toContainText('better by 4.0')
    await desktop.getByLabel('Change since the start (GROC, −7 to +7), now').fill('5')
    await desktop.getByLabel('What you found').fill('Moves freely; less tender at T6.')
    await desktop.getByRole('radio', { name: 'Progress to the next phase' }).check()
    await expect(desktop.getByLabel('Move to')).toHaveText(/Maintenance/)
    await desktop.getByLabel('From', { exact: true }).fill(maintenanceFrom)
    await desktop.getByRole('button', { name: 'Save reassessment' }).click()
  })

  await test.step('the next version begins on that day, and what was logged stays as it was', async () => {
    await expect(desktop).toHaveURL(new RegExp(`${planPath}$`))
    const versions = desktop.getByRole('region', { name: 'History' }).getByRole('listitem')
    await expect(versions).toHaveCount(2)
    await expect(versions.filter({ hasText: 'Version 1' })).toContainText('in force')
    await expect(versions.filter({ hasText: 'Version 2' })).toContainText(/from .*\d{4}/)
    await desktop.goto(patientPath)
    await expect(desktop.getByText('2 done, 1 partly, 0 skipped').first()).toBeVisible()
    await expect(
      desktop.getByRole('region', { name: 'Assessments' }).getByText('Decided: Progress to the next phase'),
    ).toBeVisible()

    await goTo(pocket, 'Today')
    await expect(card(first)).toContainText('pain 2 of 10')
    await expect(card(second)).toContainText('Done in part')
    await expect(card(third)).toContainText('effort 3 of 10')
    await goTo(pocket, 'Progress')
    await expect(pocket.getByRole('heading', { level: 1 })).toBeVisible()
  })
})

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
