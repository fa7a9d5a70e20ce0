// Prescribing by keyboard: a dosage is typed as clinicians write it, cautions ask why, and goals say what is measured.
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { fillNewPatient } from './own-patient'
import { activate, answer, awake, demoPeople, expect, goTo, signIn, test } from './story'

async function newPatient(
  page: Page,
  { precaution, pain }: { precaution?: string; pain?: number },
): Promise<string> {
  const name = `Olga Line ${Date.now().toString(36)}`
  await fillNewPatient(page, name)
  if (precaution) {
    await page.getByText('Precautions (none)').click()
    await page.getByRole('checkbox', { name: precaution, exact: true }).check()
  }
  if (pain !== undefined) await answer(page, 'Average pain in 24 hours', pain)
  await page.getByRole('button', { name: 'Save and make a plan' }).click()
  await expect(page).toHaveURL(/\/plans\/new/)
  return name
}

async function begin(page: Page, button: RegExp | string) {
  await awake(page)
  await page.getByRole('button', { name: button }).click()
  await expect(page).toHaveURL(/\/plans\/[^/]+\/edit$/)
  await awake(page)
}

const squeeze = 'Scapular squeeze, sitting in Intensive'
const lineOf = (page: Page, of: string) => page.getByLabel(`Dosage, ${of}`)

test('a dosage is typed in shorthand, and what is not understood stays and is pointed at', async ({
  device,
}) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await newPatient(page, {})
  await begin(page, /^Start empty/)
  await page.getByLabel('Problem', { exact: true }).fill('Upper back pain')
  await page.getByLabel('Add to Intensive').fill('scapular squeeze sitting')
  await page.getByLabel('Add to Intensive').press('Enter')
  const line = lineOf(page, squeeze)

  await test.step('the line becomes a sentence, and the fields say the same', async () => {
    await line.fill('3x10-12 h5 r30 2/d 5/w')
    await line.press('Enter')
    await expect(line).toHaveValue('3 × 10–12, hold 5 s, rest 30 s, twice a day, 5 days a week')
    await expect(page.getByText('1 exercise, 8 min a day')).toBeVisible()
    await page.getByRole('button', { name: `Dosage fields of ${squeeze}` }).click()
    const field = (label: string) => page.getByLabel(`${label}, ${squeeze}`, { exact: true })
    await expect(field('Reps')).toHaveValue('10')
    await expect(field('up to')).toHaveValue('12')
    await expect(field('Times a day')).toHaveValue('2')
    await field('Sets').fill('4')
    await expect(line).toHaveValue('4 × 10–12, hold 5 s, rest 30 s, twice a day, 5 days a week')
    await line.fill('2x8 h5')
    await expect(field('up to')).toHaveValue('')
    await expect(field('Rest (s)')).toHaveValue('')
    await expect(field('Times a day')).toHaveValue('2')
  })

  await test.step('what no number can be is refused at its field', async () => {
    const sets = page.getByLabel(`Sets, ${squeeze}`)
    for (const typed of ['-1', '0.1', '1e309', 'NaN', '2147483648', '1,5', '[3]']) {
      await sets.fill(typed)
      await sets.blur()
      await expect(sets, typed).toHaveAttribute('aria-invalid', 'true')
    }
    await sets.fill('2')
    await sets.blur()
    await expect(sets).not.toHaveAttribute('aria-invalid', 'true')
  })

  await test.step('what is not understood is kept, and holds the plan back', async () => {
    await line.fill('3x10 hodl 5, 2/d')
    await line.press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: '“hodl”: Not understood' }), 'said').toHaveCount(1)
    await expect(page.getByText('“hodl”: Not understood').first()).toBeVisible()
    await expect
      .poll(() => line.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd]))
      .toEqual([5, 9])
    await expectAccessible(page)
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await page.reload()
    await awake(page)
    await expect(line).toHaveValue('3x10 hodl 5, 2/d')
    await page.getByRole('button', { name: 'Activate plan' }).click()
    await expect(line).toBeFocused()
    await line.fill('3x10 hold 5 s, 2/d')
    await line.press('Enter')
    await expect(line).toHaveValue('3 × 10, hold 5 s, twice a day, every day')
  })

  await test.step('the plan holds what was typed, and the next one begins with it', async () => {
    await activate(page)
    await expect(page.getByText('3 × 10, hold 5 s, twice a day, every day').first()).toBeVisible()
    await newPatient(page, {})
    await begin(page, /^Start empty/)
    await page.getByLabel('Add to Intensive').fill('scapular squeeze sitting')
    await page.getByLabel('Add to Intensive').press('Enter')
    await expect(line).toHaveValue('3 × 10, hold 5 s, twice a day, every day')
    await expect(page.getByText('As you last prescribed')).toBeVisible()
  })
})

