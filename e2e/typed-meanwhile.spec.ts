// What is typed while something is being saved, or after it was refused, stays: on the record, in a session's record, in a week from paper, in one's own contact. A form that leads away takes no typing until it does.
import type { Locator, Page, Request } from '@playwright/test'
import { expectAccessible } from './accessible'
import { held, nextSent as next } from './held'
import { activate, awake, daysAfter, demoPeople, expect, goTo, phone, signIn, test } from './story'

test.describe.configure({ timeout: 180_000 })
// An answer that is lost on the way.
test.beforeEach(({ expectedComplaints }) => void expectedComplaints.push(/net::ERR_FAILED/))

const today = () => daysAfter(new Date().toISOString().slice(0, 10), 0)
const saved = 'Saved, without what you have typed since.'

/** A patient of one's own, with or without a plan. */
async function newPatient(page: Page, name: string, plan = false): Promise<string> {
  await page.goto('/patients/new')
  await awake(page)
  await page.getByLabel('Name', { exact: true }).fill(name)
  if (plan) {
    await page.getByRole('button', { name: 'Save and make a plan' }).click()
    await page.getByRole('button', { name: /^Use this protocol.*Upper back pain, 12 weeks$/ }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'New plan' })).toBeVisible()
    await awake(page)
    await activate(page)
    await expect(page.getByText('Version 1')).toBeVisible()
    const path = new URL(page.url()).pathname
    await page.getByRole('link', { name, exact: true }).first().click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    return path
  }
  await page.getByRole('button', { name: 'Save patient' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  return new URL(page.url()).pathname
}

/** Saves a form that leads away: nothing is typed in it until the answer is there, nor until the next page is. */
async function leadsAway(page: Page, button: Locator, field: Locator, onItsWay = () => Promise.resolve()) {
  const mayLead = held()
  const isPage = (request: Request) => request.method() === 'GET' && 'rsc' in request.headers()
  await page.route('**/*', async (route) => {
    if (isPage(route.request())) await mayLead.until
    await route.fallback()
  })
  const saving = await next(page, 'waits')
  await expect(field).toBeEnabled()
  await button.click()
  await saving.onItsWay()
  await expect(field).toBeDisabled()
  await onItsWay()
  const leading = page.waitForRequest(
    (request) => isPage(request) && !('next-router-prefetch' in request.headers()),
  )
  await saving.letGo()
  await leading
  await expect(field).toBeDisabled()
  mayLead.letGo()
}

const asksBeforeLeaving = (page: Page) =>
  page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })))

/** The same page in another window of the same person. */
async function anotherWindow(page: Page): Promise<Page> {
  const other = await page.context().newPage()
  await other.goto(page.url())
  await awake(other)
  return other
}

