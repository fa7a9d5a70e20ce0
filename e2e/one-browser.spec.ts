// Two people on one browser, a family's phone or the desk's computer: what stands open is the one's, and is never sent as the other's.
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { wholeBrowser } from './browsers'
import { beginPlan, fillNewPatient } from './own-patient'
import { awake, demoPassphrase, demoPeople, expect, fillSignIn, phone, signInByHand, test } from './story'

// What is typed as soon as the page stands has been heard by it there.
test.use({ launchOptions: wholeBrowser })

test.describe.configure({ timeout: 120_000 })

const covered = (page: Page) =>
  page.getByRole('dialog', { name: 'Somebody else is signed in on this device now' })

/** Before the page has learnt of it, or around what covers it. */
const sendAnyway = (field: Locator) =>
  field.evaluate((typedIn: HTMLInputElement | HTMLTextAreaElement) => typedIn.form!.requestSubmit())

const message = (page: Page) => page.getByLabel(/^Your (first )?message$/)
const number = (page: Page) => page.getByLabel('Phone (optional)', { exact: true })

/** In another tab, as people do it: whoever was in goes out. */
async function change(tab: Page, signOutAt: string, name: string): Promise<void> {
  await tab.goto(signOutAt)
  await awake(tab)
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(tab).toHaveURL(/\/sign-in/)
  await fillSignIn(tab, name, demoPassphrase)
  await expect(tab).toHaveURL(/\/(caseload|today)$/)
}

test('what a patient left open is not sent as somebody else’s of the family, and waits for them', async ({
  device,
  expectedComplaints,
}) => {
  expectedComplaints.push(/status of 401/)
  const words = `Only Edith says this ${Date.now()}`
  const messages = await device(phone)
  await signInByHand(messages, demoPeople.patient)
  await messages.goto('/messages')
  await awake(messages)
  await message(messages).fill(words)
  const account = await messages.context().newPage()
  await account.goto('/account')
  await awake(account)
  await number(account).fill('020 7946 0999')

  const tab = await messages.context().newPage()
  await change(tab, '/account', 'patient@riverside.test')
  for (const field of [message(messages), number(account)]) {
    const page = field.page()
    await sendAnyway(field)
    await expect(page.getByText('Somebody else is signed in now')).toBeAttached()
    await expect(covered(page)).toBeVisible()
  }
  await expect(number(account)).toHaveValue('020 7946 0999')
  await messages.keyboard.press('Escape')
  await messages.keyboard.press('Escape')
  await expect(covered(messages)).toBeVisible()
  await expectAccessible(messages)
  await tab.goto('/messages')
  await expect(tab.getByRole('heading', { level: 1, name: 'Messages' })).toBeVisible()
  await expect(tab.getByText(words)).toHaveCount(0)
  await tab.goto('/account')
  await expect(number(tab)).not.toHaveValue('020 7946 0999')

  account.once('dialog', (asked) => void asked.accept())
  await account.getByRole('link', { name: 'Progress' }).dispatchEvent('click')
  await expect(account.getByRole('heading', { level: 1, name: 'Sign in first' })).toBeVisible()
  await expect(account.getByText('Edith Marlowe')).toBeVisible()

  await change(tab, '/account', demoPeople.patient)
  await expect(covered(messages)).toHaveCount(0)
  await expect(message(messages)).toHaveValue(words)
})

