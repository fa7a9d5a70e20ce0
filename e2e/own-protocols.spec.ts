// The clinic's own protocols: written from nothing, adapted, taken from a patient's plan and used for another, edited by two, archived.
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { unheard } from './held'
import { newPatient } from './own-patient'
import { activate, awake, demoPeople, expect, goTo, phone, signIn, test } from './story'

const colleague = 'therapist2@demo.test'
const saved = (page: Page, name: string) =>
  expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
const share = (page: Page) => page.getByRole('button', { name: 'Share with the clinic' }).click()
const phaseOf = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** Tests of this file may run beside others on one clinic, and more than once. */
const unique = (name: string) => `${name} ${Date.now().toString(36)}`

async function addExercise(page: Page, phase: string, search: string, name: string) {
  await page.getByRole('combobox', { name: `Add to ${phase}` }).fill(search)
  await page.getByRole('option', { name }).first().click()
  await expect(phaseOf(page, phase).getByRole('heading', { name })).toBeVisible()
}

async function fillNew(page: Page, name: string) {
  await page.goto('/protocols/new')
  await awake(page)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Condition', { exact: true }).fill('Stiff neck')
  await page.getByRole('checkbox', { name: 'Neck', exact: true }).check()
  await page.getByLabel('Problem', { exact: true }).fill('Neck stiffness')
  await addExercise(page, 'Intensive', 'chin tuck', 'Chin tuck')
}

test('a protocol is written from nothing, kept as a draft, shared, and used for a patient', async ({
  device,
}) => {
  test.slow()
  const [ben, carla] = [await device(), await device()]
  await Promise.all([signIn(ben, demoPeople.therapist), signIn(carla, colleague)])
  const name = unique('Stiff neck O’Brien <b>')

  await test.step('what is missing is said at its field, and nothing typed is lost', async () => {
    await ben.goto('/protocols/new')
    await awake(ben)
    await ben.getByLabel('Name', { exact: true }).fill(name)
    await share(ben)
    await expect(ben.getByText('Say for which condition it is')).toHaveCount(2)
    await expect(ben.getByLabel('Condition', { exact: true })).toBeFocused()
    await expect(ben.getByLabel('Name', { exact: true })).toHaveValue(name)
    await expectAccessible(ben)
    await ben.setViewportSize({ width: 1280, height: 800 })
  })

  await test.step('unfinished it is kept, for its maker alone', async () => {
    await ben.getByLabel('Condition', { exact: true }).fill('Stiff neck')
    await ben.getByRole('button', { name: 'Save draft' }).click()
    await expect(ben.getByText('Saved', { exact: true })).toBeVisible()
    await expect(ben).toHaveURL(/\/protocols\/own-stiff-neck-[^/]+\/edit$/)
    await ben.reload()
    await awake(ben)
    await expect(ben.getByLabel('Condition', { exact: true })).toHaveValue('Stiff neck')
    await carla.goto(`/protocols?q=${encodeURIComponent(name)}`)
    await expect(carla.getByText('No protocol found')).toBeVisible()
  })

  await test.step('with exercises in two phases it is shared', async () => {
    await ben.getByRole('checkbox', { name: 'Neck', exact: true }).check()
    await ben.getByLabel('Problem', { exact: true }).fill('Neck stiffness')
    await addExercise(ben, 'Intensive', 'chin tuck', 'Chin tuck')
    await addExercise(ben, 'Maintenance', 'row with a resistance band', 'Row with a resistance band')
    const timeline = ben.getByRole('region', { name: 'Timeline' })
    await expect(timeline).toContainText('weeks 5 to 12')
    await ben.getByLabel(/^Weeks ?, Maintenance$/).fill('6')
    await expect(timeline).toContainText('weeks 5 to 10')
    await ben.getByRole('button', { name: 'Add a source' }).click()
    await ben.getByLabel('Source 1', { exact: true }).fill('Our own audit of 2025.')
    await share(ben)
    await saved(ben, name)
    await expect(ben.getByText('Our own audit of 2025.')).toBeVisible()
    await expect(phaseOf(ben, 'Maintenance')).toContainText('Weeks 5 to 10')
  })

  await test.step('a colleague finds it by its condition and uses it for a patient', async () => {
    const patient = unique('Paula Berg')
    await newPatient(carla, patient)
    await goTo(carla, 'Protocols')
    await carla.getByLabel('Body region').selectOption('Neck')
    await carla.getByLabel('Which').selectOption('Your clinic’s')
    await carla.getByRole('button', { name: 'Search', exact: true }).click()
    const line = carla.getByRole('listitem').filter({ hasText: name })
    await expect(line).toContainText('10 weeks in 2 phases')
    await line.getByRole('link', { name }).click()
    await saved(carla, name)
    await awake(carla)
    await carla.getByLabel('Patient', { exact: true }).selectOption(patient)
    await carla.getByRole('button', { name: 'Use for a patient' }).click()
    await expect(carla).toHaveURL(/\/plans\/[^/]+\/edit$/)
    await awake(carla)
    await expect(carla.getByLabel('Problem', { exact: true })).toHaveValue('Neck stiffness')
    await activate(carla)
    await expect(carla.getByText('Version 1')).toBeVisible()
  })
})

