// Consent: the clinic writes a text, the patient is asked for it once beside the day's exercises, and the record says what they answered to which wording.
import { expectAccessible } from './accessible'
import { awake, desk, expect, phone, signIn, test } from './story'

test.describe.configure({ timeout: 120_000 })

test('a text is written, agreed to in the portal, changed and taken back, and the record says so', async ({
  device,
}) => {
  const title = `Photographs ${Date.now()}`
  const admin = await device(desk)
  await signIn(admin, 'therapist@riverside.test')
  await admin.goto('/settings')
  await awake(admin)
  const texts = admin.getByRole('region', { name: 'Consent texts' })
  const adding = texts.locator('form').last()
  await adding.getByRole('button', { name: 'Add consent text' }).click()
  await expect(adding.getByText('Fill this in').first()).toBeVisible()
  await adding.getByLabel('What it is about').fill(title)
  await adding.getByLabel('Text that patients agree to').fill('My clinic may take photographs of my neck.')
  await adding.getByLabel('Asked for').selectOption('In the portal, once')
  await adding.getByRole('button', { name: 'Add consent text' }).click()
  const item = texts.getByRole('listitem').filter({ hasText: title })
  await expect(item.getByText(/^Version 1, since/)).toBeVisible()

  const pocket = await device(phone)
  await signIn(pocket, 'patient@riverside.test')
  await expect(pocket.getByRole('button', { name: /^Done: / }).first()).toBeVisible()
  await expectAccessible(pocket)
  await pocket.getByRole('link', { name: 'Your clinic asks you to read and answer something' }).click()
  const asked = pocket.getByRole('region', { name: title })
  await expect(asked.getByText('My clinic may take photographs of my neck.')).toBeVisible()
  await expect(asked.getByText('You have not answered yet.')).toBeVisible()
  await expectAccessible(pocket)
  // What lies there afterwards takes nothing back, nor does it agree to another text.
  const { x, y } = (await asked.getByRole('button', { name: 'I agree' }).boundingBox())!
  await pocket.mouse.click(x + 9, y + 9)
  await expect(asked.getByText(/^You agreed on /)).toBeVisible()
  await pocket.mouse.click(x + 9, y + 9)
  await expect(asked.getByText(/^You agreed on /)).toBeVisible()
  const takingBack = asked.getByText('I no longer agree')
  // By keys, which no hand that trembles presses twice.
  await takingBack.press('Enter')
  await expect(asked.getByText('You take back that you agreed')).toBeVisible()
  await expectAccessible(pocket)
  await takingBack.press('Enter')
  await expect(asked.getByText('You take back that you agreed')).toBeHidden()
  await pocket.goto('/today')
  await expect(pocket.getByRole('button', { name: /^Done: / }).first()).toBeVisible()
  await expect(pocket.getByText('Your clinic asks you to read')).toHaveCount(0)

  await item.getByText('Read or change').click()
  await item.getByLabel('Text that patients agree to').fill('My clinic may take photographs, and show me.')
  await item.getByRole('button', { name: 'Save as version 2' }).click()
  await expect(item.getByText(/^Version 2, since/)).toBeVisible()

  await pocket.goto('/today')
  await pocket.getByRole('link', { name: 'Your clinic asks you to read and answer something' }).click()
  await expect(asked.getByText(/earlier text .* It has changed since/)).toBeVisible()
  await asked.getByText('I no longer agree').click()
  await asked.getByRole('button', { name: 'Yes, I take it back' }).click()
  await expect(asked.getByText(/^You said no on /)).toBeFocused()

  const therapist = await device(desk)
  await signIn(therapist, 'therapist@riverside.test')
  await therapist.goto('/patients')
  const name = await pocket.locator('header p').nth(1).textContent()
  await therapist.getByRole('link', { name: name!, exact: true }).click()
  await therapist.getByRole('link', { name: 'Open record' }).click()
  await awake(therapist)
  const consent = therapist.getByRole('region', { name: 'Consent' })
  const said = consent.getByRole('listitem').filter({ hasText: title })
  await expect(said).toContainText('Withdrawn')
  await expect(said).toContainText(/Agreed to version 1 on .*, in the portal, recorded by/)
  await expect(said).toContainText(/Said no to version 2 on .*, in the portal, recorded by/)
  await consent.getByLabel('Text', { exact: true }).selectOption(`${title}, version 2`)
  await consent.getByLabel('Said on').fill('2199-01-01')
  await consent.getByRole('button', { name: 'Record answer' }).click()
  await expect(consent.getByText('This day is still to come')).toBeVisible()
  await consent.getByLabel('Said on').fill(new Date().toISOString().slice(0, 10))
  await consent.getByRole('button', { name: 'Record answer' }).click()
  // A paper of that day does not tell whether it was signed before or after.
  await expect(consent.getByText(/^The patient said no in the portal on this day\./)).toBeVisible()
  await consent.getByLabel('Answer').selectOption('no')
  await consent.getByRole('button', { name: 'Record answer' }).click()
  await expect(said).toContainText(/Said no to version 2 on .*, in person, recorded by/)
  await expectAccessible(therapist)
})