test('in a section of the record', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await newPatient(page, `Tilda Typing ${Date.now().toString(36)}`)
  await page.getByRole('link', { name: 'Open record' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Record' })).toBeVisible()
  await awake(page)
  const flagsOn = (of: Page) => of.getByRole('form', { name: 'Red flags' })
  const flags = flagsOn(page)
  const found = flags.getByLabel('What was found')
  const save = flags.getByRole('button', { name: 'Save red flags' })

  await test.step('while it is being saved', async () => {
    await flags.getByLabel('Asked on').fill(today())
    await found.fill('None found.')
    const saving = await next(page, 'waits')
    await save.click()
    await saving.onItsWay()
    await found.press('End')
    await found.pressSequentially(' But weight loss of 6 kg.')
    await saving.letGo()
    await expect(flags.getByText(saved)).toBeVisible()
    await expect(found).toHaveValue('None found. But weight loss of 6 kg.')
    await save.click()
    await expect(flags.getByText('Saved', { exact: true })).toBeVisible()
  })

  await test.step('once more, unchanged, since no answer came', async () => {
    await found.fill('Weight loss of 6 kg.')
    const lost = await next(page, 'is not answered')
    await save.click()
    await lost.letGo()
    await expect(flags.getByText('cannot be reached')).toBeVisible()
    await save.click()
    await expect(flags.getByText('Saved', { exact: true })).toBeVisible()
  })

  await test.step('beside what was written meanwhile', async () => {
    const other = await anotherWindow(page)
    await flagsOn(other).getByLabel('What was found').fill('Night sweats, letter to the GP')
    await flagsOn(other).getByLabel('Asked on').fill(daysAfter(today(), -1))
    await flagsOn(other).getByRole('button', { name: 'Save red flags' }).click()
    await expect(flagsOn(other).getByText('Saved', { exact: true })).toBeVisible()
    await found.fill('Typed for ten minutes')
    await save.click()
    const told = flags.getByRole('alert')
    await expect(told).toContainText('You, in another window or a moment ago, changed this on')
    await expect(told).toContainText('What was found: Night sweats, letter to the GP')
    await expect(told).toContainText('Asked on')
    await expect(found).toHaveValue('Typed for ten minutes')
    await expectAccessible(page)
    // What only they have changed is taken from them.
    await told.getByRole('button', { name: 'Keep mine' }).click()
    await expect(flags.getByText('Saved', { exact: true })).toBeVisible()
    await page.reload()
    await awake(page)
    await expect(found).toHaveValue('Typed for ten minutes')
    await expect(flags.getByLabel('Asked on')).toHaveValue(daysAfter(today(), -1))
    await flagsOn(other).getByLabel('What was found').fill('Once more')
    await flagsOn(other).getByRole('button', { name: 'Save red flags' }).click()
    await flagsOn(other).getByRole('button', { name: 'Take theirs' }).click()
    await expect(flagsOn(other).getByLabel('What was found')).toHaveValue('Typed for ten minutes')
    await expect(flagsOn(other).getByRole('alert')).toHaveCount(0)
  })

  await test.step('in the private note too', async () => {
    const note = page.getByRole('form', { name: 'Private note' })
    const keep = note.getByRole('button', { name: 'Save note' })
    await note.getByLabel('Note').fill('Anxious')
    const lost = await next(page, 'is not answered')
    await keep.click()
    await lost.letGo()
    await expect(note.getByText('cannot be reached')).toBeVisible()
    await keep.click()
    await expect(note.getByText('Saved', { exact: true })).toBeVisible()
    const saving = await next(page, 'waits')
    await note.getByLabel('Note').fill('Anxious about needles')
    await keep.click()
    await saving.onItsWay()
    await note.getByLabel('Note').fill('Anxious about needles, not about tape')
    await saving.letGo()
    await expect(note.getByText(saved)).toBeVisible()
    await expect(note.getByLabel('Note')).toHaveValue('Anxious about needles, not about tape')
  })

  await test.step('and whoever leaves with something typed in two sections is asked once', async () => {
    await found.fill('Half typed')
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.message())
      void (asked.length === 1 ? dialog.dismiss() : dialog.accept())
    })
    await page.getByRole('navigation').getByRole('link', { name: 'Caseload' }).first().click()
    await expect(found).toHaveValue('Half typed')
    expect(asked).toEqual(['Leave this page? What you typed here is not saved.'])
    await page.getByRole('navigation').getByRole('link', { name: 'Caseload' }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: 'Caseload' })).toBeVisible()
    expect(asked).toHaveLength(2)
  })
})

test('a baseline that is half typed asks before it is left', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  const patient = await newPatient(page, `Bea Baseline ${Date.now().toString(36)}`)
  await page.goto(patient)
  await page.getByRole('link', { name: 'Measure the baseline' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Baseline assessment' })).toBeVisible()
  await awake(page)
  await page.getByLabel('Findings').fill('T6 stiff')
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.message())
    void dialog.dismiss()
  })
  await goTo(page, 'Caseload')
  await expect(page.getByLabel('Findings')).toHaveValue('T6 stiff')
  expect(asked).toEqual(['Leave this page? What you typed here is not saved.'])
})

test('a new patient that is half typed asks before the browser’s back button leads away', async ({
  device,
}) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.getByRole('link', { name: 'Add a patient' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'New patient' })).toBeVisible()
  await awake(page)
  const name = page.getByLabel('Name', { exact: true })
  await name.click()
  await page.keyboard.type('Bella Back')
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.message())
    void (asked.length === 1 ? dialog.dismiss() : dialog.accept())
  })
  // What is refused is never gone to.
  await page.evaluate(() => history.back())
  await expect.poll(() => asked).toEqual(['Leave this page? What you typed here is not saved.'])
  await expect(name).toHaveValue('Bella Back')
  await expect(page).toHaveURL(/\/patients\/new$/)
  await name.press('End')
  await page.keyboard.type('ward')
  await page.evaluate(() => history.back())
  await expect(page.getByRole('heading', { level: 1, name: 'Caseload' })).toBeVisible()
  expect(asked).toHaveLength(2)
})

