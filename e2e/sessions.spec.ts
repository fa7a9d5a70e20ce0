// The life of clinic sessions: a phase booked in one action, one moved, one cancelled by the patient, one attended with its record, one missed.
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { beginPlan, fillNewPatient } from './own-patient'
import { activate, awake, daysAfter, demoPeople, expect, goTo, signIn, test } from './story'

test.describe.configure({ timeout: 180_000 })

const isoDay = (daysAhead: number) => daysAfter(new Date().toISOString().slice(0, 10), daysAhead)

/** A patient of one's own with the 12-week protocol, so that no other story stands in the way. */
async function patientWithPlan(page: Page, startsIn = 0): Promise<string> {
  const name = `Sally Session ${Date.now().toString(36)}`
  await fillNewPatient(page, name)
  for (const [question, points] of [
    ['Pain now', 4],
    ['Worst pain in 24 hours', 7],
    ['Average pain in 24 hours', 5],
  ] as const)
    await page
      .getByRole('group', { name: question })
      .getByRole('radio', { name: new RegExp(`^${points}(,|$)`) })
      .click()
  await beginPlan(page)
  if (startsIn > 0) await page.getByLabel('First day').fill(isoDay(startsIn))
  await activate(page)
  await expect(page.getByText('Version 1')).toBeVisible()
  return name
}

