// The day in the garden: logged without a network, with the browser killed in between, and sent later, each entry once.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import {
  asTheirClinic,
  beginsGarden,
  entriesSince,
  garden,
  namesOf,
  patient,
  signedIn,
  switchOn,
  toDo,
} from './garden'
import { held } from './held'
import { lying, onPhone } from './phone-store'
import { cookieOf, done, due, send, serve, stop } from './program'
import { awake, demoPeople, expect, loadedAnew, phone, test } from './story'

beginsGarden()

async function openInTheGarden(page: Page, path = '/today'): Promise<void> {
  await page.goto(path)
  await expect(page.getByText('No connection')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
}

/** What the phone keeps gives way to the page of the clinic, which is loaded: in between there is no page. */
async function back(page: Page, how: () => Promise<void>): Promise<void> {
  const loaded = page.waitForEvent('load')
  await how()
  await loaded
  await expect(page.getByText('No connection')).toHaveCount(0)
}

test('a day without a network, over two restarts of the browser, reaches the clinic once from three tabs', async () => {
  const began = new Date()
  const first = await signedIn()
  const exercises = await namesOf(first.page)
  expect(exercises.length, 'exercises to do').toBeGreaterThan(2)
  await first.context.close()
  await stop(garden.program)

  const outside = await switchOn()
  const page = await outside.newPage()
  // No text to read is on the phone: whoever opens one finds the day, and is told why.
  await openInTheGarden(page, '/learn/00000000-0000-7000-8000-000000000000')
  await expect(page.getByText(/^What there is to read needs a connection/)).toBeVisible()
  await openInTheGarden(page)
  await expect(page.getByText(/^This is the plan of \S+ \S\. as this phone keeps it/)).toBeVisible()
  expect(await namesOf(page)).toEqual(exercises)
  // The pictures come from the phone.
  await expect
    .poll(() =>
      page.evaluate(
        () => [...document.images].filter((image) => image.complete && image.naturalWidth > 0).length,
      ),
    )
    .toBeGreaterThan(0)
  await expectAccessible(page)
  await page.setViewportSize(phone.viewport)
  for (const which of exercises) {
    await page.getByRole('button', { name: `Done: ${which}`, exact: true }).tap()
    await page.getByRole('button', { name: `2, pain while doing ${which}`, exact: true }).tap()
    await expect(page.getByRole('group', { name: which, exact: true })).toContainText('pain 2 of 10')
  }
  await page.getByRole('button', { name: '3, pain on the whole day' }).tap()
  const waiting = 2 * exercises.length + 1
  await expect(page.getByText(`Saved on this phone, ${waiting} to send`)).toBeVisible()
  await outside.close()

  const later = await switchOn()
  const tabs = await Promise.all([later.newPage(), later.newPage(), later.newPage()])
  for (const tab of tabs) {
    await openInTheGarden(tab)
    await expect(tab.getByText(`Saved on this phone, ${waiting} to send`)).toBeVisible()
    for (const which of exercises)
      await expect(tab.getByRole('group', { name: which, exact: true })).toContainText('pain 2 of 10')
  }
  garden.program = await serve('demo', garden.env)
  // All at once: a tab whose entries another has just sent has nothing left to press.
  await Promise.all(
    tabs.map((tab) =>
      tab
        .getByRole('button', { name: 'Send now' })
        .evaluateAll((buttons: HTMLButtonElement[]) => buttons.forEach((button) => button.click())),
    ),
  )
  for (const tab of tabs) await expect(tab.getByText('Sent', { exact: true })).toBeVisible()

  const { logs, checkIns } = await entriesSince(began)
  expect(checkIns.map(({ pain }) => pain)).toEqual([3])
  expect(logs).toHaveLength(2 * exercises.length)
  // Each was first said to be done and then corrected by its pain; none stands twice.
  const corrections = logs.filter(({ replaces }) => replaces !== null)
  expect(corrections).toHaveLength(exercises.length)
  expect(corrections.every(({ pain }) => pain === 2)).toBe(true)
  expect(new Set(corrections.map(({ replaces }) => replaces)).size).toBe(exercises.length)

  await tabs[0].goto('/today')
  await expect(tabs[0].getByText('No connection')).toHaveCount(0)
  for (const which of exercises)
    await expect(tabs[0].getByRole('group', { name: which, exact: true })).toContainText('pain 2 of 10')
  // A correction of what was logged in the outside.
  const [which = ''] = exercises
  await awake(tabs[0])
  await tabs[0].getByRole('link', { name: `Change: ${which}` }).click()
  const sheet = tabs[0].getByRole('form', { name: `More about ${which}` })
  await sheet
    .getByRole('group', { name: /^Pain while doing it/ })
    .getByRole('radio', { name: '1', exact: true })
    .check()
  await sheet.getByRole('button', { name: 'Save' }).click()
  await expect(tabs[0].getByRole('group', { name: which, exact: true })).toContainText('pain 1 of 10')
  expect((await entriesSince(began)).logs).toHaveLength(2 * exercises.length + 1)
  await later.close()
})

test('the guide comes before it is asked for, and where it does not come the page stays', async () => {
  const { context, page } = await signedIn(demoPeople.patient)
  const open = page.getByRole('button', { name: /^Guide me/ }).first()
  const guide = page.getByRole('dialog', { name: 'Guide' })
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await open.tap()
  await expect(guide).toBeVisible()
  await context.setOffline(false)

  // What the page names loads, and what comes after it does not.
  const named = await (await page.request.get('/today')).text()
  await page.route('**/_next/static/**/*.js', (route) =>
    named.includes(new URL(route.request().url()).pathname) ? route.continue() : route.abort(),
  )
  await page.reload()
  await awake(page)
  await page
    .getByRole('link', { name: /^More: / })
    .first()
    .click()
  const note = page.getByLabel('A note for your therapist')
  await note.fill('Half of it')
  await open.tap()
  await expect(page.getByRole('alert').filter({ hasText: 'needs a connection' })).toBeVisible()
  await expect(note).toHaveValue('Half of it')
  await expectAccessible(page)
  await page.setViewportSize(phone.viewport)
  await page.unroute('**/_next/static/**/*.js')
  await open.tap()
  await expect(guide).toBeVisible()
  await context.close()
})

test('the week before is a step away, with a network and without', async () => {
  const { context, page } = await signedIn(demoPeople.patient)
  const before = page.getByRole('link', { name: 'Week before' })
  const after = page.getByRole('link', { name: 'Week after' })
  const week = page.getByRole('navigation', { name: 'The days of that week' })
  for (const offline of [false, true]) {
    await page.goto('/today')
    await context.setOffline(offline)
    await expect(after).toHaveCount(0)
    await before.tap()
    await expect(page.getByText('You can still log this day.')).toBeVisible()
    await expect(week.locator('[aria-current=date]')).toContainText('Sunday')
    await after.tap()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^(Today|Mon )/)
    await expect(week).toHaveCount(0)
  }
  await context.close()
})

