// Signing in and out: who lands where, what a wrong passphrase says, and that a session that was ended is over.
import { awake, demoPassphrase, demoPeople, expect, fillSignIn, goTo, signInByHand, test } from './story'

test('a wrong passphrase says so calmly, and does not tell whether the account exists', async ({
  device,
}) => {
  const page = await device()
  const said: string[] = []
  for (const name of [demoPeople.therapist, 'nobody@demo.test']) {
    await page.goto('/sign-in')
    await fillSignIn(page, name, 'not the passphrase at all')
    const alert = page.getByRole('alert').filter({ hasText: /\w/ })
    await expect(alert).toBeVisible()
    said.push(await alert.innerText())
    await expect(page).toHaveURL(/\/sign-in$/)
  }
  expect(said[0]).toBe(said[1])
})

test('staff land on the caseload, a patient on today, and neither sees the other side', async ({
  device,
  expectedComplaints,
}) => {
  expectedComplaints.push(/status of 403/)
  const staff = await device()
  await signInByHand(staff, demoPeople.therapist)
  await expect(staff).toHaveURL(/\/caseload$/)
  await expect(staff.getByRole('heading', { level: 1, name: 'Caseload' })).toBeVisible()
  await expect(staff.getByText('Demo clinic')).toBeVisible()

  const patient = await device()
  await signInByHand(patient, demoPeople.patient)
  await expect(patient).toHaveURL(/\/today$/)
  await expect(patient.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()

  expect((await patient.goto('/caseload'))?.status()).toBe(403)
  await expect(patient.getByRole('heading', { name: 'Caseload' })).toHaveCount(0)
  expect((await staff.goto('/today'))?.status()).toBe(403)
})

test('an e-mail address is found in any case', async ({ device }) => {
  const page = await device()
  await signInByHand(page, demoPeople.patient.toUpperCase())
  await expect(page).toHaveURL(/\/today$/)
})

test('signing out ends the session on the server, also for a copy of its cookies', async ({ device }) => {
  const page = await device()
  await signInByHand(page, demoPeople.therapist)
  const copy = await device({ storageState: await page.context().storageState() })
  await copy.goto('/patients')
  await expect(copy.getByRole('heading', { level: 1, name: 'Patients' })).toBeVisible()

  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
  await page.goBack()
  await page.reload()
  await expect(page).toHaveURL(/\/sign-in/)
  await copy.reload()
  await expect(copy).toHaveURL(/\/sign-in/)
})

test('a deep link leads on to its page after signing in', async ({ device, baseURL }) => {
  const page = await device()
  await page.goto('/calendar?whose=all')
  await expect(page).toHaveURL(/\/sign-in/)
  await fillSignIn(page, demoPeople.therapist, demoPassphrase)
  await expect(page.getByRole('heading', { level: 1, name: 'Calendar' })).toBeVisible()
  await expect(page).toHaveURL(`${baseURL}/calendar?whose=all`)
})

for (const how of ['opened again', 'followed as a link'] as const)
  test(`a page ${how} after the session has ended is there after signing in`, async ({
    device,
    baseURL,
    expectedComplaints,
  }) => {
    // The count of messages is asked for beside the page that is gone to.
    expectedComplaints.push(/status of 401/)
    const page = await device()
    await signInByHand(page, demoPeople.therapist)
    await awake(page)
    const elsewhere = await device({ storageState: await page.context().storageState() })
    await elsewhere.goto('/caseload')
    await elsewhere.getByRole('button', { name: 'Sign out' }).click()
    await expect(elsewhere).toHaveURL(/\/sign-in$/)

    if (how === 'opened again') await page.goto('/patients?q=marlowe')
    else await goTo(page, 'Patients')
    await expect(page).toHaveURL(/\/sign-in/)
    await fillSignIn(page, demoPeople.therapist, demoPassphrase)
    await expect(page.getByRole('heading', { level: 1, name: 'Patients' })).toBeVisible()
    await expect(page).toHaveURL(`${baseURL}/patients${how === 'opened again' ? '?q=marlowe' : ''}`)
  })

for (const evil of ['//evil.example', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)'])
  test(`a callbackUrl of ${evil} leads nowhere else`, async ({ device, baseURL }) => {
    const page = await device()
    await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(evil)}`)
    await fillSignIn(page, demoPeople.therapist, demoPassphrase)
    await expect(page).toHaveURL(`${baseURL}/caseload`)
  })