test('a message in a dialog asks before it is closed', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await awake(page)
  await page
    .getByRole('button', { name: /^Message / })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  const box = dialog.getByRole('textbox')
  await box.fill('Three minutes of text')
  const asked: string[] = []
  page.on('dialog', (question) => {
    asked.push(question.message())
    void (asked.length === 1 ? question.dismiss() : question.accept())
  })
  await page.keyboard.press('Escape')
  await expect(box).toHaveValue('Three minutes of text')
  expect(asked).toEqual(['Close this? What you typed here is not saved.'])
  await dialog.getByRole('button', { name: 'Close', exact: true }).click()
  await expect(dialog).toHaveCount(0)
  expect(asked).toHaveLength(2)
})

test('a note of a patient asks before it is closed, and before the page is left', async ({ device }) => {
  const page = await device(phone)
  await signIn(page, 'patient@riverside.test')
  await awake(page)
  await page
    .getByRole('link', { name: /^(More|Change): / })
    .first()
    .click()
  const sheet = page.getByRole('form', { name: /^More about / })
  const note = sheet.getByLabel('A note for your therapist')
  await note.fill('It clicks when I lift it')
  const asked: string[] = []
  page.on('dialog', (question) => {
    asked.push(question.message())
    void (asked.length < 3 ? question.dismiss() : question.accept())
  })
  await sheet.getByRole('link', { name: 'Close' }).click()
  await expect.poll(() => asked).toEqual(['Close this? What you typed here is not saved.'])
  await goTo(page, 'Progress')
  await expect.poll(() => asked).toHaveLength(2)
  await expect(note).toHaveValue('It clicks when I lift it')
  await sheet.getByRole('link', { name: 'Close' }).click()
  await expect(sheet).toHaveCount(0)
  await goTo(page, 'Progress')
  await expect(page).toHaveURL(/\/progress$/)
  expect(asked).toHaveLength(3)
})

test('a reassessment that somebody was quicker with', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  const plan = await newPatient(page, `Rhea Reassessed ${Date.now().toString(36)}`, true)
  await page.goto(`${plan}/reassess`)
  await awake(page)
  const other = await anotherWindow(page)
  for (const [window, pain] of [
    [page, '5'],
    [other, '6'],
  ] as const) {
    await window.getByLabel('Average pain in 24 hours, now').fill(pain)
    await window.getByLabel('What you found').fill(`Found with pain ${pain}`)
    await window.getByRole('radio', { name: /^Continue/ }).check()
  }
  await other.getByRole('button', { name: 'Save reassessment' }).click()
  await expect(other).toHaveURL(plan)
  await page.getByRole('button', { name: 'Save reassessment' }).click()
  const told = page.getByRole('alert').filter({ hasText: 'assessed this plan on' })
  await expect(told).toContainText('You, in another window or a moment ago,')
  await expect(told).toContainText('Found with pain 6')
  await expectAccessible(page)

  // Pressed again without a word on it, it is not saved beside.
  await page.getByRole('button', { name: 'Save reassessment' }).click()
  await expect(page.getByRole('button', { name: 'Save reassessment' })).toBeEnabled()
  await expect(told).toBeVisible()
  await expect(page.getByLabel('What you found')).toHaveValue('Found with pain 5')
  await told.getByRole('button', { name: 'Save mine as well' }).click()
  await expect(page).toHaveURL(plan)
  await page
    .getByRole('link', { name: /^Rhea Reassessed/ })
    .first()
    .click()
  for (const pain of [5, 6]) await expect(page.getByText(`Found with pain ${pain}`)).toBeVisible()
})

test('nothing is typed into a new patient once they are sent; the focus is at what is refused, or where it was', async ({
  device,
}) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/patients/new')
  await awake(page)
  const patient = `Cleo Closed ${Date.now().toString(36)}`
  const name = page.getByLabel('Name', { exact: true })
  const born = page.getByLabel('Date of birth')
  const save = page.getByRole('button', { name: 'Save patient' })
  await name.fill(patient)
  await born.fill(daysAfter(today(), 3))
  await save.click()
  await expect(page.getByText('This day is still to come')).toBeVisible()
  await expect(born).toBeFocused()
  await born.fill('')
  const lost = await next(page, 'is not answered')
  await save.click()
  await lost.letGo()
  await expect(page.getByText('cannot be reached')).toBeVisible()
  await expect(save).toBeFocused()
  // It may never be answered.
  await leadsAway(page, save, name, async () => expect(await asksBeforeLeaving(page)).toBe(true))
  await expect(page.getByRole('heading', { level: 1, name: patient })).toBeVisible()
})

