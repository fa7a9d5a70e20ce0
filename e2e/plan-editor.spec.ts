// Nothing that is written in a plan's editor is lost: not by a reload, a lost network, an ended session or a colleague; and every step can be undone.
import type { Page, Request } from '@playwright/test'
import { addDays } from '@/domain/dates'
import { expectAccessible } from './accessible'
import { held, unheard } from './held'
import { beginPlan, fillNewPatient } from './own-patient'
import { activate, awake, demoPeople, expect, goTo, signIn, test, loadedAnew } from './story'

const unique = (name: string) => `${name} ${Date.now().toString(36)}`
const goal = (page: Page, number: number) => page.getByLabel(`Goal ${number}`, { exact: true })
/** The bar below says first what is wrong, where something is. */
const saved = (page: Page) =>
  expect(page.locator('form > :last-child :is([role=alert], [role=status])').first()).toHaveText('Saved')
const onDevice = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('phaseline-unsaved:')))

const isSending = (request: Request) => 'next-action' in request.headers()
const answered = (page: Page) => page.waitForResponse((response) => isSending(response.request()))

/** The next answer of an editor comes only once it is let go. */
async function holdAnswer(page: Page): Promise<() => void> {
  const { until, letGo } = held()
  await page.route(
    '**/edit',
    async (route) => {
      const response = await route.fetch()
      await until
      await route.fulfill({ response })
    },
    { times: 1 },
  )
  return letGo
}

async function newPlan(page: Page, name: string): Promise<string> {
  await fillNewPatient(page, name)
  return beginPlan(page)
}

test('what is written is saved by itself, undone and done again', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  const path = await newPlan(page, unique('Ulla Undo'))
  await saved(page)
  const before = await goal(page, 1).inputValue()
  // A long plan would hold up everybody while the server drew it.
  expect(await (await page.request.get(path)).text()).not.toContain('name="goals.0.text"')

  await test.step('typing is one step, and the keys lead back and forth', async () => {
    await goal(page, 1).fill('')
    await goal(page, 1).pressSequentially('Carry a crate')
    await expect(page.getByText('Not saved yet')).toBeVisible()
    await saved(page)
    await page.getByRole('button', { name: /^Remove Maintenance$/ }).click()
    await expect(page.getByRole('region', { name: 'Maintenance', exact: true })).toHaveCount(0)
    await page.keyboard.press('Control+z')
    await expect(page.getByRole('region', { name: 'Maintenance', exact: true })).toBeVisible()
    await expect(goal(page, 1)).toHaveValue('Carry a crate')
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(goal(page, 1)).toHaveValue(before)
    await page.keyboard.press('Control+Shift+z')
    await expect(goal(page, 1)).toHaveValue('Carry a crate')
    await saved(page)
  })

  await test.step('also by a press that takes the focus out of the field, which saves', async () => {
    const answer = await holdAnswer(page)
    await goal(page, 1).fill('Carry a crate and a half')
    await page.getByRole('button', { name: 'Undo', exact: true }).hover()
    await page.mouse.down()
    await expect(page.getByText('Saving …')).toBeVisible()
    await page.mouse.up()
    await expect(goal(page, 1)).toHaveValue('Carry a crate')
    answer()
    await saved(page)
  })

  await test.step('leaving at once and coming back shows it', async () => {
    await goal(page, 1).fill('Carry two crates')
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Caseload' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Caseload' })).toBeVisible()
    await page.goBack()
    await expect(goal(page, 1)).toHaveValue('Carry two crates')
    await saved(page)
    await expect.poll(() => onDevice(page)).toEqual([])
  })

  await test.step('back at once in the midst of a word, and forward, shows it too', async () => {
    await goTo(page, 'Patients')
    await expect(page.getByRole('heading', { level: 1, name: 'Patients' })).toBeVisible()
    await page.goBack()
    await expect(goal(page, 1)).toHaveValue('Carry two crates')
    await goal(page, 1).fill('Carry three crates')
    const saving = answered(page)
    await page.goBack()
    await expect(page).toHaveURL(/\/plans\/new/)
    await saving
    await page.goForward()
    await expect(goal(page, 1)).toHaveValue('Carry three crates')
  })

  await test.step('what is taken back while its saving is still on the way stays taken back', async () => {
    await saved(page)
    const answer = await holdAnswer(page)
    const sending = page.waitForRequest(isSending)
    await goal(page, 1).fill('Carry four crates')
    await page.keyboard.press('Control+s')
    await sending
    await page.goBack()
    await expect(goal(page, 1)).toHaveCount(0)
    await page.goForward()
    await expect(page.getByText('What you had typed is back')).toBeVisible()
    await expect(goal(page, 1)).toHaveValue('Carry four crates')
    await goal(page, 1).fill('Carry three crates')
    await expect(page.getByText('Saved', { exact: true })).toBeHidden()
    answer()
    await saved(page)
    await page.reload()
    await expect(goal(page, 1)).toHaveValue('Carry three crates')
    await goal(page, 1).fill('Carry two crates')
    await saved(page)
  })

  await test.step('a reload in the midst of a word loses nothing', async () => {
    await goal(page, 1).press('End')
    await goal(page, 1).pressSequentially(' a day')
    await page.reload()
    await expect(goal(page, 1)).toHaveValue('Carry two crates a day')
    await saved(page)
    const other = await device()
    await signIn(other, demoPeople.therapist)
    await other.goto(path)
    await expect(goal(other, 1)).toHaveValue('Carry two crates a day')
  })
})