test('what is typed in a new protocol after it was saved, without a network, comes back in that one', async ({
  device,
  expectedComplaints,
}) => {
  expectedComplaints.push(/ERR_INTERNET_DISCONNECTED/)
  const first = await device()
  await signIn(first, demoPeople.therapist)
  const name = unique('Kept')
  await first.goto('/protocols/new')
  await awake(first)
  await first.getByLabel('Name', { exact: true }).fill(name)
  await first.getByRole('button', { name: 'Save draft' }).click()
  await expect(first.getByText('Saved', { exact: true })).toBeVisible()
  const path = new URL(first.url()).pathname
  await first.context().setOffline(true)
  await first.getByLabel('Condition', { exact: true }).fill('Typed without a network')
  await expect(first.getByText('Not saved: offline. Kept on this device')).toBeVisible()
  await first.close()
  await first.context().setOffline(false)

  const again = await first.context().newPage()
  await again.goto('/protocols/new')
  await awake(again)
  await expect(again.getByLabel('Condition', { exact: true })).toHaveValue('')
  await again.getByLabel('Name', { exact: true }).fill(unique('Another'))
  await again.getByRole('button', { name: 'Save draft' }).click()
  await expect(again.getByText('Saved', { exact: true })).toBeVisible()
  await again.goto(path)
  await expect(again.getByLabel('Condition', { exact: true })).toHaveValue('Typed without a network')
  await expect(again.getByText('Saved', { exact: true })).toBeVisible()
  await expect(again.getByLabel('Name', { exact: true })).toHaveValue(name)
})

