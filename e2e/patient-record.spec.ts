// The patient's record: each section is saved on its own, what is wrong stands at its field, and what was entered once stays.
import { awake, demoPeople, expect, signIn, test } from './story'

test('a record is completed section by section, and a wrong field says so', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/patients/new')
  await awake(page)
  await page.getByLabel('Name', { exact: true }).fill('Wanda Łęcka')
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