test('nor into a baseline', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  const patient = await newPatient(page, `Bo Baseline ${Date.now().toString(36)}`)
  await page.getByRole('link', { name: 'Measure the baseline' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Baseline assessment' })).toBeVisible()
  await awake(page)
  const findings = page.getByLabel('Findings')
  await findings.fill('T6 stiff')
  await leadsAway(page, page.getByRole('button', { name: 'Save assessment' }), findings)
  await expect(page).toHaveURL(patient)
})

test('nor into sessions to book', async ({ device }) => {
  const page = await device()
  // Whose hours no other story books.
  await signIn(page, 'therapist2@demo.test')
  const plan = await newPatient(page, `Bert Booked ${Date.now().toString(36)}`, true)
  await page.goto(`${plan}/book?at=05:00`)
  await awake(page)
  const book = page.getByRole('button', { name: /^Book \d+ sessions$/ })
  await leadsAway(page, book, page.getByLabel('Minutes each'))
  await expect(page).toHaveURL(plan)
})

test('nor into a reassessment', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  const plan = await newPatient(page, `Rut Reassessed ${Date.now().toString(36)}`, true)
  await page.goto(`${plan}/reassess`)
  await awake(page)
  await page.getByLabel('Average pain in 24 hours, now').fill('5')
  const findings = page.getByLabel('What you found')
  await findings.fill('Stands up by herself')
  await page.getByRole('radio', { name: /^Continue/ }).check()
  await leadsAway(page, page.getByRole('button', { name: 'Save reassessment' }), findings)
  await expect(page).toHaveURL(plan)
})

test('nor into an exercise', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/catalog/new?from=wall-slide')
  await awake(page)
  const name = `Slide at a wall ${Date.now().toString(36)}`
  await page.getByLabel('Name', { exact: true }).fill(name)
  const save = page.getByRole('button', { name: 'Save exercise' })
  await leadsAway(page, save, page.getByLabel('What it is for'))
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
})

test('nor into a protocol that is shared, or saved for all, and nothing of it stays on the device', async ({
  device,
}) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  const name = `Back of ours ${Date.now().toString(36)}`
  const problem = page.getByLabel('Problem', { exact: true })
  const onDevice = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('phaseline-unsaved:')))
  const adapted = '/protocols/new?from=upper-back-pain-12-weeks'
  await page.goto(adapted)
  await awake(page)
  await page.getByLabel('Name', { exact: true }).fill(name)

  const lead = async (button: string) => {
    await leadsAway(page, page.getByRole('button', { name: button }), problem)
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
    expect(await onDevice()).toEqual([])
  }
  await test.step('shared at once, it is not begun with again', async () => {
    await lead('Share with the clinic')
    await page.goBack()
    await expect(page).toHaveURL(/\/protocols\/own-[^/]+\/edit$/)
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
  })
  await test.step('saved, it shows what was saved to whoever goes back', async () => {
    await awake(page)
    await problem.fill('Stiff in the morning')
    await lead('Save changes')
    await page.goBack()
    await expect(problem).toHaveValue('Stiff in the morning')
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await expect(page.getByText('What you had typed is back')).toHaveCount(0)
  })
  await page.goto(adapted)
  await expect(page.getByLabel('Name', { exact: true })).not.toHaveValue(name)
})

