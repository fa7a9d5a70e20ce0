// The first day of a real clinic: the terminal's code makes the clinic, and one person who is its admin and its therapist.
import { expectAccessible } from './accessible'
import { awake, expect, test } from './story'

const passphrase = 'kettle orbit lantern moss'

test.use({ baseURL: process.env.E2E_EMPTY_URL ?? '' })

test('a solo physiotherapist sets up the clinic and adds a patient', async ({ device }) => {
  const page = await device()
  await page.goto('/setup')
  await expectAccessible(page, 'everyway')
  await awake(page)
  await page.getByLabel('Code from the terminal').fill('not the code of the terminal')
  await page.getByLabel('Name of the clinic').fill('Quay Street Physiotherapy')
  await page.getByLabel('Time zone').selectOption('Europe/London')
  await page.getByLabel('Your name').fill('Solveig Quist')
  await page.getByLabel('Sign-in name').fill('solveig@quay.test')
  await page.getByLabel('New passphrase', { exact: true }).fill(passphrase)
  await expect(page.getByRole('checkbox', { name: 'I treat patients myself' })).toBeChecked()
  await page.getByRole('button', { name: 'Set up the clinic' }).click()
  await expect(page.getByText('This is not the code that the terminal printed').first()).toBeVisible()
  await expect(page.getByLabel('Name of the clinic')).toHaveValue('Quay Street Physiotherapy')

  await page.getByLabel('Code from the terminal').fill(process.env.E2E_SETUP_CODE ?? '')
  await page.getByLabel('New passphrase', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Set up the clinic' }).click()
  await expect(page).toHaveURL(/\/caseload$/)
  await expect(page.getByText('Demo clinic')).toHaveCount(0)
  await expect(page.getByText('No patients yet')).toBeVisible()
  await expectAccessible(page)

  // A therapist: the patient with a baseline is theirs.
  await page.getByRole('link', { name: 'Add your first patient' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'New patient' })).toBeVisible()
  await awake(page)
  await page.getByLabel('Name', { exact: true }).fill('Ada First')
  await page.getByLabel('Findings').fill('Stiff upper back')
  await page.getByRole('button', { name: 'Save and make a plan' }).click()
  await expect(
    page.getByRole('button', { name: /^Use this protocol.*Upper back pain, 12 weeks$/ }),
  ).toBeVisible()

  // And an admin: the clinic's settings are theirs.
  expect((await page.goto('/settings'))?.status()).toBe(200)
  await expect(page.getByLabel('Name of the clinic')).toHaveValue('Quay Street Physiotherapy')

  const another = await device()
  await another.goto('/setup')
  await expect(another, 'a second set-up').toHaveURL(/\/sign-in$/)
})