test('a phone whose date is a day off logs for the right day', async () => {
  const { context, page } = await signedIn(demoPeople.patient)
  const date = page.locator('h1 + p')
  const today = await date.innerText()
  const aDay = 86_400_000
  await context.addInitScript((aDay) => {
    const Today = Date
    globalThis.Date = class extends Today {
      constructor(...given: []) {
        if (given.length > 0) super(...given)
        else super(Today.now() + aDay)
      }
      static override now = () => Today.now() + aDay
    } as DateConstructor
  }, aDay)
  await page.goto('/today')
  const kept = () => onPhone<{ ahead: number }>(page, 'days', 'get', 'kept')
  await expect.poll(async () => (await kept())!.ahead).toBeGreaterThan(aDay / 2)
  await context.setOffline(true)
  await openInTheGarden(page)
  await expect(date).toHaveText(today)
  const which = (await namesOf(page)).at(-1) ?? ''
  await page.getByRole('button', { name: `Done: ${which}`, exact: true }).tap()
  await expect(page.getByText('Saved on this phone, 1 to send')).toBeVisible()
  // It goes back to the clinic by itself.
  await back(page, () => context.setOffline(false))
  await expect.poll(() => lying(page, 'waiting')).toBe(0)
  await expect(date).toHaveText(today)
  await expect(page.getByRole('group', { name: which, exact: true })).toContainText('Done')
  await context.close()
})

test('while something else answers for the clinic the phone shows its plan, and goes back by itself', async () => {
  const { context, page } = await signedIn(demoPeople.patient)
  const { port } = new URL(garden.program.origin)
  await stop(garden.program)
  const proxy = createServer((_, response) => response.writeHead(502).end('<h1>Bad Gateway</h1>'))
  await once(proxy.listen(Number(port), '127.0.0.1'), 'listening')
  await page.clock.install()
  await openInTheGarden(page)
  await toDo(page).first().tap()
  await expect(page.getByText('Saved on this phone, 1 to send')).toBeVisible()
  await page.clock.runFor(20_000)
  await expect(page.getByText('No connection')).toBeVisible()
  proxy.closeAllConnections()
  await once(proxy.close(), 'close')
  garden.program = await serve('demo', garden.env)
  await back(page, () => page.clock.runFor(20_000))
  await expect.poll(() => lying(page, 'waiting')).toBe(0)
  await context.close()
})

