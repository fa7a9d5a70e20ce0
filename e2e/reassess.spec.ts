// Reassessing after four weeks: everything on one screen, the summary from the figures, and the next version prepared as a draft that nobody has before it is published.
import { expectAccessible } from './accessible'
import { awake, demoPeople, desk, expect, goTo, signIn, test } from './story'

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
  })

  const summary = page.getByLabel('What it came to')
  await test.step('the summary follows what is typed, until the therapist writes in it', async () => {
    // The programme's baseline was 7.
    await page.getByLabel('Average pain in 24 hours, now').fill('4')
    await expect(summary).toHaveValue(
      /Average pain in 24 hours: 7 to 4, better by 3\.0: more than the smallest change that matters \(2\)\./,
    )
    await page.getByRole('button', { name: 'Add range, strength or posture' }).click()
    await page.getByLabel('Movement', { exact: true }).fill('Neck rotation')
    await expect(page.getByText('Usual in adults: 60°')).toBeVisible()
    await page.getByLabel('Side', { exact: true }).selectOption('left')
    await page.getByLabel('Value (°)').fill('50')
    await expect(summary).toHaveValue(/Neck rotation, left: 50°, not measured at baseline\./)
    await summary.fill('Much better, says she: <b>3 points</b>.')
    await page.getByLabel('Average pain in 24 hours, now').fill('3')
    await expect(page.getByRole('row').filter({ hasText: 'Average pain' })).toContainText('better by 4.0')
    await expect(summary).toHaveValue('Much better, says she: <b>3 points</b>.')
  })

  await test.step('what is wrong is said at its field, and nothing is kept', async () => {
    await page.getByLabel('Pain now, now').fill('11')
    await page.getByRole('radio', { name: 'Extend the phase' }).check()
    await page.getByRole('button', { name: 'Save reassessment' }).click()
    await expect(page.getByText('At most 10')).toBeVisible()
    await page.getByLabel('Pain now, now').fill('2')
    await expectAccessible(page)
  })

  await test.step('the decision opens the editor with the next version prepared', async () => {
    await expect(page.getByRole('checkbox', { name: /^Make .* 2 weeks longer$/ })).toBeChecked()
    for (const box of await page.getByRole('checkbox', { name: /well tolerated/ }).all()) await box.uncheck()
    await page.getByRole('button', { name: 'Save reassessment' }).click()
    await expect(page).toHaveURL(/\/edit$/)
    const phase = page.getByRole('region', { name: 'Maintenance', exact: true })
    await expect(phase.getByLabel(/^Weeks/)).toHaveValue('10')
  })

  await test.step('nothing of it is in force yet, and the assessment is kept with its summary', async () => {
    await page.goto(address!.replace(/\/reassess$/, ''))
    await expect(page.getByRole('region', { name: 'History' }).getByRole('listitem')).toHaveCount(1)
    await goTo(page, 'Patients')
    await page.getByRole('link', { name: 'Priya Raman' }).click()
    await expect(page.getByText('Much better, says she: <b>3 points</b>.')).toBeVisible()
    await expect(page.getByText('Neck rotation, left').first()).toBeVisible()
  })
})

test('an admin makes a measure of the clinic’s own, and takes it out of use again', async ({ device }) => {
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
  await expect(part.getByText(name)).toHaveCount(0)
})
