// Correcting a patient's record: what is wrong stands at its field, and nothing that was typed is lost.
import { awake, demoPeople, expect, signIn, test } from './story'

test('a record is corrected, and a wrong field says so', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/patients/new')
  await awake(page)
  await page.getByLabel('Name', { exact: true }).fill('Wanda Łęcka')
  await page.getByRole('button', { name: 'Save patient' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Wanda Łęcka' })).toBeVisible()

  await page.getByRole('link', { name: 'Edit record' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Edit record' })).toBeVisible()
  await awake(page)
  await page.getByLabel('Phone').fill('020 7946 0991')
  await page.getByLabel('Date of birth').fill('2199-01-01')
  await page.getByRole('button', { name: 'Save record' }).click()
  await expect(page.getByText('This day is still to come')).toBeVisible()
  await expect(page.getByLabel('Phone')).toHaveValue('020 7946 0991')

  await page.getByLabel('Date of birth').fill('1951-03-04')
  await page.getByRole('button', { name: 'Save record' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Wanda Łęcka' })).toBeVisible()
  await expect(page.getByText('4 Mar 1951')).toBeVisible()
  await expect(page.getByText('020 7946 0991')).toBeVisible()
})
