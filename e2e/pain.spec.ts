// What a patient is told about pain: how much is all right before it begins, and what to do when it was too much, with a network, without one, and without scripts.
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { ownDemo, type OwnDemo } from './own-demo'
import { lying, onPhone } from './phone-store'
import { answer, awake, expect, phone, signIn, test } from './story'

let demo: OwnDemo

test.beforeAll(async () => {
  test.setTimeout(120_000)
  demo = await ownDemo({ NEXTAUTH_SECRET: 'the session key of what is said of pain' })
})
test.afterAll(() => demo?.end())

const limit = (pain: number) => `Pain up to ${pain} out of 10 is all right. If it hurts more, stop.`
const leftOut = 'It is all right to leave out what hurts too much'
const over = 'That was more pain than this exercise should give'

const toDo = (page: Page) => page.getByRole('region', { name: 'To do', exact: true })
const nextToDo = async (page: Page) =>
  (
    (await toDo(page)
      .getByRole('button', { name: /^Done: / })
      .first()
      .getAttribute('aria-label')) ?? ''
  ).replace('Done: ', '')
const entry = (page: Page, which: string) => page.getByRole('group', { name: which, exact: true })

/** The page that the service worker answers with when there is no network, with the days as they are now. */
async function openKeptPage(page: Page): Promise<void> {
  await page.goto('/today')
  await expect.poll(() => lying(page, 'days')).toBe(1)
  await onPhone(page, 'days', 'clear')
  await page.reload()
  await expect.poll(() => lying(page, 'days')).toBe(1)
  await page.goto('/offline.html')
  await expect(page.getByText('No connection')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
}

async function leaveOut(page: Page, which: string, reason: string): Promise<void> {
  await page.getByRole('link', { name: `More: ${which}` }).click()
  const sheet = page.getByRole('form', { name: `More about ${which}` })
  await sheet.getByRole('radio', { name: 'I did not do it' }).check()
  await sheet.getByLabel('Why not?').selectOption(reason)
  await sheet.getByRole('button', { name: 'Save' }).click()
  await expect(entry(page, which)).toContainText('Not done')
}

test('the day says once how much pain is all right, and whoever has another limit says so', async ({
  device,
}) => {
  const page = await device({ ...phone, baseURL: demo.program.origin })
  await signIn(page, 'patient@demo.test')
  for (const open of [() => page.goto('/today'), () => openKeptPage(page)]) {
    await open()
    await expect(page.getByText(limit(5))).toHaveCount(1)
    await expect(toDo(page).getByText(/^Pain up to/)).toHaveCount(0)
    const heat = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Heat pack/ }) })
    await expect(heat.getByText(limit(2))).toBeVisible()
  }

  await page.goto('/today')
  await awake(page)
  await page
    .getByRole('link', { name: /^More: / })
    .first()
    .click()
  await expect(page.getByRole('group', { name: /^Pain while doing it/ })).toHaveAccessibleDescription(
    limit(5),
  )
  await page.getByRole('link', { name: 'Close', exact: true }).click()

  // Before the exercise begins.
  await page
    .getByRole('button', { name: /^Guide me/ })
    .first()
    .click()
  const guide = page.getByRole('dialog', { name: 'Guide' })
  await expect(guide.getByText(limit(5))).toBeInViewport({ ratio: 1 })
  await expect(guide.getByRole('button', { name: /^(Start|Count one)$/ })).toBeInViewport({ ratio: 1 })
})