test('without a network, and after the session has ended, it waits on the device', async ({
  device,
  expectedComplaints,
}) => {
  expectedComplaints.push(/ERR_INTERNET_DISCONNECTED/, /status of 401/)
  const page = await device()
  await signIn(page, demoPeople.therapist)
  const path = await newPlan(page, unique('Otto Offline'))

  await page.context().setOffline(true)
  await goal(page, 1).fill('Written offline')
  await expect(page.getByText('Not saved: offline. Kept on this device')).toBeVisible()
  await expect(page.getByRole('alert').getByText('the clinic’s server cannot be reached')).toBeVisible()
  await page.context().setOffline(false)
  await saved(page)

  await page.context().clearCookies()
  await goal(page, 2).fill('Written after the session')
  await page.getByRole('link', { name: 'Sign in and go on' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await loadedAnew(page)
  expect(await onDevice(page)).toHaveLength(1)
  // A colleague who signs in at the same device is not shown it.
  await signIn(page, 'therapist2@demo.test')
  await page.getByRole('button', { name: 'Sign out' }).click({ trial: true })
  await page.context().clearCookies()
  await signIn(page, demoPeople.therapist)
  await page.goto(path)
  await expect(goal(page, 1)).toHaveValue('Written offline')
  await expect(goal(page, 2)).toHaveValue('Written after the session')
  await expect(page.getByText('What you had typed is back')).toBeVisible()
  await saved(page)
  await expect.poll(() => onDevice(page)).toEqual([])
})

test('of two in one draft the second is told who and when, sees both, and chooses', async ({ device }) => {
  test.slow()
  const [here, there] = [await device(), await device()]
  for (const page of [here, there]) await signIn(page, demoPeople.therapist)
  const path = await newPlan(here, unique('Tove Two'))
  await there.goto(path)
  await awake(there)
  await goal(here, 1).fill('What the first wants')
  await saved(here)

  await goal(there, 1).fill('What the second wants')
  await goal(there, 2).fill('And more')
  const told = there.getByRole('alert').filter({ hasText: 'saved this draft on' })
  await expect(told).toContainText('You, in another window')
  // All that stands here is what was refused last.
  const refused = answered(there)
  await there.keyboard.press('Control+s')
  await refused
  await expect(there.getByText('Not saved', { exact: true })).toBeVisible()
  await told.getByRole('button', { name: 'Compare theirs and mine' }).click()
  const both = there.getByRole('region', { name: 'Differences' })
  await expect(both.locator('del').filter({ hasText: 'What the first wants' })).toBeVisible()
  await expect(both).toContainText('What the second wants')
  await expectAccessible(there)

  await there.getByRole('button', { name: 'Take theirs' }).click()
  await expect(goal(there, 1)).toHaveValue('What the first wants')
  await saved(there)
  await there.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(goal(there, 1)).toHaveValue('What the second wants')
  await expect(goal(there, 2)).toHaveValue('And more')
  await saved(there)

  // The first has not seen that yet, and is now the second.
  await goal(here, 3).fill('The last word')
  await here.getByRole('button', { name: 'Compare theirs and mine' }).click()
  await here.getByRole('button', { name: 'Keep mine' }).click()
  await saved(here)
  await there.reload()
  await expect(goal(there, 1)).toHaveValue('What the first wants')
  await expect(goal(there, 3)).toHaveValue('The last word')
})

for (const meanwhile of ['saved', 'published'] as const)
  test(`what was typed without a network writes over nothing that was ${meanwhile} since, however it is come back to`, async ({
    device,
    expectedComplaints,
  }) => {
    expectedComplaints.push(/ERR_INTERNET_DISCONNECTED/)
    const [here, there] = [await device(), await device()]
    for (const page of [here, there]) await signIn(page, demoPeople.therapist)
    const path = await newPlan(here, unique('Berit Before'))
    await here.context().setOffline(true)
    await goal(here, 1).fill('Typed without a network')
    await expect(here.getByText('Not saved: offline. Kept on this device')).toBeVisible()
    await here.close()
    await there.goto(path)
    await awake(there)
    await goal(there, 1).fill('Written meanwhile')
    await saved(there)
    if (meanwhile === 'published') {
      await activate(there)
      await expect(there).not.toHaveURL(path)
    }

    await here.context().setOffline(false)
    const again = await here.context().newPage()
    const told = again
      .getByRole('alert')
      .filter({ hasText: /saved (anew since|this draft on)|published this plan/ })
    for (const opened of [() => again.goto(path), () => again.reload()]) {
      await opened()
      await expect(told).toBeVisible()
      await expect(goal(again, 1)).toHaveValue('Typed without a network')
      const saving = answered(again)
      await again.keyboard.press('Control+s')
      await saving
      await expect(told).toBeVisible()
      if (meanwhile === 'published') continue
      const activating = answered(again)
      await again.getByRole('button', { name: 'Activate plan' }).click()
      await activating
      await again.keyboard.press('Escape')
      await expect(told).toBeVisible()
    }
    await there.goto(path)
    await expect(goal(there, 1)).toHaveValue('Written meanwhile')
    await told.getByRole('button', { name: 'Compare theirs and mine' }).click()
    await again.getByRole('button', { name: 'Keep mine' }).click()
    await saved(again)
    await there.reload()
    await expect(goal(there, 1)).toHaveValue('Typed without a network')
  })

test('what was saved and never answered is no conflict with oneself', async ({
  device,
  expectedComplaints,
}) => {
  expectedComplaints.push(/ERR_FAILED/)
  const page = await device()
  await signIn(page, demoPeople.therapist)
  const path = await newPlan(page, unique('Lena Lost'))
  await goal(page, 1).fill('A first word')
  await saved(page)
  await page.route(`**${path}`, unheard, { times: 1 })
  await goal(page, 1).fill('A second word')
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await goal(page, 1).fill('A second word, typed on')
  await saved(page)
  expect(await onDevice(page)).toEqual([])
  await page.route(`**${path}`, unheard, { times: 1 })
  await goal(page, 1).fill('A first word, and another ')
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  expect(await onDevice(page)).toHaveLength(1)
  await page.close()
  const again = await page.context().newPage()
  await again.goto(path)
  await expect(goal(again, 1)).toHaveValue('A first word, and another')
  await saved(again)
  await expect.poll(() => onDevice(again)).toEqual([])
  await goal(again, 1).fill('A third')
  await saved(again)
})

test('what a second tab took over and dropped is asked about before the first is left', async ({
  device,
}) => {
  const first = await device()
  await signIn(first, demoPeople.therapist)
  const path = await newPlan(first, unique('Tilda Tabs'))
  await saved(first)
  const before = await goal(first, 1).inputValue()
  const weeks = first.getByLabel(/^Weeks ?, Maintenance$/)
  const rightWeeks = await weeks.inputValue()
  const asks = () =>
    first.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))

  const second = await first.context().newPage()
  await test.step('by Undo, with which it is saved as it was', async () => {
    await weeks.fill('999')
    await goal(first, 1).fill('Typed in the first')
    await expect(first.getByText('some fields need a correction')).toBeVisible()
    expect(await asks()).toBe(false)
    await second.goto(path)
    await expect(goal(second, 1)).toHaveValue('Typed in the first')
    expect(await asks()).toBe(false)
    await second.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(goal(second, 1)).toHaveValue(before)
    await saved(second)
    await expect.poll(asks).toBe(true)
    expect(await onDevice(first)).toEqual([])
    const asked = first.waitForEvent('dialog').then((dialog) => dialog.dismiss())
    await goTo(first, 'Caseload')
    await asked
    await expect(goal(first, 1)).toHaveValue('Typed in the first')
  })

  await test.step('by "Take theirs", where it was kept once more', async () => {
    await weeks.fill(rightWeeks)
    await expect(first.getByRole('button', { name: 'Compare theirs and mine' })).toBeVisible()
    await expect.poll(asks).toBe(false)
    await second.reload()
    await second.getByRole('button', { name: 'Compare theirs and mine' }).click()
    await second.getByRole('button', { name: 'Take theirs' }).click()
    await saved(second)
    await expect.poll(asks).toBe(true)
  })
})

