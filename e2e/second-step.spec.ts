// The second step at sign-in: one's own, a lost phone, and a clinic that asks all its staff for it. On a program of its own,
// since everybody of the clinic is asked.
import type { Page } from '@playwright/test'
import { authenticator } from '@/server/authenticator.fixture'
import { expectAccessible } from './accessible'
import { ownDemo } from './own-demo'
import {
  awake,
  demoPassphrase,
  demoPeople,
  expect,
  fillSignIn,
  phone,
  prove,
  signInByHand,
  test,
} from './story'

let at: { baseURL: string }
let end: () => Promise<void>

test.describe.configure({ timeout: 240_000 })
test.beforeAll(async () => {
  const demo = await ownDemo({ NEXTAUTH_SECRET: 'the session key of the second step alone' })
  at = { baseURL: demo.program.origin }
  end = demo.end
})
test.afterAll(() => end?.())

/** Reads the secret off the page as a person without a camera does, and types the first code. */
async function setUp(page: Page, button: string) {
  const app = authenticator(await page.getByText('No camera?').locator('code').innerText())
  await page.getByLabel('Six digits from the app').fill('000000')
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByText('This code is not right').first()).toBeVisible()
  await page.getByLabel('Six digits from the app').fill(app())
  await page.getByRole('button', { name: button }).click()
  const codes = page.getByRole('listitem').filter({ hasText: /^[a-z0-9]{5}-[a-z0-9]{5}$/ })
  await expect(codes).toHaveCount(10)
  await expectAccessible(page)
  return { app, codes: await codes.allInnerTexts() }
}