test('whoever leaves an exercise out because it hurts is told what to do, with a network, without one, and without scripts', async ({
  device,
  expectedComplaints,
}) => {
  // It has no network for a while.
  expectedComplaints.push(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/)
  const { origin: baseURL } = demo.program
  const page = await device({ ...phone, baseURL })
  await signIn(page, 'patient@riverside.test')
  const storageState = await page.context().storageState()
  const plain = await device({ ...phone, baseURL, storageState, javaScriptEnabled: false })

  await awake(page)
  const first = await nextToDo(page)
  await leaveOut(page, first, 'No time')
  await expect(entry(page, first)).not.toContainText(leftOut)
  await page.getByRole('link', { name: `Change: ${first}` }).click()
  const sheet = page.getByRole('form', { name: `More about ${first}` })
  await sheet.getByLabel('Why not?').selectOption('Too painful')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await expect(entry(page, first).getByRole('alert')).toHaveText(leftOut)
  await expect(entry(page, first).getByRole('link', { name: /^\+?[\d ()]+$/ })).toHaveAttribute(
    'href',
    /^tel:/,
  )
  await expectAccessible(page)
  await page.setViewportSize(phone.viewport)
  const write = entry(page, first).getByRole('link', { name: 'Write to your therapist' })
  await expect(write).toBeVisible()
  await page.context().setOffline(true)
  await expect(entry(page, first)).toContainText('when this phone has a connection again')
  await expect(write).toHaveCount(0)
  await page.context().setOffline(false)
  await expect(write).toBeVisible()

  await plain.goto('/today')
  await expect(entry(plain, first)).toContainText(leftOut)
  const second = await nextToDo(plain)
  await leaveOut(plain, second, 'Too painful')
  await expect(entry(plain, second)).toContainText(leftOut)
  await entry(plain, second).getByRole('link', { name: 'Write to your therapist' }).click()
  await expect(plain.getByRole('heading', { level: 1, name: 'Messages' })).toBeVisible()

  await openKeptPage(page)
  await expect(entry(page, second)).toContainText(leftOut)
  const third = await nextToDo(page)
  await leaveOut(page, third, 'Too painful')
  await expect(entry(page, third)).toContainText(leftOut)
  await expect(entry(page, third).getByRole('link', { name: /^\+?[\d ()]+$/ })).toHaveAttribute(
    'href',
    /^tel:/,
  )
  // What cannot be opened from there is not offered.
  await expect(entry(page, third).getByRole('link', { name: 'Write to your therapist' })).toHaveCount(0)
})

test('pain over the limit is answered in the guide before it goes on', async ({ device }) => {
  const page = await device({ ...phone, baseURL: demo.program.origin })
  await signIn(page, 'patient@demo.test')
  await awake(page)
  const which = await nextToDo(page)
  await toDo(page)
    .getByRole('button', { name: /^Guide me/ })
    .first()
    .click()
  const guide = page.getByRole('dialog', { name: 'Guide' })
  await guide.getByRole('button', { name: 'Round done' }).click()
  await guide.getByRole('button', { name: 'Stop here' }).click()
  await guide.getByRole('button', { name: `8, pain while doing ${which}`, exact: true }).click()
  await expect(guide.getByRole('alert')).toHaveText(over)
  await expect(guide.getByRole('heading', { level: 2, name: which })).toBeFocused()
  await expectAccessible(page)
  await page.setViewportSize(phone.viewport)
  await guide.getByRole('button', { name: 'Next exercise' }).click()
  await expect(guide.getByText(over)).toHaveCount(0)
  await expect(guide.getByRole('heading', { level: 2, name: which })).toHaveCount(0)
  await guide.getByRole('button', { name: 'Close' }).click()
  await expect(entry(page, which)).toContainText(over)
})

test('a tap on the pain while doing it keeps the pain afterwards, the effort and the warning', async ({
  device,
}) => {
  const page = await device({ ...phone, baseURL: demo.program.origin })
  await signIn(page, 'patient@riverside.test')
  await awake(page)
  const which = await nextToDo(page)
  await page.getByRole('link', { name: `More: ${which}` }).click()
  const sheet = page.getByRole('form', { name: `More about ${which}` })
  await answer(sheet, 'Pain afterwards', 8)
  await answer(sheet, 'How hard was it?', 7)
  await sheet.getByLabel('A note for your therapist').fill('It hurt afterwards')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await expect(entry(page, which)).toContainText(over)
  await entry(page, which)
    .getByRole('button', { name: `2, pain while doing ${which}` })
    .click()
  for (const open of [() => Promise.resolve(), () => page.reload()]) {
    await open()
    for (const words of [
      'pain 2 of 10',
      'pain afterwards 8 of 10',
      'effort 7 of 10',
      'It hurt afterwards',
      over,
    ])
      await expect(entry(page, which)).toContainText(words)
  }
})
