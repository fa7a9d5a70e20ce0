// Setting a clinic up: what is said of a form that is half right, and nothing of it is thrown away.
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

test('paper in landscape, which is as wide as a desk, has the whole page on it', async ({ device }) => {
  const page = await device(desk)
  await signIn(page, demoPeople.admin)
  await page.goto('/settings/audit')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0)
  expect((await page.getByRole('main').boundingBox())!.width).toBeGreaterThan(1_000)
})