test('whoever is signed out while they type a text is told, and keeps it', async ({ device }) => {
  const admin = await device(desk)
  await signIn(admin, 'therapist@riverside.test')
  await admin.goto('/settings')
  await awake(admin)
  const adding = admin.getByRole('region', { name: 'Consent texts' }).locator('form').last()
  await adding.getByLabel('What it is about').fill('Half written')
  await adding.getByLabel('Text that patients agree to').fill('What nobody wants to type again.')
  await admin.context().clearCookies()
  const [answer] = await Promise.all([
    admin.waitForResponse((response) => response.request().method() === 'POST'),
    adding.getByRole('button', { name: 'Add consent text' }).click(),
  ])
  expect(answer.status()).toBe(200)
  await expect(adding.getByRole('alert')).toBeVisible()
  await expect(admin).toHaveURL(/\/settings$/)
  await expect(adding.getByLabel('Text that patients agree to')).toHaveValue(
    'What nobody wants to type again.',
  )
})

test('of two admins who word a text anew the second sees what the first has saved, and chooses', async ({
  device,
}) => {
  const title = `Filming ${Date.now()}`
  const [first, second] = [await device(desk), await device(desk)]
  const textsOn = (page: typeof first) => page.getByRole('region', { name: 'Consent texts' })
  const item = (page: typeof first) => textsOn(page).getByRole('listitem').filter({ hasText: title })
  await signIn(first, 'therapist@riverside.test')
  await first.goto('/settings')
  await awake(first)
  const adding = textsOn(first).locator('form').last()
  await adding.getByLabel('What it is about').fill(title)
  await adding.getByLabel('Text that patients agree to').fill('I may be filmed.')
  await adding.getByRole('button', { name: 'Add consent text' }).click()
  await expect(item(first).getByText(/^Version 1, since/)).toBeVisible()
  await expect(adding.getByLabel('What it is about')).toHaveValue('')
  await signIn(second, 'therapist@riverside.test')
  await second.goto('/settings')
  await awake(second)
  for (const [page, words] of [
    [first, 'I may be filmed while I walk.'],
    [second, 'I may be filmed, and shown the film.'],
  ] as const) {
    await item(page).getByText('Read or change').click()
    await item(page).getByLabel('Text that patients agree to').fill(words)
  }
  await textsOn(second).locator('form').last().getByLabel('What it is about').fill('Half typed')
  await item(first).getByRole('button', { name: 'Save as version 2' }).click()
  await expect(item(first).getByText(/^Version 2, since/)).toBeVisible()
  await item(second).getByRole('button', { name: 'Save as version 2' }).click()
  const told = item(second).getByRole('alert')
  await expect(told).toContainText('Somebody has saved version 2 meanwhile')
  await expect(told).toContainText('I may be filmed while I walk.')
  await expectAccessible(second)
  const text = item(second).getByLabel('Text that patients agree to')
  await expect(text).toHaveValue('I may be filmed, and shown the film.')
  await told.getByRole('button', { name: 'Keep mine' }).click()
  await expect(text).toHaveValue('I may be filmed, and shown the film.')
  await item(second).getByRole('button', { name: 'Save as version 3' }).click()
  await expect(item(second).getByText(/^Version 3, since/)).toBeVisible()
  await expect(textsOn(second).locator('form').last().getByLabel('What it is about')).toHaveValue(
    'Half typed',
  )
  await item(first).getByLabel('Text that patients agree to').fill('Once more')
  await item(first).getByRole('button', { name: 'Save as version 3' }).click()
  await item(first).getByRole('button', { name: 'Take theirs' }).click()
  await expect(item(first).getByLabel('Text that patients agree to')).toHaveValue(
    'I may be filmed, and shown the film.',
  )
})