test('a connection that comes back takes away nothing that is being written', async () => {
  const { context, page } = await signedIn(demoPeople.patient)
  await context.setOffline(true)
  await openInTheGarden(page)
  await page
    .getByRole('link', { name: /^More: / })
    .last()
    .tap()
  const note = page.getByLabel('A note for your therapist')
  await note.fill('My left arm tingles')
  await context.setOffline(false)
  const goOn = page.getByRole('link', { name: 'go on with your plan' })
  await expect(goOn).toBeVisible()
  await expect(note).toHaveValue('My left arm tingles')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save', exact: true }).tap()
  await expect(note).toHaveCount(0)
  await back(page, () => goOn.tap())
  await expect(goOn).toHaveCount(0)
  await expect.poll(() => lying(page, 'waiting')).toBe(0)
  await expect(page.getByText('My left arm tingles')).toBeVisible()
  await context.close()
})

test('what another phone said before is asked about, until one of the two counts', async () => {
  // Somebody whose day is still to do: what is only done when it is needed may be logged any number of times.
  const { context, page } = await signedIn(demoPeople.patient)
  const cookie = await cookieOf(garden.program.origin, demoPeople.patient)
  const [item] = await due(garden.program.origin, cookie)
  await context.setOffline(true)
  const first = toDo(page).first()
  const which = ((await first.getAttribute('aria-label')) ?? '').replace('Done: ', '')
  await first.tap()
  await page.getByRole('button', { name: `4, pain while doing ${which}`, exact: true }).tap()
  await expect(page.getByText('Saved on this phone, 2 to send')).toBeVisible()
  expect(await send(garden.program.origin, cookie, done(item!))).toMatchObject({ outcomes: ['stored'] })
  await context.setOffline(false)
  await page.goto('/today')
  const refused = page.getByRole('region', { name: 'Could not be saved' })
  await expect(refused).toContainText(which.split(',')[0] ?? '')
  await expect(refused).toContainText('already logged')
  await expectAccessible(page)
  await page.reload()
  await expect(refused).toContainText('You said: Done · pain 4 of 10')
  await expect(page.getByText('Sent', { exact: true })).toHaveCount(0)
  const card = page.getByRole('group', { name: which, exact: true })
  await expect(card).toContainText('Done')
  await expect(card).not.toContainText('pain 4 of 10')
  await refused.getByRole('button', { name: 'Use this answer instead' }).click()
  await expect(card).toContainText('pain 4 of 10')
  await expect(refused).toHaveCount(0)
  await expect.poll(() => lying(page, 'waiting')).toBe(0)
  await context.close()
})

test('what waits is never sent as somebody else, and signing out warns and leaves nothing behind', async () => {
  const { context, page } = await signedIn()
  const cookie = await cookieOf(garden.program.origin, patient)
  const body = JSON.stringify({
    ...(JSON.parse(done((await due(garden.program.origin, cookie))[0]!)) as object),
    person: crypto.randomUUID(),
  })
  expect(await send(garden.program.origin, cookie, body)).toEqual({ status: 409, outcomes: undefined })

  const account = await context.newPage()
  await account.goto('/account')
  await awake(account)
  await context.setOffline(true)
  const change = page.getByRole('link', { name: 'Change how your pain is' })
  // By a key: a number pressed at once in its place would be a press too many.
  if (await change.isVisible()) await change.press('Enter')
  await page.getByRole('button', { name: '4, pain on the whole day' }).click()
  await expect(page.getByText('Saved on this phone, 1 to send')).toBeVisible()
  await account.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(account.getByText('Not sent yet: 1 entry')).toBeVisible()
  const lose = account.getByRole('button', { name: 'Sign out and lose it' })
  await expect(lose).toBeInViewport({ ratio: 1 })
  // Of this one nobody has been asked yet.
  await change.press('Enter')
  await page.getByRole('button', { name: '5, pain on the whole day' }).click()
  await expect(page.getByText('Saved on this phone, 2 to send')).toBeVisible()
  await lose.click()
  await expect(account.getByText('Not sent yet: 2 entries')).toBeVisible()
  expect(await lying(account, 'waiting')).toBe(2)
  await page.close()
  await context.setOffline(false)
  await lose.click()
  await expect(account).toHaveURL(/\/sign-in/)
  await loadedAnew(account)
  for (const store of ['days', 'waiting', 'pictures'] as const) expect(await lying(account, store)).toBe(0)
  await context.close()
})