test('nothing is typed while a plan is being activated', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await newPlan(page, unique('Fia Finish'))
  const asked = answered(page)
  await page.getByRole('button', { name: 'Activate plan' }).click()
  await asked
  await saved(page)
  const answer = await holdAnswer(page)
  const sending = page.waitForRequest(isSending)
  await page.getByRole('button', { name: 'Activate all the same' }).click()
  await sending
  await expect(goal(page, 1)).toBeDisabled()
  await page.keyboard.press('Control+s')
  await page.evaluate(() => new Promise((drawn) => requestIdleCallback(drawn)))
  await expect(goal(page, 1)).toBeDisabled()
  answer()
  await expect(page).toHaveURL(/\/plans\/[^/]+$/)
})

test('a version that a colleague published is seen before it is replaced, and a phase is made longer once', async ({
  device,
  expectedComplaints,
}) => {
  test.slow()
  expectedComplaints.push(/ERR_FAILED/)
  const [here, there] = [await device(), await device()]
  for (const page of [here, there]) await signIn(page, demoPeople.therapist)
  const path = await newPlan(here, unique('Vera Version'))
  await activate(here)
  const plan = path.replace(/\/edit$/, '')
  await expect(here).toHaveURL(plan)
  await here.goto(path)
  await awake(here)
  await goal(here, 1).fill('Reach the shelf')
  await saved(here)

  await there.goto(plan)
  await there.getByRole('button', { name: 'Extend intensive phase' }).click()
  const asked = there.getByRole('dialog')
  await asked.getByLabel('By how many weeks').fill('3')
  await there.route(`**${plan}`, unheard, { times: 1 })
  await asked.getByRole('button', { name: 'Extend the phase' }).click()
  await expect(asked.getByRole('alert')).toContainText('It may or may not be done')
  await asked.getByRole('button', { name: 'Extend the phase' }).click()
  await expect(asked.getByRole('alert')).toContainText('published version 2 of this plan')
  await expectAccessible(there)
  await asked.getByRole('button', { name: 'Close and show it as it is now' }).click()
  const versions = there
    .getByRole('region', { name: 'History' })
    .getByRole('listitem')
    .filter({ hasText: /^Version \d/ })
  await expect(versions).toHaveCount(2)

  await here.getByRole('button', { name: 'Publish changes' }).click()
  await here.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
  const told = here.getByRole('alert').filter({ hasText: 'published version 2 of this plan' })
  await told.getByRole('button', { name: 'Compare theirs and mine' }).click()
  const both = here.getByRole('region', { name: 'Differences' })
  await expect(both.locator('del').filter({ hasText: '7 weeks' })).toBeVisible()
  await expect(both).toContainText('Reach the shelf')
  await here.getByRole('button', { name: 'Keep mine' }).click()
  await expect(here.getByRole('region', { name: 'What changes' })).toContainText('7 weeks')
  await here.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(here).toHaveURL(plan)
  await there.reload()
  await expect(versions).toHaveCount(3)
})