async function enterCode(page: Page, code: string) {
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('an admin turns it on, signs in with it, loses the phone, and asks everybody for one', async ({
  device,
  expectedComplaints,
}) => {
  // The count of messages is asked for on a page whose session has ended.
  expectedComplaints.push(/status of 401/)
  const elsewhere = await device(at)
  await signInByHand(elsewhere, demoPeople.admin)
  const admin = await device(at)
  await signInByHand(admin, demoPeople.admin)
  const before = await admin.context().cookies()
  await admin.goto('/settings')
  await awake(admin)

  await test.step('an open page changes nothing about staff: the passphrase is asked for first', async () => {
    await expect(admin.getByRole('button', { name: 'Ask everybody for a second step' })).toBeDisabled()
    await expect(admin.getByRole('button', { name: 'Invite colleague' })).toBeDisabled()
    await prove(admin, 'not my passphrase')
    await expect(admin.getByText('This is not your present passphrase').first()).toBeVisible()
    await expectAccessible(admin)
    await prove(admin)
    await expect(admin.getByRole('region', { name: 'Is it you?' })).toHaveCount(0)
    await expect(admin.getByRole('button', { name: 'Invite colleague' })).toBeEnabled()
  })

  await test.step('nobody is asked before the admin has one', async () => {
    await admin.getByRole('button', { name: 'Ask everybody for a second step' }).click()
    await expect(admin.getByText('Turn on your own second step first')).toBeVisible()
  })

  const mine = await test.step('it is turned on with the passphrase and a first code', async () => {
    const section = admin.getByRole('region', { name: 'My second step' })
    await section.getByLabel('Your passphrase', { exact: true }).fill('not my passphrase')
    await section.getByRole('button', { name: 'Set up a second step' }).click()
    await expect(section.getByText('This is not your present passphrase').first()).toBeVisible()
    await section.getByLabel('Your passphrase', { exact: true }).fill(demoPassphrase)
    await section.getByRole('button', { name: 'Set up a second step' }).click()
    return setUp(admin, 'Turn on')
  })

  await test.step('this browser has a new session, and the other is signed out', async () => {
    const token = (cookies: typeof before) =>
      cookies.find(({ name }) => name.includes('session-token'))?.value
    expect(token(await admin.context().cookies())).not.toBe(token(before))
    await admin.goto('/caseload')
    await expect(admin.getByRole('heading', { level: 1, name: 'Caseload' })).toBeVisible()
    await elsewhere.goto('/caseload')
    await expect(elsewhere).toHaveURL(/\/sign-in/)
  })

  await test.step('the passphrase alone lets nobody in', async () => {
    await fillSignIn(elsewhere, demoPeople.admin, demoPassphrase)
    await expect(elsewhere.getByRole('heading', { level: 1, name: 'Second step' })).toBeVisible()
    await expectAccessible(elsewhere, 'everyway')
    await elsewhere.goto('/caseload')
    await expect(elsewhere).toHaveURL(/\/sign-in/)
  })

  await test.step('a code lets in once, and leads on to the page that was asked for', async () => {
    await elsewhere.goto('/settings')
    await fillSignIn(elsewhere, demoPeople.admin, demoPassphrase)
    await enterCode(elsewhere, '000000')
    await expect(elsewhere.getByText('This code is not right').first()).toBeVisible()
    const code = mine.app(1)
    await enterCode(elsewhere, code)
    await expect(elsewhere).toHaveURL(/\/settings$/)
    const thief = await device(at)
    await thief.goto('/sign-in')
    await fillSignIn(thief, demoPeople.admin, demoPassphrase)
    await enterCode(thief, code)
    await expect(thief.getByText('or was used already').first()).toBeVisible()
  })

  await test.step('a recovery code stands in for a lost phone', async () => {
    const page = await device({ ...at, ...phone })
    await page.goto('/sign-in')
    await fillSignIn(page, demoPeople.admin, demoPassphrase)
    await enterCode(page, mine.codes[0]!)
    await expect(page).toHaveURL(/\/caseload$/)
    await page.goto('/settings')
    await expect(page.getByText('9 recovery codes are left')).toBeVisible()
  })

  const colleague = await device(at)
  await signInByHand(colleague, demoPeople.therapist)
  await test.step('then everybody is asked: a colleague sets one up before coming in', async () => {
    await admin.goto('/settings')
    await awake(admin)
    // Another session began with the second step, so it is asked for anew.
    await prove(admin)
    await admin.getByRole('button', { name: 'Ask everybody for a second step' }).click()
    await expect(admin.getByRole('button', { name: 'Leave it to each' })).toBeVisible()
    // Who knows the passphrase and was first is not shown what the colleague sets up afterwards.
    const thief = await device(at)
    await thief.goto('/sign-in')
    await fillSignIn(thief, demoPeople.therapist, demoPassphrase)
    await expect(thief.getByRole('heading', { level: 1, name: 'Set up a second step' })).toBeVisible()
    await colleague.goto('/patients')
    await expect(colleague).toHaveURL(/\/sign-in/)
    await fillSignIn(colleague, demoPeople.therapist, demoPassphrase)
    await expect(colleague.getByRole('heading', { level: 1, name: 'Set up a second step' })).toBeVisible()
    await expectAccessible(colleague, 'everyway')
    await awake(colleague)
    await thief.goto('/sign-in/enrol')
    await expect(thief).toHaveURL(/\/sign-in$/)
    await setUp(colleague, 'Turn on and sign in')
    await colleague.getByRole('link', { name: 'I have kept them. Go on' }).click()
    await expect(colleague.getByRole('heading', { level: 1, name: 'Patients' })).toBeVisible()
  })

  await test.step('the admin takes a colleague’s away, who is out at once', async () => {
    await admin.goto('/settings')
    await awake(admin)
    await admin.getByRole('button', { name: /^Remove second step/ }).click()
    await expect(admin.getByRole('button', { name: /^Remove second step/ })).toHaveCount(0)
    await colleague.goto('/patients')
    await expect(colleague).toHaveURL(/\/sign-in/)
  })

  await test.step('all of it is in the audit log', async () => {
    await admin.goto('/settings/audit')
    const rows = admin.getByRole('row')
    await expect(rows.filter({ hasText: 'Removed a second step at sign-in' })).toHaveCount(1)
    await expect(rows.filter({ hasText: 'Added a second step at sign-in' })).toHaveCount(2)
    await expect(rows.filter({ hasText: 'Signed in' }).first()).toBeVisible()
  })

  await test.step('whoever has another phone uses that, also where everybody is asked', async () => {
    await admin.goto('/settings')
    await awake(admin)
    const section = admin.getByRole('region', { name: 'My second step' })
    await section.getByRole('button', { name: 'Use another phone' }).click()
    await section.getByLabel('Your passphrase', { exact: true }).fill(demoPassphrase)
    await section.getByRole('button', { name: 'Set up another phone' }).click()
    const { app } = await setUp(admin, 'Use this phone')
    const page = await device(at)
    await page.goto('/sign-in')
    await fillSignIn(page, demoPeople.admin, demoPassphrase)
    await enterCode(page, mine.app(2))
    await expect(page.getByText('This code is not right').first()).toBeVisible()
    await enterCode(page, app(1))
    await expect(page).toHaveURL(/\/caseload$/)
  })

  await test.step('patients are never asked', async () => {
    const patient = await device({ ...at, ...phone })
    await signInByHand(patient, demoPeople.patient)
    await expect(patient.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  })
})
