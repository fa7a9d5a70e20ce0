// Setting a clinic up: what is said of a form that is half right, and nothing of it is thrown away.
import { expectAccessible } from './accessible'
import { awake, demoPeople, desk, expect, signIn, test } from './story'

test('what is wrong in the settings is said once, at its field, and can be followed', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.admin)
  await page.goto('/settings')
  await awake(page)

  const closed = page.getByRole('region', { name: 'Closed days' })
  await closed.getByLabel('What for').fill('A course')
  await closed.getByRole('button', { name: 'Add closed days' }).click()
  await expect(closed.getByText('Please correct one thing')).toBeVisible()
  await expect(closed.getByLabel('First day')).toHaveAttribute('aria-invalid', 'true')
  await expect(closed.getByLabel('Last day')).not.toHaveAttribute('aria-invalid')

  const measures = page.getByRole('region', { name: 'Own measures' })
  await measures.getByLabel('Name', { exact: true }).fill('Reach')
  await measures.getByLabel('Lowest value').fill('0')
  await measures.getByLabel('Highest value').fill('12,5')
  await measures.getByRole('button', { name: 'Add measure' }).click()
  await expect(measures.getByLabel('Highest value')).toHaveAccessibleDescription(/Values have a decimal/)

  const clinic = page.getByRole('region', { name: 'Clinic', exact: true })
  await clinic.getByLabel(/^Adherence counts/).fill('80,5')
  await clinic.getByRole('button', { name: 'Save clinic details' }).click()
  await expect(clinic.getByLabel(/^Adherence counts/)).toHaveAccessibleDescription(/Enter a whole number/)
})

test('whoever types in when a day is open has said that it is', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.admin)
  await page.goto('/settings')
  await awake(page)
  const sunday = page.getByRole('checkbox', { name: 'Sunday' })
  await expect(sunday).not.toBeChecked()
  await page.getByLabel('Sunday, open until').fill('12:00')
  await expect(sunday).toBeChecked()
})

test('two admins change the same: whoever comes second sees what stands, and chooses', async ({ device }) => {
  test.slow()
  const open = async () => {
    const page = await device()
    await signIn(page, demoPeople.admin)
    await page.goto('/settings')
    await awake(page)
    const part = page.getByRole('region', { name: 'Keeping records' })
    return {
      ...{ page, told: part.getByRole('alert') },
      years: part.getByLabel(/^Keep records for/),
      figures: part.getByLabel(/keep their figures/),
      press: (name: string) => part.getByRole('button', { name }).click(),
      saved: () => expect(part.getByText('Saved', { exact: true })).toBeVisible(),
    }
  }
  const save = 'Save how records are kept'
  const [mine, theirs] = [await open(), await open()]
  await theirs.years.fill('11')
  await theirs.press(save)
  await theirs.saved()

  await mine.years.fill('12')
  const kept = !(await mine.figures.isChecked())
  await mine.figures.setChecked(kept)
  await mine.press(save)
  await expect(mine.told).toContainText('Somebody else has changed this meanwhile')
  await expect(mine.told).toContainText('Records are kept for 11 years')
  await expect(mine.told).not.toContainText('Figures')
  await expect(mine.years).toHaveValue('12')
  await expectAccessible(mine.page)
  await mine.press('Keep mine')
  await mine.saved()

  await theirs.years.fill('13')
  await theirs.press(save)
  await expect(theirs.told).toContainText('Records are kept for 12 years')
  await theirs.press('Take theirs')
  await theirs.saved()
  await expect(theirs.years).toHaveValue('12')
  // Only what was typed in was written, so each is left with what it is read to be.
  await theirs.page.reload()
  await awake(theirs.page)
  await expect(theirs.years).toHaveValue('12')
  await expect(theirs.figures).toBeChecked({ checked: kept })

  await test.step('whoever erases a person begins with what the clinic has chosen', async () => {
    const { page } = theirs
    await page.goto('/patients')
    await page.getByRole('link', { name: 'Edith Marlowe', exact: true }).click()
    await page.getByRole('link', { name: 'Personal data' }).click()
    await expect(page.getByLabel('Keep the figures without the name')).toBeChecked({ checked: kept })
  })
})

test('paper in landscape, which is as wide as a desk, has the whole page on it', async ({ device }) => {
  const page = await device(desk)
  await signIn(page, demoPeople.admin)
  await page.goto('/settings/audit')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0)
  expect((await page.getByRole('main').boundingBox())!.width).toBeGreaterThan(1_000)
})