test('a version that waits for its day stays for it, and is said where the plan is shown', async ({
  device,
}) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  const path = await newPlan(page, unique('Wim Waits'))
  await activate(page)
  const plan = path.replace(/\/edit$/, '')
  await expect(page).toHaveURL(plan)
  const dialog = page.getByRole('dialog')
  const from = dialog.getByLabel('In force from')
  const change = async (words: string) => {
    await page.goto(path)
    await awake(page)
    await goal(page, 1).fill(words)
    await saved(page)
    await page.getByRole('button', { name: 'Publish changes' }).click()
    return (await from.getAttribute('min'))!
  }
  const today = await change('Reach the shelf')
  const then = addDays(today, 10)
  await from.fill(then)
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page).toHaveURL(plan)
  await expect(page.getByText(/^Version 2 begins on /)).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Extend intensive phase' }).click()
  await dialog.getByLabel('By how many weeks').fill('1')
  await dialog.getByRole('button', { name: 'Extend the phase' }).click()
  await expect(page.getByText(/^Version 4 begins on /)).toBeVisible()

  await change('Reach the shelf with both hands')
  await expect(from).toHaveValue(then)
  await expect(dialog.getByText(/^Nothing of this changes before /)).toBeVisible()
  await expect(dialog.getByText(/was to begin on/)).toHaveCount(0)
  await from.fill(today)
  await expect(dialog.getByText(/^Version 4 was to begin on /)).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page).toHaveURL(plan)
  await expect(page.getByText(/begins on /)).toHaveCount(0)
})

