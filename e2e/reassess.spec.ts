// Reassessing after four weeks: everything on one screen, the summary from the figures, and the next version prepared as a draft that nobody has before it is published.
import { expectAccessible } from './accessible'
import { beginPlan, fillNewPatient } from './own-patient'
import {
  activate,
  answer,
  awake,
  demoPassphrase,
  demoPeople,
  desk,
  expect,
  fillSignIn,
  goTo,
  signIn,
  test,
} from './story'

const chiara = 'therapist2@demo.test'

test('after four weeks the therapist measures again, and the next version is prepared by what was borne', async ({
  device,
}) => {
  test.slow()
  const page = await device(desk)
  await signIn(page, chiara)
  const line = page.getByRole('row').filter({ hasText: 'Priya Raman' })
  const address = await line.getByRole('link', { name: /reassess/i }).getAttribute('href')
  await page.goto(address!)
  await awake(page)

  await test.step('figures, exercises and changes stand beside the measures', async () => {
    await expect(page.getByRole('region', { name: 'Done and attended' })).toContainText('Intensive')
    await expect(page.getByRole('region', { name: 'Exercises by tolerance' })).toContainText(
      /\d+ of \d+ done/,
    )
    await expect(page.getByRole('region', { name: 'Changed in the plan since' })).toContainText('Nothing')
    const goals = page.getByRole('list', { name: 'Goals' })
    await expect(goals).toContainText('Nights woken by pain: 2 or less')
    await expect(goals).toContainText(/Not yet6 on /)
    await page.getByLabel('Nights woken by pain, now').fill('2')
    await expect(goals).toContainText(/Reached2 on /)
  })

  const summary = page.getByLabel('What it came to')
  await test.step('the summary follows what is typed, until the therapist writes in it', async () => {
    // The programme's baseline was 7.
    await page.getByLabel('Average pain in 24 hours, now').fill('4')
    await expect(summary).toHaveValue(
      /Average pain in 24 hours went from 7 to 4, better by 3\.0: more than the smallest change that matters \(2\)\./,
    )
    await page.getByRole('button', { name: 'Add range, strength or posture' }).click()
    await page.getByLabel('Movement', { exact: true }).fill('Neck rotation')
    await expect(page.getByText('Usual in adults: 60°')).toBeVisible()
    await page.getByLabel('Side', { exact: true }).selectOption('left')
    await page.getByLabel('Value (°)').fill('50')
    await expect(summary).toHaveValue(/Neck rotation, left is 50°, and was not measured at baseline\./)
    await summary.fill('Much better, says she: <b>3 points</b>.')
    await page.getByLabel('Average pain in 24 hours, now').fill('3')
    await expect(page.getByRole('row').filter({ hasText: 'Average pain' })).toContainText('better by 4.0')
    await expect(summary).toHaveValue('Much better, says she: <b>3 points</b>.')
  })

  await test.step('what is wrong is said at its field, and nothing is kept', async () => {
    await page.getByLabel('Pain now, now').fill('11')
    await page.getByRole('radio', { name: 'Extend the phase' }).check()
    await expect(page.getByRole('checkbox', { name: 'Make Intensive 2 weeks longer' })).toBeChecked()
    await page.getByRole('button', { name: 'Save reassessment' }).click()
    await expect(page.getByText('At most 10')).toBeVisible()
    await page.getByLabel('Pain now, now').fill('2')
  })

  const prepare = page.getByRole('group', { name: 'Prepare in the next version' })
  await test.step('moving on to maintenance prepares fewer sessions, what is harder, and what is left out', async () => {
    await page.getByRole('radio', { name: 'Progress to the next phase' }).check()
    await expect(page.getByLabel('Move to')).toHaveValue(/./)
    const boxes = [
      /^Fewer sessions in Maintenance: 1 session every 2 weeks.* instead of 3 sessions a week/,
      /^Scapular squeeze, sitting, well tolerated: make it /,
      /^Take out Row with a resistance band: too painful \d+ times$/,
    ]
    for (const name of boxes) await expect(prepare.getByRole('checkbox', { name })).toBeChecked()
    await expect(page.getByText('Left empty, as the plan says: every 4 weeks')).toBeVisible()
    await page.getByLabel('Reassess next on').fill('')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save reassessment' }).click()
    await expect(page).toHaveURL(/\/edit$/)
  })

  const phase = page.getByRole('region', { name: 'Maintenance', exact: true })
  await test.step('the draft holds what was prepared', async () => {
    await expect(phase.getByRole('textbox', { name: /^Sessions/ })).toHaveValue('1')
    await expect(phase.getByRole('textbox', { name: /^every … weeks/ })).toHaveValue('2')
    await expect(phase.getByText('Row with a resistance band')).toHaveCount(0)
    await expect(phase.getByText('Scapular squeeze, sitting')).toHaveCount(0)
    await expect(phase.getByText('Side-of-neck stretch').first()).toBeVisible()
  })

  const plan = address!.replace(/\/reassess$/, '')
  const history = page.getByRole('region', { name: 'History' }).getByRole('listitem')
  const items = page.getByRole('region', { name: 'What is done' }).getByRole('listitem')
  await test.step('the move is in force; of what was prepared nothing is before the therapist publishes it', async () => {
    await page.goto(plan)
    await expect(history.filter({ hasText: /^Version \d/ })).toHaveCount(2)
    // In the intensive phase and, still, in maintenance.
    await expect(items.filter({ hasText: 'Row with a resistance band' })).toHaveCount(2)
    await expect(items.filter({ hasText: 'Scapular squeeze, standing' })).toHaveCount(0)
  })

  await test.step('published, it is the next version, reassessed by the sessions from now on', async () => {
    await page.goto(`${plan}/edit`)
    await awake(page)
    await page
      .getByLabel('Reassess', { exact: true })
      .selectOption('after half of a phase’s sessions and after all')
    await page.getByRole('button', { name: 'Publish changes' }).click()
    const changes = page.getByRole('region', { name: 'What changes' })
    await expect(changes).toContainText('1 session every 2 weeks')
    await expect(changes).toContainText('Row with a resistance band')
    await expect(changes).toContainText('after half of a phase’s sessions and after all')
    await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
    await expect(page).toHaveURL(plan)
    await expect(history.filter({ hasText: /^Version \d/ })).toHaveCount(3)
    await expect(items.filter({ hasText: 'Row with a resistance band' })).toHaveCount(1)
    await expect(items.filter({ hasText: 'Scapular squeeze, standing' })).toHaveCount(1)
  })

  await test.step('the assessment is kept with its summary', async () => {
    await goTo(page, 'Patients')
    await page.getByRole('link', { name: 'Priya Raman' }).click()
    await expect(page.getByText('Much better, says she: <b>3 points</b>.')).toBeVisible()
    await expect(page.getByText('Neck rotation, left').first()).toBeVisible()
  })
})