test('signing out asks where the phone does not say what waits, and does it then', async () => {
  const { context, page } = await signedIn()
  await page.goto('/account')
  await awake(page)
  await page.evaluate(() => {
    IDBIndex.prototype.getAllKeys = () => {
      throw new DOMException('The connection is closed', 'InvalidStateError')
    }
  })
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByText('Perhaps not all is sent')).toBeVisible()
  await expect(page.getByText('your plan may stay here until you clear this site’s data')).toBeVisible()
  await page.getByRole('button', { name: 'Sign out and lose it' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await context.close()
})

test('what is still being fetched when somebody signs out does not come back to the phone', async () => {
  const { context, page } = await signedIn()
  const { until, letGo } = held()
  let asked = 0
  await page.route('**/api/today', async (route) => {
    const response = await route.fetch()
    asked++
    await until
    await route.fulfill({ response }).catch(() => undefined)
  })
  await page.goto('/today')
  await expect.poll(() => asked).toBeGreaterThan(0)
  await page.getByRole('link', { name: 'Account' }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await loadedAnew(page)
  letGo()
  await page.unroute('**/api/today')
  expect(await page.evaluate(() => [...document.scripts].some(({ text }) => text.includes('squeeze')))).toBe(
    false,
  )
  await page.reload()
  expect(await lying(page, 'days')).toBe(0)
  await context.close()
})

test('what another tab has asked for does not come back to the phone either once somebody has signed out', async () => {
  const { context, page } = await signedIn()
  const late = await context.newPage()
  await late.addInitScript(() => {
    const json = Response.prototype.json
    Response.prototype.json = async function () {
      const read: unknown = await json.call(this)
      if (this.url.endsWith('/api/today')) Object.assign(window, { read: true })
      return read
    }
  })
  const { until, letGo } = held()
  const asked = new Promise<void>((resolve) => {
    void late.route('**/api/today', async (route) => {
      const response = await route.fetch()
      resolve()
      await until
      await route.fulfill({ response })
    })
  })
  await late.goto('/today')
  await asked
  await page.getByRole('link', { name: 'Account' }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await loadedAnew(page)
  letGo()
  await late.waitForFunction(() => 'read' in window)
  for (const store of ['days', 'pictures'] as const) expect(await lying(page, store)).toBe(0)
  await context.close()
})

test('the phone of whoever is disabled meanwhile shows no plan any more, and what was not sent waits for its person', async () => {
  const { context, page } = await signedIn()
  const moment = new Date()
  const cookie = await cookieOf(garden.program.origin, patient)
  const body = done((await due(garden.program.origin, cookie))[0]!)
  await context.setOffline(true)
  await page
    .getByRole('button', { name: /^Done: / })
    .first()
    .click()
  await expect(page.getByText('Saved on this phone, 1 to send')).toBeVisible()
  await setDisabled(true)
  expect(await send(garden.program.origin, cookie, body)).toEqual({ status: 401, outcomes: undefined })
  await context.setOffline(false)
  await page.goto('/today')
  await expect(page).toHaveURL(/\/sign-in/)
  for (const store of ['days', 'pictures'] as const) await expect.poll(() => lying(page, store)).toBe(0)
  expect(await lying(page, 'waiting')).toBe(1)
  expect((await entriesSince(moment)).logs).toHaveLength(0)

  const cached = await page.evaluate(async () => {
    const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)))
    const requests = await Promise.all(caches.map((cache) => cache.keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(cached.filter((at) => !/^\/offline\b|^\/icons\//.test(at))).toEqual([])
  expect(cached).toContain('/offline.html')
  await context.setOffline(true)
  await page.goto('/today')
  await expect(page.getByText('There is no plan on this phone')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Done: / })).toHaveCount(0)
  await setDisabled(false)
  await context.close()
})

/** As an admin of the clinic does, and takes it back. */
const setDisabled = (disabled: boolean) =>
  asTheirClinic((ids) =>
    garden.database.query('UPDATE accounts SET disabled_at = CASE WHEN $2 THEN now() END WHERE id = $1', [
      ids.account,
      disabled,
    ]),
  )