test('in the record of a session', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await newPatient(page, `Rosa Recording ${Date.now().toString(36)}`, true)
  await awake(page)
  await page.getByRole('button', { name: 'Book a session' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Date').fill(today())
  await dialog.getByLabel('Time').fill('00:20')
  await dialog.getByLabel('Minutes').fill('5')
  await dialog.getByRole('button', { name: 'Book', exact: true }).click()
  await dialog.getByLabel('Book it all the same').check()
  await dialog.getByRole('button', { name: 'Book', exact: true }).click()
  await expect(dialog).toBeHidden()
  await page
    .getByRole('link', { name: /00:20$/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: /^Session on/ })).toBeVisible()
  await awake(page)
  const findings = page.getByLabel('Findings')
  const afterwards = page.getByLabel('Next time')
  const save = page.getByRole('button', { name: 'Save record' })

  await test.step('when the session is marked as missed, and taken back', async () => {
    await findings.fill('Typed before')
    await page.getByRole('button', { name: /^Missed/ }).click()
    await expect(page.getByText('What you typed is still here and is not saved')).toBeVisible()
    await expect(findings).toHaveValue('Typed before')
    await page.getByRole('button', { name: /^Change/ }).click()
    await page.getByRole('button', { name: 'It was attended' }).click()
    await expect(page.getByText('What you typed is still here and is not saved')).toHaveCount(0)
    await expect(findings).toHaveValue('Typed before')
  })

  await test.step('while it is being saved', async () => {
    await findings.fill('Stiff T4.')
    const saving = await next(page, 'waits')
    await save.click()
    await saving.onItsWay()
    await afterwards.fill('Ask about the night pain.')
    await saving.letGo()
    await expect(page.getByText(saved)).toBeVisible()
    await expect(page.getByText(/^Saved by .+, \d\d:\d\d\.$/)).toBeVisible()
    await expect(afterwards).toHaveValue('Ask about the night pain.')
    await save.click()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Earlier entries' }).getByRole('listitem')).not.toHaveCount(
      0,
    )
  })

  await test.step('once more, unchanged, since no answer came', async () => {
    await afterwards.fill('Ring the GP.')
    const lost = await next(page, 'is not answered')
    await save.click()
    await lost.letGo()
    await expect(page.getByText('cannot be reached')).toBeVisible()
    await save.click()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  })

  await test.step('beside what was written meanwhile', async () => {
    const other = await anotherWindow(page)
    await other.getByLabel('Next time').fill('From the other window')
    await other.getByRole('button', { name: 'Save record' }).click()
    await expect(other.getByText('Saved', { exact: true })).toBeVisible()
    await findings.fill('A long text')
    await save.click()
    const told = page.getByRole('alert').filter({ hasText: 'wrote in this record' })
    await expect(told).toContainText('You, in another window or a moment ago,')
    await expect(told).toContainText('From the other window')
    await expect(findings).toHaveValue('A long text')
    await expectAccessible(page)
    await told.getByRole('button', { name: 'Keep mine' }).click()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await expect(findings).toHaveValue('A long text')
    await expect(afterwards).toHaveValue('From the other window')
    await page.reload()
    await expect(findings).toHaveValue('A long text')
    await expect(afterwards).toHaveValue('From the other window')
  })
})

test('nor into what begins anew, or is closed, once it is saved; and what stays says what was typed since', async ({
  device,
}) => {
  const page = await device()
  await test.step('a consent text', async () => {
    await signIn(page, 'therapist@riverside.test')
    await page.goto('/settings')
    await awake(page)
    const adding = page.getByRole('region', { name: 'Consent texts' }).locator('form').last()
    await adding.getByLabel('What it is about').fill(`Typed on ${Date.now().toString(36)}`)
    const text = adding.getByLabel('Text that patients agree to')
    await text.fill('My clinic may write to me.')
    const saving = await next(page, 'waits')
    await adding.getByRole('button', { name: 'Add consent text' }).click()
    await saving.onItsWay()
    await expect(text).toBeDisabled()
    expect(await asksBeforeLeaving(page)).toBe(true)
    await saving.letGo()
    await expect(page.getByText('Saved. The text stands above.')).toBeVisible()
    await expect(text).toHaveValue('')
    expect(await asksBeforeLeaving(page)).toBe(false)
  })

  await test.step('the clinic’s telephone number', async () => {
    const number = page.getByLabel('Telephone')
    const before = await number.inputValue()
    const details = page.locator('form').filter({ has: number })
    const save = details.getByRole('button', { name: 'Save clinic details' })
    const saved = details.getByText('Saved', { exact: true })
    const saving = await next(page, 'waits')
    await number.fill('020 7946 0101')
    await save.click()
    await saving.onItsWay()
    await number.fill('020 7946 0102')
    await saving.letGo()
    await expect(save).toBeEnabled()
    await expect(saved).toHaveCount(0)
    expect(await asksBeforeLeaving(page)).toBe(true)
    await number.fill(before)
    await save.click()
    await expect(saved).toBeVisible()
    expect(await asksBeforeLeaving(page)).toBe(false)
  })

  await test.step('a decision', async () => {
    const other = await device()
    await signIn(other, demoPeople.therapist)
    await other.goto(await newPatient(other, `Dora Decided ${Date.now().toString(36)}`, true))
    await awake(other)
    await other.getByRole('button', { name: /^Extend/ }).click()
    const dialog = other.getByRole('dialog')
    const why = dialog.getByLabel('Reason')
    await why.fill('Two more weeks of holidays')
    const saving = await next(other, 'waits')
    await dialog.getByRole('button', { name: 'Extend the phase' }).click()
    await saving.onItsWay()
    await expect(why).toBeDisabled()
    await expect(dialog.getByRole('button', { name: 'Not now' })).toBeEnabled()
    await saving.letGo()
    await expect(dialog).toHaveCount(0)
    await expect(other.getByText('Two more weeks of holidays')).toBeVisible()
  })
})

