// A form that leads away, begins anew or is closed takes no typing from when it is sent until it does; what stays says what was typed since.
import type { Locator, Page, Request } from '@playwright/test'
import { held, nextSent as next } from './held'
import { newPatient, patientWithPlan } from './own-patient'
import { awake, daysAfter, demoPeople, expect, prove, signIn, test } from './story'

test.describe.configure({ timeout: 180_000 })
// An answer that is lost on the way.
test.beforeEach(({ expectedComplaints }) => void expectedComplaints.push(/net::ERR_FAILED/))

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
  await born.fill(daysAfter(new Date().toISOString().slice(0, 10), 3))
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
  const plan = await patientWithPlan(page, `Bert Booked ${Date.now().toString(36)}`)
  await page.goto(`${plan}/book?at=05:00`)
  await awake(page)
  const book = page.getByRole('button', { name: /^Book \d+ sessions$/ })
  await leadsAway(page, book, page.getByLabel('Minutes each'))
  await expect(page).toHaveURL(plan)
})

test('nor into a reassessment', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  const plan = await patientWithPlan(page, `Rut Reassessed ${Date.now().toString(36)}`)
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

  await test.step('an invitation', async () => {
    await prove(page)
    const colleague = page.getByLabel('Colleague’s name')
    await colleague.fill('Ines Invited')
    await page.getByLabel('Colleague’s sign-in name').fill(`ines-${Date.now().toString(36)}`)
    const saving = await next(page, 'waits')
    await page.getByRole('button', { name: 'Invite colleague' }).click()
    await saving.onItsWay()
    await expect(colleague).toBeDisabled()
    await saving.letGo()
    await expect(page.getByRole('textbox', { name: 'Link for Ines Invited' })).toHaveValue(/^http/)
    await expect(colleague).toHaveValue('')
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
    await other.goto(await patientWithPlan(other, `Dora Decided ${Date.now().toString(36)}`))
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
