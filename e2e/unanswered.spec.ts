// What is pressed without a network, or whose answer is lost, says so where it was pressed, and nothing on the page is lost.
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { newPatient } from './own-patient'
import {
  answer,
  awake,
  daysAfter,
  demoPeople,
  expect,
  goTo,
  invitedWith,
  phone,
  signInByHand,
  test,
} from './story'

// The browser says of each request that it failed.
test.use({ expectedComplaints: [/Failed to load resource|Failed to fetch|net::ERR_/] })

const noAnswer = 'No answer from the clinic: this may or may not be done.'
const today = new Date().toISOString().slice(0, 10)

/** Nothing that is pressed from here on reaches the clinic, until what comes back is called. */
async function unreachable(page: Page): Promise<() => Promise<void>> {
  const pressed = (url: URL) => !url.pathname.startsWith('/_next')
  await page.route(pressed, (route) =>
    route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.continue(),
  )
  return () => page.unroute(pressed)
}

test('a session is booked, moved and marked once there is a network, and its record stays meanwhile', async ({
  device,
}) => {
  const page = await device()
  await signInByHand(page, demoPeople.therapist)
  await newPatient(page, `Una Unheard ${Date.now().toString(36)}`)
  const dialog = page.getByRole('dialog')

  await test.step('booked', async () => {
    await page.getByRole('button', { name: 'Book a session' }).click()
    await dialog.getByLabel('Date').fill(daysAfter(today, 9))
    await dialog.getByLabel('Time').fill('05:45')
    await dialog.getByLabel('Minutes').fill('5')
    const reached = await unreachable(page)
    await dialog.getByRole('button', { name: 'Book', exact: true }).click()
    await expect(dialog.getByRole('alert')).toContainText(noAnswer)
    await expect(dialog.getByLabel('Time')).toHaveValue('05:45')
    await reached()
    await dialog.getByRole('button', { name: 'Book', exact: true }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('moved: a day that is past is asked about', async () => {
    await page.getByRole('button', { name: /^Change/ }).click()
    await page.getByRole('button', { name: 'Move to another time' }).click()
    await dialog.getByLabel('Date').fill(daysAfter(today, -2))
    const reached = await unreachable(page)
    await dialog.getByRole('button', { name: 'Move session' }).click()
    await expect(dialog.getByRole('alert')).toContainText(noAnswer)
    await reached()
    await dialog.getByRole('button', { name: 'Move session' }).click()
    await expect(dialog).toContainText('This day is past')
    await dialog.getByLabel('Book it all the same').check()
    await dialog.getByRole('button', { name: 'Move session' }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('marked, on the page where its record is being written', async () => {
    await page
      .getByRole('row')
      .filter({ has: page.getByRole('button', { name: /^Attended/ }) })
      .getByRole('link')
      .first()
      .click()
    await awake(page)
    await page.getByLabel('Findings').fill('T6 less stiff')
    const reached = await unreachable(page)
    await page.getByRole('button', { name: /^Missed/ }).click()
    await expect(page.getByRole('alert').filter({ hasText: noAnswer })).toBeVisible()
    await expect(page.getByLabel('Findings')).toHaveValue('T6 less stiff')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('alert').filter({ hasText: noAnswer })).toHaveCount(2)
    await expect(page.getByLabel('Findings')).toHaveValue('T6 less stiff')
    await reached()
    await page.getByRole('button', { name: /^Missed/ }).click()
    await expect(page.getByText('Missed', { exact: true })).toBeVisible()
  })
})

test('a booking from the caseload says so as well', async ({ device }) => {
  const page = await device()
  await signInByHand(page, demoPeople.therapist)
  await awake(page)
  await page
    .getByRole('button', { name: /^Book / })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Time').fill('05:50')
  const reached = await unreachable(page)
  await dialog.getByRole('button', { name: 'Book', exact: true }).click()
  await expect(dialog.getByRole('alert')).toContainText(noAnswer)
  await expect(dialog.getByLabel('Time')).toHaveValue('05:50')
  await reached()
})

test('what a patient puts right in the account stays on the page', async ({ device, expectedComplaints }) => {
  // A story cannot hold up what a page sends past its service worker.
  expectedComplaints.push(/Service Worker registration blocked/)
  const [staff, pocket] = [await device(), await device({ ...phone, serviceWorkers: 'block' })]
  await signInByHand(staff, demoPeople.therapist)
  await pocket.goto(await invitedWith(staff, `Pia Patchy ${Date.now()}`, [['Wall slide', '2x10 1/d']]))
  await test.step('an invitation that was used and not answered is pressed again', async () => {
    const onlyHere = pocket.getByRole('button', { name: 'Use only this phone' })
    await awake(pocket)
    const used = (url: URL) => url.pathname.startsWith('/invitation/')
    await pocket.route(used, async (route) => {
      if (route.request().method() === 'POST') await route.fetch()
      await route.abort()
    })
    await onlyHere.click()
    await expect(pocket.getByRole('alert').filter({ hasText: noAnswer })).toBeVisible()
    await pocket.unroute(used)
    await onlyHere.click()
    await expect(pocket.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  })
  await pocket.goto('/account')
  await awake(pocket)
  const reached = await unreachable(pocket)
  const [telephone, first] = [pocket.getByLabel('Phone'), pocket.getByLabel('First time')]
  await telephone.fill('0117 496 0002')
  await pocket.getByRole('button', { name: 'Save contact' }).click()
  await first.fill('09:15')
  await pocket.getByRole('button', { name: 'Save reminders' }).click()
  await expect(pocket.getByRole('alert').filter({ hasText: noAnswer })).toHaveCount(2)
  await expect(telephone).toHaveValue('0117 496 0002')
  await expect(first).toHaveValue('09:15')
  await reached()
  await pocket.getByRole('button', { name: 'Save contact' }).click()
  await expect(pocket.getByText('Saved', { exact: true })).toHaveCount(1)
  await pocket.getByRole('button', { name: 'Save reminders' }).click()
  await expect(pocket.getByText('Saved', { exact: true })).toHaveCount(2)
  await pocket.reload()
  await expect(telephone).toHaveValue('0117 496 0002')
  await expect(first).toHaveValue('09:15')
})

test('a page under another address than the clinic’s own says that nothing can be saved there', async ({
  device,
  baseURL,
}) => {
  const page = await device()
  const told = page.getByText('Nothing can be saved under this address')
  await page.goto('/sign-in')
  await awake(page)
  await expect(told).toHaveCount(0)
  const elsewhere = baseURL!.replace('127.0.0.1', 'clinic.localhost')
  await page.goto(`${elsewhere}/sign-in`)
  await awake(page)
  await expect(page.getByRole('alert').filter({ has: told })).toContainText(`PUBLIC_URL=${elsewhere}`)
  await expectAccessible(page)
})

test('whoever signs in is told, and types the passphrase once', async ({ device }) => {
  const page = await device()
  await page.goto('/sign-in')
  await awake(page)
  await page.getByLabel('E-mail or sign-in name').fill(demoPeople.therapist)
  await page.getByLabel('Passphrase', { exact: true }).fill('half of a long passphrase')
  await unreachable(page)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert').filter({ hasText: noAnswer })).toBeVisible()
  await expect(page.getByLabel('Passphrase', { exact: true })).toHaveValue('half of a long passphrase')
})

test('a patient whose answer was lost is found where they are added again, and without accents', async ({
  device,
}) => {
  const page = await device()
  await signInByHand(page, demoPeople.therapist)
  const mark = Date.now().toString(36)
  await page.goto('/patients/new')
  await awake(page)
  await page.getByLabel('Name', { exact: true }).fill(`Zoë Núñez ${mark}`)
  await answer(page, 'Average pain in 24 hours', 7)
  const add = (url: URL) => url.pathname === '/patients/new'
  await page.route(add, async (route) => {
    if (route.request().method() === 'POST') await route.fetch()
    await route.abort()
  })
  const save = page.getByRole('button', { name: 'Save patient' })
  await save.click()
  await expect(page.getByRole('alert').first()).toContainText('cannot be reached')
  await page.unroute(add)
  await answer(page, 'Average pain in 24 hours', 6)
  await save.click()
  const link = page.getByRole('link', { name: 'Open the patient who is there, in another tab' })
  const [tab] = await Promise.all([page.waitForEvent('popup'), link.click()])
  await expect(tab.getByRole('heading', { level: 1, name: `Zoë Núñez ${mark}` })).toBeVisible()
  await goTo(tab, 'Patients')
  await awake(tab)
  await tab.getByRole('searchbox', { name: 'Search by name' }).fill(`nunez ${mark}`)
  await tab.getByRole('button', { name: 'Search' }).click()
  await expect(tab.getByText('1 patient found')).toHaveCount(1)
})