test('a new protocol that was saved and never answered is no second one once the page is loaded anew', async ({
  device,
  expectedComplaints,
}) => {
  expectedComplaints.push(/ERR_FAILED/)
  const page = await device()
  await signIn(page, demoPeople.therapist)
  const name = unique('Never answered')
  await page.goto('/protocols/new')
  await awake(page)
  await page.route('**/protocols/new', unheard, { times: 1 })
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await page.reload()
  await awake(page)
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
  await page.getByRole('button', { name: 'Save draft' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.goto('/protocols')
  await expect(page.getByRole('link', { name })).toHaveCount(1)
})

test('a built-in protocol is adapted on a phone, and stays as it is', async ({
  device,
  expectedComplaints,
}) => {
  expectedComplaints.push(/status of 404/)
  const page = await device(phone)
  await signIn(page, demoPeople.therapist)
  expect((await page.goto('/protocols/tennis-elbow/edit'))?.status(), 'built in').toBe(404)
  await page.goto('/protocols/tennis-elbow')
  await page.getByRole('link', { name: 'Adapt', exact: true }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Tennis elbow, 12 weeks, adapted')
  await awake(page)
  await expect(page.getByRole('checkbox', { name: 'Elbow', exact: true })).toBeChecked()
  const name = unique('Tennis elbow of ours')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Name, phase 1').fill('Calm it down')
  await share(page)
  await saved(page, name)
  await expect(page.getByRole('heading', { name: 'Calm it down' })).toBeVisible()
  await expect(page.getByText('Plans already made from it stay as they are')).toBeVisible()
  await page.getByRole('link', { name: 'Tennis elbow, 12 weeks', exact: true }).click()
  await saved(page, 'Tennis elbow, 12 weeks')
  await expect(page.getByRole('heading', { name: 'Calm it down' })).toHaveCount(0)
})

test('a patient’s plan becomes a protocol without the patient, and is used for another', async ({
  device,
}) => {
  test.slow()
  const page = await device()
  await signIn(page, demoPeople.therapist)
  const [first, second, name] = [unique('Frieda Sand'), unique('Gerd Tal'), unique('As for F')]
  await newPatient(page, first)
  await page.getByRole('link', { name: 'Start a plan' }).first().click()
  await page.getByLabel('Search protocols').fill('elbow')
  await page.getByRole('button', { name: /^Use this protocol.*Tennis elbow, 12 weeks$/ }).click()
  await expect(page).toHaveURL(/\/plans\/[^/]+\/edit$/)
  await awake(page)
  const note = page.getByLabel(/^Note to the patient, /).first()
  await note.fill('Frieda, mind your thumb.')
  await activate(page)
  await expect(page.getByText('Version 1')).toBeVisible()

  await page.getByRole('link', { name: 'Save as protocol' }).click()
  await expect(page.getByText('Notes to the patient are left out.')).toBeVisible()
  await expect(page.getByLabel(/^Note to the patient, /).first()).toHaveValue('')
  await page.getByRole('link', { name: 'Take the notes over too' }).click()
  await expect(page.getByLabel(/^Note to the patient, /).first()).toHaveValue('Frieda, mind your thumb.')
  await page.getByRole('link', { name: 'Leave the notes out' }).click()
  await expect(page.getByLabel(/^Note to the patient, /).first()).toHaveValue('')
  await awake(page)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Condition', { exact: true }).fill('Tennis elbow at work')
  await page.getByRole('checkbox', { name: 'Elbow', exact: true }).check()
  await share(page)
  await saved(page, name)
  await expect(page.getByText('mind your thumb')).toHaveCount(0)

  await newPatient(page, second)
  await page.getByRole('link', { name: 'Start a plan' }).first().click()
  await page.getByLabel('Search protocols').fill(name)
  await page.getByRole('button', { name: new RegExp(`^Use this protocol.*${name}$`) }).click()
  await expect(page).toHaveURL(/\/plans\/[^/]+\/edit$/)
  await expect(phaseOf(page, 'Build strength')).toBeVisible()
})

test('of two who edit one protocol the second is told, and loses nothing', async ({ device }) => {
  const [ben, carla] = [await device(), await device()]
  await Promise.all([signIn(ben, demoPeople.therapist), signIn(carla, colleague)])
  const name = unique('Shared')
  await fillNew(ben, name)
  await share(ben)
  await saved(ben, name)
  const edit = `${new URL(ben.url()).pathname}/edit`
  for (const page of [ben, carla]) {
    await page.goto(edit)
    await awake(page)
  }
  await expectAccessible(carla, 'everyway')
  await carla.getByRole('textbox', { name: 'Summary' }).fill('Carla’s words.')
  await carla.getByRole('button', { name: 'Save changes' }).click()
  await saved(carla, name)

  await ben.getByRole('textbox', { name: 'Summary' }).fill('Ben’s words.')
  await ben.getByRole('button', { name: 'Save changes' }).click()
  await expect(ben.getByRole('alert').filter({ hasText: 'saved this protocol on' })).toBeVisible()
  await expect(ben.getByRole('textbox', { name: 'Summary' })).toHaveValue('Ben’s words.')
  await carla.reload()
  await expect(carla.getByText('Carla’s words.')).toBeVisible()
  await ben.getByRole('button', { name: 'Save mine over it' }).click()
  await expect(ben.getByText('Saved', { exact: true })).toBeVisible()
  await carla.reload()
  await expect(carla.getByText('Ben’s words.')).toBeVisible()
})

test('archived, a protocol is offered no more, and it comes back', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.admin)
  const name = unique('Soon archived')
  await fillNew(page, name)
  await share(page)
  await saved(page, name)
  const listed = async (which: string) => {
    await page.goto(`/protocols?q=${encodeURIComponent(name)}&which=${which}`)
    return page.getByRole('link', { name, exact: true }).count()
  }
  expect(await listed('')).toBe(1)
  await page.getByRole('link', { name, exact: true }).click()
  await saved(page, name)
  await awake(page)
  await page.getByRole('button', { name: 'Archive', exact: true }).click()
  await page.getByRole('button', { name: 'Archive protocol' }).click()
  await expect(page.getByText('Archived', { exact: true })).toBeVisible()
  expect(await listed('')).toBe(0)

  expect(await listed('archived')).toBe(1)
  await page.getByRole('link', { name, exact: true }).click()
  await saved(page, name)
  await awake(page)
  await page.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByRole('button', { name: 'Archive', exact: true })).toBeVisible()
  expect(await listed('')).toBe(1)
})