test('a phase is booked in one action, and its sessions live on in the calendar', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  const name = await patientWithPlan(page)
  const sessions = page.getByRole('region', { name: 'Sessions in the clinic' })
  const tally = (row: string) => sessions.getByRole('row', { name: new RegExp(`^${row}`) }).getByRole('cell')
  const planPath = new URL(page.url()).pathname

  await test.step('the plan says what is due, and proposes it', async () => {
    await expect(sessions).toContainText(/Short by \d for this week/)
    await sessions.getByRole('link', { name: /^Book \d+ sessions$/ }).click()
    await expect(page.getByText(/^\d+ sessions to book$/)).toBeVisible()
    await page.getByLabel('Usual time').fill('06:10')
    await page.getByRole('button', { name: 'Show times' }).click()
    await awake(page)
  })

  const proposed = page.getByRole('list', { name: 'Sessions to book' }).getByRole('listitem')
  await expect(proposed.first()).toBeVisible()
  const all = await proposed.count()
  await test.step('one is left out, one moved, the rest booked at once', async () => {
    await expectAccessible(page)
    await proposed.last().getByRole('checkbox').first().uncheck()
    await page.getByLabel('Time of session 2', { exact: true }).fill('06:40')
    await page.getByRole('button', { name: `Book ${all - 1} sessions` }).click()
    await expect(page).toHaveURL(new RegExp(`${planPath}$`))
    await expect(tally('Intensive').nth(2)).toHaveText(new RegExp(`${all - 1}$`))
    await expect(tally('Intensive').nth(3)).toHaveText(/\D1$/)
  })

  await page.getByRole('link', { name, exact: true }).first().click()
  const lines = page.getByRole('row').filter({ has: page.getByRole('link', { name: /, 06:[14]0$/ }) })
  await expect(lines).toHaveCount(Math.min(all - 1, 4))
  await awake(page)

  await test.step('one is moved, one cancelled by the patient', async () => {
    const other = await page.context().newPage()
    await other.goto(page.url())
    await awake(other)
    await lines
      .nth(0)
      .getByRole('button', { name: /^Change/ })
      .click()
    await page.getByRole('button', { name: 'Move to another time' }).click()
    await page.getByRole('dialog').getByLabel('Time').fill('06:20')
    await page.getByRole('button', { name: 'Move session' }).click()
    await expect(page.getByRole('row').filter({ hasText: 'Moved' })).toContainText('06:20')
    await expect(page.getByText('The session was moved.'), 'where one goes on by keyboard').toBeFocused()
    const before = other.getByRole('row').filter({ has: other.getByRole('link', { name: /, 06:[14]0$/ }) })
    await before
      .first()
      .getByRole('button', { name: /^Change/ })
      .click()
    await other.getByRole('button', { name: 'Cancelled by the patient' }).click()
    await expect(
      other.getByText(/^This session was moved meanwhile to .+, 06:20, and nothing was changed/),
    ).toBeFocused()
    await other.close()
    await lines
      .nth(2)
      .getByRole('button', { name: /^Change/ })
      .click()
    await page.getByRole('button', { name: 'Cancelled by the patient' }).click()
    await expect(page.getByRole('row').getByText('Cancelled by the patient', { exact: true })).toHaveCount(1)
  })

  const book = async (date: string, time: string) => {
    await page.getByRole('button', { name: 'Book a session' }).click()
    await page.getByRole('dialog').getByLabel('Date').fill(date)
    await page.getByRole('dialog').getByLabel('Time').fill(time)
    await page.getByRole('dialog').getByLabel('Minutes').fill('5')
    await page.getByRole('button', { name: 'Book', exact: true }).click()
    await page.getByRole('dialog').getByLabel('Book it all the same').check()
    await page.getByRole('button', { name: 'Book', exact: true }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
    return page.getByRole('row').filter({ has: page.getByRole('link', { name: new RegExp(`${time}$`) }) })
  }
  await test.step('one that was held has a record, kept through its edits', async () => {
    const held = await book(isoDay(0), '00:00')
    await held.getByRole('link').first().click()
    await awake(page)
    // What the phase plans for each session stands there already.
    await page.getByLabel('How much, 1').fill('Grade III, 5 min')
    await page.getByLabel('Patient’s report').fill('Slept <b>through</b> {{7*7}}')
    await page.getByLabel('Findings').fill('T6 less stiff')
    await page.getByLabel('Private note').fill('Worried about work')
    await page.getByRole('button', { name: 'Save record' }).click()
    // A button said so before as well.
    await expect(page.getByText('Saving it marks the session as attended.')).toHaveCount(0)
    await expect(page.getByText('Attended', { exact: true })).toBeVisible()
    await expect(page.getByText(/^Saved by .+, \d\d:\d\d\.$/)).toBeVisible()
    await awake(page)
    await expect(page.getByLabel('Patient’s report')).toHaveValue('Slept <b>through</b> {{7*7}}')
    await page.getByLabel('Findings').fill('T6 and T7 less stiff')
    await page.getByRole('button', { name: 'Save record' }).click()
    await expect(page.getByRole('region', { name: 'Earlier entries' })).toContainText('T6 less stiff')
    await expect(page.getByLabel('How much, 1')).toHaveValue('Grade III, 5 min')
    await expectAccessible(page, 'everyway')
    await page.getByRole('link', { name, exact: true }).click()
    await expect(held).toContainText('Record written')
    await awake(page)
  })

  await test.step('one that was missed is flagged', async () => {
    const missed = await book(isoDay(-2), '05:35')
    await missed.getByRole('button', { name: /^Missed/ }).click()
    await expect(missed.getByText('Missed', { exact: true })).toBeVisible()
    await goTo(page, 'Caseload')
    await expect(page.getByRole('row').filter({ hasText: name })).toContainText(/missed/i)
  })

  await test.step('the calendar shows a week, four weeks and a day, for oneself and for a colleague', async () => {
    await goTo(page, 'Calendar')
    await page.getByRole('link', { name: 'Four weeks' }).click()
    // The week shows the same person.
    await expect(page).toHaveURL(/view=list/)
    await expect(page.getByRole('article').filter({ hasText: name }).first()).toBeVisible()
    await expectAccessible(page)
    const lines = page.locator('[data-line]')
    await lines.first().focus()
    await page.keyboard.press('ArrowDown')
    await expect(lines.nth(1)).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await expect(lines.first()).toBeFocused()
    await page.keyboard.press('ArrowRight')
    const nextDay = page.locator('section').filter({ has: lines }).nth(1)
    await expect(nextDay.locator('[data-line]').first()).toBeFocused()
    await page.keyboard.press('Shift+ArrowRight')
    await expect(page).toHaveURL(new RegExp(`on=${isoDay(28)}`))
    await page.keyboard.press('Shift+ArrowLeft')
    await expect(page).toHaveURL(new RegExp(`on=${isoDay(0)}`))
    await expect(page.getByRole('article').filter({ hasText: name }).first()).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await expect(lines.first()).toBeFocused()
    await page.getByLabel('Whose sessions').selectOption({ label: 'Chiara Rossi' })
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page).toHaveURL(/whose=[0-9a-f-]{36}/)
    await expect(page.getByRole('article').filter({ hasText: name })).toHaveCount(0)
    await page.goto(`/calendar?view=day&on=${isoDay(0)}`)
    await expect(page.getByRole('article').filter({ hasText: name })).toContainText('00:00')
  })

  await test.step('the plan’s end shows what is still booked, and cancels what is left ticked', async () => {
    await page.goto(planPath)
    await awake(page)
    await page.getByRole('button', { name: 'Discontinue', exact: true }).click()
    const dialog = page.getByRole('dialog')
    const boxes = dialog
      .getByRole('group', { name: `${all - 2} sessions are still booked` })
      .getByRole('checkbox')
    await expect(boxes.first()).toBeChecked()
    await boxes.first().uncheck()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Discontinue the plan' }).click()
    await expect(dialog.getByText('Say why the plan is discontinued')).toBeVisible()
    await expect(boxes.first()).not.toBeChecked()
    await dialog.getByLabel('Reason').fill('Moved away')
    await dialog.getByRole('button', { name: 'Discontinue the plan' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByText('One session is booked although this plan has ended')).toBeVisible()
    await page.getByRole('link', { name: 'Move or cancel it on the patient’s page' }).click()
    await expect(page.getByText('One session is booked although no plan goes on')).toBeVisible()
    await expect(page.getByText('as the plan ended').first()).toBeVisible()
  })
})