test('in a week from paper', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  const plan = await newPatient(page, `Pia Paper ${Date.now().toString(36)}`, true)
  await page.goto(`${plan}/paper?week=${today()}`)
  await awake(page)
  const empty = page.getByRole('button', { name: /: nothing$/ })
  const [first = '', second = ''] = (
    await empty.evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label') ?? ''))
  ).map((label) => label.replace(/: nothing$/, ''))
  expect(second).not.toBe('')
  const box = (name: string, says: string) =>
    page.getByRole('button', { name: `${name}: ${says}`, exact: true })

  await box(first, 'nothing').click()
  const saving = await next(page, 'waits')
  await page.getByRole('button', { name: 'Save 1 change' }).click()
  await saving.onItsWay()
  await box(first, 'done').click()
  await box(second, 'nothing').click()
  await saving.letGo()
  await expect(box(first, 'done in part, done before')).toBeVisible()
  await expect(box(second, 'done')).toBeVisible()
  await expectAccessible(page)
  const lost = await next(page, 'is not answered')
  await page.getByRole('button', { name: 'Save 2 changes' }).click()
  await lost.letGo()
  await expect(page.getByRole('form').getByRole('alert')).toContainText('No answer from the clinic')
  await page.getByRole('button', { name: 'Save 2 changes' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Nothing changed' })).toBeVisible()
  const other = await anotherWindow(page)
  await other.getByRole('button', { name: `${second}: done`, exact: true }).click()
  await other.getByRole('button', { name: 'Save 1 change' }).click()
  await expect(other.getByRole('button', { name: 'Nothing changed' })).toBeVisible()
  await box(second, 'done').press('n')
  await page.getByRole('button', { name: 'Save 1 change' }).click()
  await expect(page.getByRole('form').getByRole('alert')).toContainText('Somebody has logged here meanwhile')
  await expect(box(second, 'not done, done in part before')).toBeVisible()
})

test('in a box that begins with words, before the page’s scripts are there', async ({ device }) => {
  const page = await device(phone)
  await signIn(page, demoPeople.patient)
  await page.goto('/sessions')
  const asking = page.getByRole('link', { name: 'Ask to move it' }).first()
  const address = (await asking.getAttribute('href'))!
  const { until, letGo } = held()
  await page.route('**/_next/static/chunks/**', async (route) => {
    if (route.request().resourceType() === 'script') await until
    await route.continue()
  })
  await page.goto(address, { waitUntil: 'commit' })
  const box = page.getByRole('textbox').last()
  const begun = await box.inputValue()
  expect(begun).not.toBe('')
  await box.press('End')
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(' Can I come on Thursday?')
  letGo()
  await awake(page)
  await expect(box).toHaveValue(`${begun} Can I come on Thursday?`)
})

test('in one’s own contact', async ({ device }) => {
  const page = await device(phone)
  await signIn(page, demoPeople.patient)
  await page.goto('/account')
  await awake(page)
  const number = page.getByLabel('Phone')
  const before = await number.inputValue()
  const save = page.getByRole('button', { name: 'Save contact' })
  const saving = await next(page, 'waits')
  await number.fill('020 7946 0001')
  await save.click()
  await saving.onItsWay()
  await number.fill('020 7946 0002')
  await saving.letGo()
  await expect(save).toBeEnabled()
  await expect(number).toHaveValue('020 7946 0002')
  await save.click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.reload()
  await awake(page)
  await expect(number).toHaveValue('020 7946 0002')
  await number.fill(before)
  await save.click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
})