test('what a patient left open is covered once they sign out, and not while there is no network', async ({
  device,
  expectedComplaints,
}) => {
  expectedComplaints.push(/net::ERR_(INTERNET_DISCONNECTED|FAILED)/)
  const words = `Half a thought ${Date.now()}`
  const page = await device(phone)
  await signInByHand(page, demoPeople.patient)
  await page.goto('/messages')
  await awake(page)
  await message(page).fill(words)
  const account = await page.context().newPage()
  await account.goto('/account')
  await awake(account)
  const tab = await page.context().newPage()
  await tab.goto('/account')
  await awake(tab)
  await tab.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(tab).toHaveURL(/\/sign-in/)
  const signedOut = (page: Page) => page.getByRole('dialog', { name: 'You are signed out' })
  for (const left of [page, account]) await expect(signedOut(left)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(signedOut(page)).toBeVisible()
  await expectAccessible(page)
  // Nor does a file that it is printed to hold what is covered.
  await page.emulateMedia({ media: 'print' })
  await expect(message(page)).toBeHidden()
  await expect(signedOut(page)).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
  await expect(message(page)).toBeVisible()

  await fillSignIn(tab, demoPeople.patient, demoPassphrase)
  await expect(tab).toHaveURL(/\/today$/)
  for (const left of [page, account]) await expect(signedOut(left)).toHaveCount(0)
  await expect(message(page)).toHaveValue(words)

  // It would still be asking for what it keeps on the phone.
  await tab.close()
  await page.context().clearCookies()
  await page.context().setOffline(true)
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await message(page).press('End')
  await message(page).pressSequentially(', and the rest')
  await expect(signedOut(page)).toHaveCount(0)
  await page.context().setOffline(false)
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(signedOut(page)).toBeVisible()
})

test('without scripts too: the form says whose it is', async ({ device }) => {
  const words = `Without any script ${Date.now()}`
  const scripted = await device(phone)
  await signInByHand(scripted, demoPeople.patient)
  const page = await device({
    ...phone,
    javaScriptEnabled: false,
    storageState: await scripted.context().storageState(),
  })
  await page.goto('/messages')
  await message(page).fill(words)
  const today = await page.context().newPage()
  await today.goto('/today')
  const learn = await page.context().newPage()
  await learn.goto('/learn')
  await learn.getByRole('main').getByRole('listitem').getByRole('link').first().click()
  const other = await device(phone)
  await signInByHand(other, 'patient@riverside.test')
  await page.context().clearCookies()
  await page.context().addCookies((await other.context().storageState()).cookies)
  await page.getByRole('button', { name: 'Send message' }).click()
  await expect(page.getByText('Somebody else is signed in now')).toBeVisible()
  await expect(message(page)).toHaveValue(words)
  await expect(page.getByRole('listitem').filter({ hasText: words })).toHaveCount(0)
  await today
    .getByRole('button', { name: /^Done: / })
    .first()
    .click()
  await expect(today.getByText('Somebody else is signed in now')).toBeVisible()
  await learn.getByRole('button', { name: /^I (have read it|want to read it again)/ }).click()
  await expect(learn.getByText('Somebody else is signed in now')).toBeVisible()
})

test('a plan that one therapist left unsaved is no other’s draft, and is saved when its writer is back', async ({
  device,
}) => {
  const ben = await device()
  const name = `Nils Nobody ${Date.now()}`
  const goal = ben.getByLabel('Goal 1', { exact: true })
  await signInByHand(ben, demoPeople.therapist)
  await fillNewPatient(ben, name)
  const plan = await beginPlan(ben)
  await test.step('his colleague may write in it too', async () => {
    await ben.getByRole('link', { name, exact: true }).first().click()
    await ben.getByRole('link', { name: 'Open record' }).click()
    await awake(ben)
    await ben.getByLabel('Joins').selectOption('Chiara Rossi')
    await ben.getByRole('button', { name: 'Change the care team' }).click()
    await expect(ben.getByRole('listitem').filter({ hasText: 'Chiara Rossi' })).toBeVisible()
    // The page asks who is in as soon as it stands, and is covered at once if that is nobody any more.
    const asked = ben.waitForResponse(/\/api\/session$/)
    await ben.goto(plan)
    await asked
  })
  await awake(ben)
  await expect(ben.getByText('Saved', { exact: true })).toBeVisible()
  await ben.context().clearCookies()
  await goal.fill('Only Ben wrote this')
  await expect(ben.getByText('You are signed out.')).toBeVisible()

  const tab = await ben.context().newPage()
  await signInByHand(tab, 'therapist2@demo.test')
  await expect(covered(ben)).toBeVisible()
  const answered = ben.waitForResponse(/\/api\/session$/)
  await ben.evaluate(() => dispatchEvent(new Event('focus')))
  await answered
  await expectAccessible(ben)
  await tab.goto(plan)
  await awake(tab)
  await expect(tab.getByLabel('Goal 1', { exact: true })).not.toHaveValue('Only Ben wrote this')

  await change(tab, '/caseload', demoPeople.therapist)
  await expect(covered(ben)).toHaveCount(0)
  await ben.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(ben.getByText('Saved', { exact: true })).toBeVisible()
  await ben.reload()
  await expect(goal).toHaveValue('Only Ben wrote this')
})