test('in a hurry: the letter says what was measured, and nothing typed is lost by the network or the end of the session', async ({
  device,
  expectedComplaints,
}) => {
  expectedComplaints.push(/ERR_INTERNET_DISCONNECTED/, /status of 502/)
  test.slow()
  const page = await device(desk)
  await signIn(page, demoPeople.therapist)
  await fillNewPatient(page, `Zoë O’Brien-Müller ${Date.now().toString(36)}`)
  await answer(page, 'Average pain in 24 hours', 7)
  const path = await beginPlan(page)
  await activate(page)
  await expect(page.getByText('Version 1')).toBeVisible()
  const plan = path.replace(/\/edit$/, '')
  await page.goto(`${plan}/reassess`)
  await awake(page)

  const summary = page.getByLabel('What it came to')
  const average = page.getByLabel('Average pain in 24 hours, now')
  await test.step('a summary that was only looked at follows the figures', async () => {
    await average.fill('4')
    await expect(summary).toHaveValue(/went from 7 to 4, better by 3\.0/)
    await summary.click()
    await page.keyboard.press('Tab')
    await average.fill('6')
    await expect(summary).toHaveValue(/went from 7 to 6, better by 1\.0/)
    await expect(page.getByRole('button', { name: 'Write it from the figures again' })).toHaveCount(0)
  })

  await test.step('a decimal comma is a point where it can be nothing else', async () => {
    await page.getByRole('button', { name: 'Add range, strength or posture' }).click()
    await page.getByLabel('Measurement 1').selectOption('strength-kg')
    await page.getByLabel('Muscle or movement').fill('Grip')
    await page.getByLabel('Value (kg)').fill('42,5')
    await expect(summary).toHaveValue(/Grip is 42\.5 kg/)
    await page.getByLabel('Value (kg)').fill('1,500')
    await page.getByRole('button', { name: 'Save reassessment' }).click()
    await expect(page.getByText('Write 1.500 or 1500')).toBeVisible()
    await page.getByRole('button', { name: 'Remove measurement 1' }).click()
    await expect(page.getByRole('button', { name: 'Add range, strength or posture' })).toBeFocused()
  })

  const changed = page.getByText('The figures have changed since you began to write here')
  await test.step('one that was written in stays, says that figures have changed since, and is written anew when asked', async () => {
    await summary.fill('Pain is now 6.')
    await expect(changed).toHaveCount(0)
    await average.fill('5')
    await expect(changed).toBeVisible()
    await summary.pressSequentially(' She sleeps.')
    await expect(changed).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'It is right as it stands' }).click()
    await expect(changed).toHaveCount(0)
    await average.fill('8')
    await expect(changed).toBeVisible()
    await expect(summary).toHaveValue('Pain is now 6. She sleeps.')
    await page.getByRole('button', { name: 'Write it from the figures again' }).click()
    await expect(summary).toHaveValue(/went from 7 to 8, worse by 1\.0/)
    await expect(changed).toHaveCount(0)
  })

  const longer = page.getByRole('checkbox', { name: 'Make Intensive 2 weeks longer' })
  const findings = page.getByLabel('What you found')
  const save = page.getByRole('button', { name: 'Save reassessment' })
  await findings.fill('Stands up by herself.')
  await test.step('what is left out of the next version stays so while other decisions are looked at', async () => {
    await page.getByRole('radio', { name: 'Extend the phase' }).check()
    await longer.uncheck()
    await page.getByRole('radio', { name: 'Progress to the next phase' }).check()
    await expect(longer).toHaveCount(0)
    await page.getByRole('radio', { name: 'Extend the phase' }).check()
    await expect(longer).not.toBeChecked()
    await page.getByRole('radio', { name: 'Refer on' }).check()
  })
  await test.step('without a network it is said, and all stays', async () => {
    await page.context().setOffline(true)
    await save.click()
    await expect(
      page.getByRole('alert').filter({ hasText: 'Check the connection and try again' }),
    ).toBeVisible()
    await expect(findings).toHaveValue('Stands up by herself.')
    await page.context().setOffline(false)
  })
  await test.step('nor does it go where the proxy answers for a program that is being started anew', async () => {
    const asked = `**${plan}/reassess`
    await page.route(asked, (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' })
        : route.fallback(),
    )
    // The words of before still stand there: they are no sign that it was answered.
    const answered = page.waitForResponse((response) => response.status() === 502)
    await save.click()
    await answered
    await expect(page.getByRole('alert').filter({ hasText: 'may or may not be' })).toBeVisible()
    await expect(findings).toHaveValue('Stands up by herself.')
    await page.unroute(asked)
  })
  await test.step('so it does when the session has ended meanwhile', async () => {
    await page.context().clearCookies()
    await save.click()
    await expect(page.getByRole('alert').filter({ hasText: 'You are signed out' })).toBeVisible()
    await expect(findings).toHaveValue('Stands up by herself.')
    await expect(average).toHaveValue('8')
    await expect(page).toHaveURL(`${plan}/reassess`)
    const tab = await page.context().newPage()
    await tab.goto('/sign-in')
    await fillSignIn(tab, demoPeople.therapist, demoPassphrase)
    await expect(tab).toHaveURL(/\/caseload$/)
    await tab.close()
    // Where the page has noticed, it is covered until it has looked again.
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await save.click()
  await expect(page).toHaveURL(`${plan}/letter`)
  await expect(page.getByText(/went from 7 to 8, worse by 1\.0/)).toBeVisible()
})

test('an admin makes a measure of the clinic’s own, takes it out of use, and takes that back', async ({
  device,
}) => {
  const page = await device(desk)
  await signIn(page, demoPeople.admin)
  await page.goto('/settings')
  await awake(page)
  const name = `Shoulder score ${Date.now().toString(36)}`
  const part = page.getByRole('region', { name: 'Own measures' })
  await part.getByLabel('Name', { exact: true }).fill(name)
  await part.getByLabel('Lowest value').fill('0')
  await part.getByLabel('Highest value').fill('0')
  await part.getByRole('button', { name: 'Add measure' }).click()
  await expect(part.getByText('More than the lowest value').first()).toBeVisible()
  await part.getByLabel('Highest value').fill('100')
  await part.getByRole('button', { name: 'Add measure' }).click()
  await expect(part.getByRole('list', { name: 'Own measures' })).toContainText(`${name}0 to 100`)
  await part.getByRole('button', { name: `Retire: ${name}` }).click()
  await expect(part.getByRole('button', { name: `Retire: ${name}` })).toHaveCount(0)
  await part.getByText(/^Retired measures/).click()
  await part.getByRole('button', { name: `Use again: ${name}` }).click()
  await expect(part.getByRole('list', { name: 'Own measures' })).toContainText(`${name}0 to 100`)
})
