// A record that is not one's own, opened in an emergency: closed before, open with a reason, and seen afterwards by admin and patient.
import { expectAccessible } from './accessible'
import { awake, demoPassphrase, demoPeople, expect, fillSignIn, phone, signIn, test } from './story'

test.describe.configure({ timeout: 180_000 })

test('a therapist opens a colleague’s patient for an hour, and the admin and the patient see it', async ({
  device,
  expectedComplaints,
}) => {
  expectedComplaints.push(/status of 404/)
  const [name, born] = ['Edith Marlowe', '1951-04-02']
  const own = await device()
  await signIn(own, demoPeople.therapist)
  await own.goto('/patients')
  const at = (await own.getByRole('link', { name, exact: true }).getAttribute('href'))!

  const page = await device()
  await page.goto('/sign-in')
  await fillSignIn(page, 'therapist2@demo.test', demoPassphrase)
  await expect(page).toHaveURL(/\/caseload$/)
  expect((await page.goto(at))?.status()).toBe(404)
  await page.goto('/patients')
  await page.getByRole('link', { name: 'Open another record in an emergency' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Open a record in an emergency' })).toBeVisible()
  await awake(page)
  await page.getByRole('button', { name: 'Open the record for one hour' }).click()
  await expect(page.getByText('Please correct 3 things')).toBeVisible()
  await expectAccessible(page)

  await page.getByLabel('Full name of the patient').fill(name)
  await page.getByLabel('Born').fill('1901-01-01')
  await page.getByLabel('The patient is here and needs help now').check()
  await page.getByRole('button', { name: 'Open the record for one hour' }).click()
  await expect(page.getByText('No patient of this clinic has exactly this name')).toBeVisible()
  await expect(page.getByLabel('Full name of the patient')).toHaveValue(name)

  await page.getByLabel('Born').fill(born)
  await page.getByRole('button', { name: 'Open the record for one hour' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByText(/^Open to you in an emergency until \d\d:\d\d$/)).toBeVisible()
  await expect(page.getByRole('button', { name: /Invite to the portal|Make a new invitation/ })).toHaveCount(
    0,
  )
  await expect(page.getByRole('button', { name: /^Book/ })).toHaveCount(0)
  await expectAccessible(page)
  await page.goto(`${at}/edit`)
  await expect(page.getByRole('button', { name: 'Save diagnosis' })).toBeVisible()
  for (const name of ['Save person', 'Change the care team'])
    await expect(page.getByRole('button', { name })).toHaveCount(0)
  await expectAccessible(page)

  const hers = await device(phone)
  await signIn(hers, demoPeople.patient)
  await hers.goto('/account')
  const opened = hers.getByRole('region', { name: 'Who opened my record' })
  const hour = opened.getByRole('listitem').filter({ hasText: 'Chiara Rossi' })
  await expect(hour).toHaveText(/In an emergency.*“The patient is here and needs help now”/)
  await expectAccessible(hers)
  const data = hers.getByRole('region', { name: 'My data' })
  await expect(data).toContainText('You may ask your clinic for a copy of your data, or to have it erased.')
  await data.getByRole('link', { name: 'Write to your clinic' }).click()
  await expect(hers.getByLabel(/^Your (first )?message$/)).toBeEditable()

  await own.goto(at)
  await expect(own.getByText(/Chiara Rossi: The patient is here and needs help now/)).toBeVisible()

  const admin = await device()
  await signIn(admin, demoPeople.admin)
  await admin.goto('/settings')
  await expect(admin.getByText(/^In the last 31 days .+ opened in an emergency$/)).toBeVisible()
  await admin.getByRole('link', { name: 'See by whom, and why' }).click()
  await expect(admin.getByLabel('Did what')).toHaveValue('emergency')
  await expect(admin.getByRole('row').filter({ hasNotText: 'emergency access to a record' })).toHaveCount(1)
  await expect(
    admin
      .getByRole('row')
      .filter({ hasText: 'Added emergency access to a record: The patient is here and needs help now' })
      .filter({ hasText: name }),
  ).toHaveCount(1)
})