test('an exercise is dragged within its phase and to another, and undone', async ({ device }) => {
  test.slow()
  const page = await device()
  await signIn(page, demoPeople.therapist)
  // So tall that nothing scrolls while something is held.
  await page.setViewportSize({ width: 1280, height: 9000 })
  await newPlan(page, unique('Dora Drag'))
  const items = (phase: string) =>
    page.getByRole('region', { name: phase, exact: true }).getByRole('heading', { level: 4 })
  const grip = (name: string, phase: string) =>
    page.getByRole('button', { name: `Move ${name} in ${phase}`, exact: true })
  const [intensive, maintenance] = [
    await items('Intensive').allTextContents(),
    await items('Maintenance').count(),
  ]
  const [first, second, third] = intensive as [string, string, string]

  // Where it falls depends on the half of the row that the pointer is over.
  await grip(third, 'Intensive').dragTo(items('Intensive').first(), { targetPosition: { x: 5, y: 1 } })
  await expect(items('Intensive')).toHaveText([third, first, second, ...intensive.slice(3)])

  await grip(first, 'Intensive').dragTo(items('Maintenance').first(), { targetPosition: { x: 5, y: 1 } })
  await expect(items('Maintenance')).toHaveCount(maintenance + 1)
  await expect(items('Intensive')).toHaveText([third, second, ...intensive.slice(3)])
  await saved(page)

  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(items('Intensive')).toHaveText(intensive)
  await expect(items('Maintenance')).toHaveCount(maintenance)
  await saved(page)
})