test('the keys of the calendar turn over from the days that are shown, also in the moment these appear', async ({
  device,
}) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto(`/calendar?view=day&on=${isoDay(0)}`)
  await awake(page)
  await page.evaluate(() => {
    const press = (key: string) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey: true, bubbles: true }))
    const push = history.pushState.bind(history)
    // The later days are drawn, and whatever React puts off until the browser has painted them is not done yet.
    history.pushState = (...where) => {
      history.pushState = push
      push(...where)
      queueMicrotask(() => press('ArrowRight'))
    }
    press('ArrowRight')
  })
  await expect(page).toHaveURL(new RegExp(`on=${isoDay(2)}`))
})

test('the clinic’s closed days are warned of where sessions are booked', async ({ device }) => {
  const [desk, admin] = [await device(), await device()]
  await signIn(desk, demoPeople.therapist)
  const name = await patientWithPlan(desk)
  const planPath = new URL(desk.url()).pathname

  await signIn(admin, demoPeople.admin)
  await goTo(admin, 'Settings')
  await awake(admin)
  const [day, closed] = [isoDay(20), `Course ${name}`]
  await admin.getByLabel('What for').fill(closed)
  await admin.getByLabel('First day').fill('2020-01-01')
  await admin.getByRole('button', { name: 'Add closed days' }).click()
  await expect(admin.getByText('This day has passed').first()).toBeVisible()
  await admin.getByLabel('First day').fill(day)
  await admin.getByRole('button', { name: 'Add closed days' }).click()
  const listed = admin
    .getByRole('list', { name: 'Closed days' })
    .getByRole('listitem')
    .filter({ hasText: closed })
  await expect(listed).toBeVisible()

  await desk.goto(`${planPath}/book?at=05:00`)
  await awake(desk)
  await desk.getByLabel('Date of session 1', { exact: true }).fill(day)
  await desk.getByRole('button', { name: /^Book \d+ sessions$/ }).click()
  const first = desk.getByRole('list', { name: 'Sessions to book' }).getByRole('listitem').first()
  await expect(first).toContainText(`The clinic is closed that day: ${closed}`)
  await expect(desk.getByText('Nothing is booked yet: look at the marked sessions')).toBeVisible()
  await first.getByLabel(/all the same$/).check()
  await desk.getByRole('button', { name: /^Book \d+ sessions$/ }).click()
  await expect(desk).toHaveURL(new RegExp(`${planPath}$`))

  await desk.goto(`/calendar?view=day&on=${day}`)
  await expect(desk.getByRole('main')).toContainText(`Closed: ${closed}`)
  await expect(desk.getByRole('article').filter({ hasText: name })).toBeVisible()
  await admin.getByRole('button', { name: `Take out: ${closed}` }).click()
  await expect(listed).toHaveCount(0)
})

test('settings from an older page leave what another admin has changed', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.admin)
  const older = await page.context().newPage()
  for (const each of [page, older]) {
    await each.goto('/settings')
    await awake(each)
  }
  const clinic = (on: Page) => on.getByRole('region', { name: 'Clinic', exact: true })
  const email = (on: Page) => clinic(on).getByLabel('E-mail address')
  const save = (on: Page) => clinic(on).getByRole('button', { name: 'Save clinic details' }).click()
  const theirs = `desk-${Date.now().toString(36)}@example.test`
  await email(page).fill(theirs)
  await save(page)
  await expect(clinic(page).getByText('Saved', { exact: true })).toBeVisible()

  await clinic(older).getByLabel('Telephone').press('Enter')
  await expect(clinic(older).getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await expect(email(page)).toHaveValue(theirs)

  await email(older).fill('front@example.test')
  await save(older)
  await expect(clinic(older).getByRole('alert')).toContainText('Somebody else has changed this meanwhile')
  await expect(email(older)).toHaveValue('front@example.test')
  await expectAccessible(older)
  await page.reload()
  await expect(email(page)).toHaveValue(theirs)
})

test('a plan that is stopped before its first day says so, and shows no empty figures', async ({
  device,
}) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  const name = await patientWithPlan(page, 7)
  await page.getByRole('button', { name: 'Discontinue', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('Moved away')
  await page.getByRole('button', { name: 'Discontinue the plan' }).click()
  await expect(page.getByText('It was stopped before its first day')).toBeVisible()
  await page.getByRole('link', { name, exact: true }).first().click()
  const plan = page.getByRole('region', { name: 'Upper back pain' })
  await expect(plan).toContainText('Stopped, before its first day')
  await expect(plan).toContainText('Nothing was ever due')
})