test('a contraindication asks why, and a goal says whether it is reached', async ({ device }) => {
  test.slow()
  const page = await device()
  await signIn(page, demoPeople.therapist)
  const name = await newPatient(page, { precaution: 'Osteoporosis', pain: 6 })
  await begin(page, /^Use this protocol.*Upper back pain, 12 weeks$/)

  const roller = 'Upper-back extension over a foam roller in Maintenance'
  const why = page.getByLabel(`Why it is given all the same, ${roller}`)
  await test.step('the plan is held back until it is said why', async () => {
    await page.getByRole('button', { name: 'Activate plan' }).click()
    await expect(why).toBeFocused()
    await why.fill('Bone density measured in May, supervised <b>')
    await expect(page.getByText('Nothing is missing.')).toBeVisible()
  })

  await test.step('a goal has a measure, a value and a time', async () => {
    await page.getByLabel('Goal 1', { exact: true }).fill('A night without waking')
    await page.getByLabel('Measured by, goal 1').selectOption('Average pain in 24 hours')
    const atMost = page.getByLabel('At most, goal 1')
    await atMost.fill('11')
    await atMost.blur()
    await expect(page.getByText('At most 10').first()).toBeVisible()
    await atMost.fill('3')
    await page.getByLabel('Within weeks, goal 1').fill('6')
    await expectAccessible(page)
    await activate(page)
  })

  await test.step('both stand in the plan', async () => {
    await expect(page).toHaveURL(/\/plans\/[^/]+$/)
    await expect(page.getByText('In spite of: Osteoporosis.')).toBeVisible()
    await expect(page.getByText('Bone density measured in May, supervised <b>')).toBeVisible()
    const goal = page.getByRole('list', { name: 'Goals' }).getByRole('listitem').first()
    await expect(goal).toContainText('Average pain in 24 hours: 3 or less, by ')
    await expect(goal).toContainText('Not yet')
    await expectAccessible(page)
  })

  await test.step('and it is reached when it was measured so', async () => {
    const plan = page.url()
    await page.goto(`${plan}/reassess`)
    await awake(page)
    await expect(page.getByRole('region', { name: 'Goals' })).toContainText('Not yet')
    await page.getByLabel('Average pain in 24 hours, now').fill('3')
    await page.getByRole('radio', { name: 'Continue as planned' }).check()
    await page.getByRole('button', { name: 'Save reassessment' }).click()
    await expect(page).toHaveURL(plan)
    const goal = page.getByRole('list', { name: 'Goals' }).getByRole('listitem').first()
    await expect(goal).toContainText('Reached')
  })

  await test.step('what is found afterwards stands before everything else, at the plan and at the patient', async () => {
    const plan = page.url()
    const warning = page.getByText('The record now speaks against part of this plan')
    await expect(warning).toHaveCount(0)
    await page
      .getByRole('main')
      .getByRole('link', { name: /^Olga Line/ })
      .click()
    await expect(warning).toHaveCount(0)
    await page.getByRole('link', { name: 'Open record' }).click()
    await awake(page)
    const diagnosis = page.getByRole('form', { name: 'Diagnosis and precautions' })
    await diagnosis.getByText('Precautions Osteoporosis').click()
    await diagnosis.getByRole('checkbox', { name: 'Recent fracture', exact: true }).check()
    await diagnosis.getByRole('button', { name: 'Save diagnosis' }).click()
    await expect(diagnosis.getByText('Saved', { exact: true })).toBeVisible()
    await page
      .getByRole('main')
      .getByRole('link', { name: /^Olga Line/ })
      .click()
    const words = page.getByText('Upper-back extension over a foam roller: not with Recent fracture')
    await expect(warning).toBeVisible()
    await expect(words).toBeVisible()
    await goTo(page, 'Caseload')
    const line = page.getByRole('row').filter({ hasText: name })
    await line.getByRole('link', { name: /^The record speaks against \d+ exercises of this plan$/ }).click()
    await expect(page).toHaveURL(plan)
    await expect(words).toBeVisible()
    await page.getByRole('link', { name: 'Change the plan, or say why it stays' }).click()
    await expect(page).toHaveURL(`${plan}/edit`)
  })
})

test('the next phase takes what it is given, and harder only what the therapist chose', async ({
  device,
}) => {
  test.slow()
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await newPatient(page, {})
  await begin(page, /^Start empty/)
  const search = page.getByLabel('Add to Intensive')
  for (const name of ['scapular squeeze sitting', 'row with a resistance band', 'wall slide']) {
    await search.fill(name)
    await search.press('Enter')
    await expect(search).toHaveValue('')
  }
  const row = 'Row with a resistance band in Intensive'
  await lineOf(page, squeeze).fill('2x10 h5 2/d')
  await lineOf(page, row).fill('2x10-12 r60 light band 3/w')

  await page.getByRole('button', { name: 'Copy from Intensive' }).click()
  const dialog = page.getByRole('dialog', { name: 'Copy from Intensive' })
  await expect(dialog.getByText('2 × 10, hold 5 s, twice a day, every day')).toBeVisible()
  await dialog.getByLabel('Row with a resistance band').selectOption('2 more repetitions')
  await expect(dialog.getByText('2 × 12–14, rest 60 s, light band, once a day, 3 days a week')).toBeVisible()
  await dialog.getByLabel('Wall slide').selectOption('Leave it out')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Copy 2 items' }).click()

  await expect(dialog).toBeHidden()
  const inMaintenance = (of: string) => lineOf(page, of.replace('Intensive', 'Maintenance'))
  await expect(inMaintenance(squeeze)).toHaveValue('2 × 10, hold 5 s, twice a day, every day')
  await expect(inMaintenance(row)).toHaveValue('2 × 12–14, rest 60 s, light band, once a day, 3 days a week')
  await expect(lineOf(page, row)).toHaveValue('2 × 10–12, rest 60 s, light band, once a day, 3 days a week')
  await expect(page.getByLabel(/^Dosage, Wall slide.* in Maintenance$/)).toHaveCount(0)
})
