// The patient's record: each section is saved on its own, what is wrong stands at its field, and what was entered once stays.
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { fillNewPatient } from './own-patient'
import { awake, demoPeople, expect, signIn, test } from './story'

/** The form of a patient who has a name and is not saved yet. */
async function fillingIn(device: () => Promise<Page>, name: string): Promise<Page> {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await fillNewPatient(page, name)
  return page
}

test('a record is completed section by section, and a wrong field says so', async ({ device }) => {
  const page = await fillingIn(device, 'Wanda Łęcka')
  await page.getByRole('button', { name: 'Save patient' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Wanda Łęcka' })).toBeVisible()

  await page.getByRole('link', { name: 'Open record' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Record' })).toBeVisible()
  await awake(page)
  const person = page.getByRole('form', { name: 'Person and contact' })
  await person.getByLabel('Phone').fill('020 7946 0991')
  await person.getByLabel('Date of birth').fill('2199-01-01')
  await person.getByRole('button', { name: 'Save person' }).click()
  await expect(person.getByText('This day is still to come')).toBeVisible()
  await expect(person.getByLabel('Phone')).toHaveValue('020 7946 0991')
  await person.getByLabel('Date of birth').fill('1951-03-04')
  await person.getByRole('button', { name: 'Save person' }).click()
  await expect(person.getByText('Saved', { exact: true })).toBeVisible()

  const visits = page.getByRole('form', { name: 'Approved visits' })
  await visits.getByLabel('Visits approved').fill('many')
  await visits.getByRole('button', { name: 'Save visits' }).click()
  await expect(visits.getByText('Enter a number')).toBeVisible()
  await visits.getByLabel('Visits approved').fill('1')
  await visits.getByRole('button', { name: 'Save visits' }).click()
  await expect(page.getByText('1 approved visit is left')).toBeVisible()

  const adding = page.getByRole('form', { name: 'Add an adverse event' })
  await adding.getByRole('button', { name: 'Add adverse event' }).click()
  await expect(adding.getByText('Say what happened')).toBeVisible()
  await adding.getByLabel('What happened').fill('Felt faint')
  await adding.getByRole('button', { name: 'Add adverse event' }).click()
  await page.getByRole('button', { name: 'Correct the entry' }).click()
  const correcting = page.getByRole('form', { name: 'Correct an adverse event' })
  await correcting.getByLabel('What happened').fill('Fainted after standing up')
  await correcting.getByRole('button', { name: 'Save the correction' }).click()
  await expect(page.getByText('Fainted after standing up')).toBeVisible()
  await expect(page.getByText('Felt faint')).toBeHidden()

  const note = page.getByRole('form', { name: 'Private note' })
  await note.getByLabel('Note').fill('Anxious about needles')
  await note.getByRole('button', { name: 'Save note' }).click()
  await expect(page.getByText(/^Written by .* on/)).toBeVisible()

  await page.getByRole('link', { name: 'Wanda Łęcka' }).click()
  await expect(page.getByText('4 Mar 1951')).toBeVisible()
  await expect(page.getByText('020 7946 0991')).toBeVisible()
  await expect(page.getByText('1 approved visit is left')).toBeVisible()
})

test('what stood in a section before is read below it, newest first', async ({ device }) => {
  const page = await fillingIn(device, 'Wilma Wording')
  await page.getByRole('button', { name: 'Save patient' }).click()
  await page.getByRole('link', { name: 'Open record' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Record' })).toBeVisible()
  await awake(page)
  const section = page.getByRole('region', { name: 'Diagnosis and precautions' })
  const earlier = section.getByText('Earlier wordings')
  const save = async (diagnosis: string) => {
    await section.getByLabel('Diagnosis or problem').fill(diagnosis)
    await section.getByRole('button', { name: 'Save diagnosis' }).click()
    await expect(section.getByText('Saved', { exact: true })).toBeVisible()
  }
  await section.getByText('Precautions (none)').click()
  await section.getByLabel('Osteoporosis').check()
  await save('Neck pain after a fall')
  await page.reload()
  await awake(page)
  await expect(earlier).toHaveCount(0)
  await section.getByText('Precautions Osteoporosis').click()
  await section.getByLabel('Osteoporosis').uncheck()
  await save('Whiplash')
  // The page knows by then what stands there now.
  await expect(earlier).toBeVisible()
  await save('Whiplash, grade 2')
  // Another section has none.
  await expect(page.getByText('Earlier wordings')).toHaveCount(1)

  await page.reload()
  await awake(page)
  await expect(section.getByText('Neck pain after a fall')).toBeHidden()
  await earlier.focus()
  await page.keyboard.press('Enter')
  const wordings = section.getByRole('list').last().getByRole('listitem')
  await expect(wordings).toHaveText([
    /^Until .*, replaced by .*Diagnosis or problem: WhiplashPrecautions: none$/,
    /^Until .*, replaced by .*Diagnosis or problem: Neck pain after a fallPrecautions: Osteoporosis$/,
  ])
  await expectAccessible(page)
})

test('before a plan begins it is said what the record lacks, and the way there and back loses nothing', async ({
  device,
}) => {
  const page = await fillingIn(device, 'Rita Redding')
  await page.getByRole('button', { name: 'Save and make a plan' }).click()
  await page.getByRole('button', { name: /^Use this protocol.*Tennis elbow, 12 weeks$/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'New plan' })).toBeVisible()
  await awake(page)
  await page.getByLabel('Problem', { exact: true }).fill('Elbow of a violinist')
  await page.getByRole('button', { name: 'Activate plan' }).click()
  const asked = page.getByRole('dialog', { name: 'Not in the record yet' })
  const missing = (what: string) => asked.getByRole('link', { name: what })
  await expect(missing('Consent to “Treatment”: not answered yet')).toBeVisible()
  await expectAccessible(page)

  await test.step('in the record it is written down', async () => {
    await missing('Red flags: not asked yet').click()
    await expect(page).toHaveURL(/#red-flags$/)
    await awake(page)
    const screening = page.getByRole('form', { name: 'Red flags' })
    await screening.getByLabel('Asked on').fill(new Date().toISOString().slice(0, 10))
    await screening.getByLabel('What was found').fill('None found')
    await screening.getByRole('button', { name: 'Save red flags' }).click()
    await expect(screening.getByText('Saved', { exact: true })).toBeVisible()
    const consent = page.getByRole('form', { name: 'Consent' })
    await consent.getByLabel('Text', { exact: true }).selectOption('Treatment, version 1')
    await consent.getByRole('button', { name: 'Record answer' }).click()
    await expect(page.getByText(/^Agreed to version 1 on/)).toBeVisible()
  })

  await test.step('the plan stands as it was, asks for what is left, and is activated all the same', async () => {
    await page.getByRole('link', { name: 'Plan', exact: true }).click()
    await expect(page.getByLabel('Problem', { exact: true })).toHaveValue('Elbow of a violinist')
    await awake(page)
    await page.getByRole('button', { name: 'Activate plan' }).click()
    await expect(missing('Consent to “Use of my data”: not answered yet')).toBeVisible()
    await expect(missing('Red flags')).toHaveCount(0)
    await expect(missing('Treatment')).toHaveCount(0)
    await asked.getByRole('button', { name: 'Activate all the same' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Elbow of a violinist' })).toBeVisible()
  })
})

test('a therapist takes their sessions into a calendar, and the address that was replaced stops', async ({
  device,
}) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/calendar')
  await page.getByRole('link', { name: 'Add to my calendar' }).click()
  await awake(page)
  await page.getByRole('button', { name: 'Add to my calendar' }).click()
  const shown = page.getByLabel('Your calendar address')
  await expect(shown).toHaveValue(/\/api\/calendar\/[\w-]{43}\.ics$/)
  const first = new URL(await shown.inputValue()).pathname
  // Whoever has it needs no cookie.
  const anybody = await device()
  const feed = await anybody.request.get(first)
  expect(feed.headers()['content-type']).toContain('text/calendar')
  expect(await feed.text()).toContain('SUMMARY:Session')
  const again = await anybody.request.get(first, { headers: { 'if-none-match': feed.headers()['etag']! } })
  expect(again.status()).toBe(304)

  await page.getByRole('button', { name: 'Make a new address' }).click()
  await expect(shown).not.toHaveValue(new RegExp(first))
  expect((await anybody.request.get(first)).status()).toBe(404)
  await page.getByRole('button', { name: 'Stop the address' }).click()
  await expect(page.getByRole('button', { name: 'Stop the address' })).toBeHidden()
})

test('who follows a link away from what they have typed is asked first', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/patients/new')
  await awake(page)
  const caseload = page.getByRole('navigation').getByRole('link', { name: 'Caseload' }).first()
  const name = page.getByLabel('Name', { exact: true })
  await name.fill('Half Typed')
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.message())
    void (asked.length === 1 ? dialog.dismiss() : dialog.accept())
  })
  await caseload.click()
  await expect(name).toHaveValue('Half Typed')
  expect(asked).toEqual(['Leave this page? What you typed here is not saved.'])
  await caseload.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Caseload' })).toBeVisible()
  expect(asked).toHaveLength(2)
})

test('what a colleague has written is not written over by an older page, also once that has saved something else', async ({
  device,
}) => {
  const page = await fillingIn(device, 'Olga Older')
  await page.getByRole('button', { name: 'Save patient' }).click()
  await page.getByRole('link', { name: 'Open record' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Record' })).toBeVisible()
  await awake(page)
  const newer = await page.context().newPage()
  await newer.goto(page.url())
  await awake(newer)
  const problemOn = (of: typeof page) => of.getByRole('form', { name: 'Diagnosis and precautions' })
  await problemOn(newer).getByLabel('Diagnosis or problem').fill('Written on the newer page')
  await problemOn(newer).getByRole('button', { name: 'Save diagnosis' }).click()
  await expect(problemOn(newer).getByText('Saved', { exact: true })).toBeVisible()

  await problemOn(page).getByLabel('Diagnosis or problem').fill('Typed on the older page')
  const person = page.getByRole('form', { name: 'Person and contact' })
  for (const phone of ['020 7946 0001', '020 7946 0002']) {
    await person.getByLabel('Phone').fill(` ${phone} `)
    await person.getByRole('button', { name: 'Save person' }).click()
    await expect(person.getByText('Saved', { exact: true })).toBeVisible()
  }
  await problemOn(page).getByRole('button', { name: 'Save diagnosis' }).click()
  await expect(problemOn(page).getByText(/ changed this on /)).toBeVisible()
  await expect(problemOn(page).getByLabel('Diagnosis or problem')).toHaveValue('Typed on the older page')
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect(problemOn(page).getByLabel('Diagnosis or problem')).toHaveValue('Written on the newer page')
})
