// The day in the garden: logged without a network, with the browser killed in between, and sent later, each entry once.
import { rm, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import pg from 'pg'
import { v7 } from 'uuid'
import { ownerName } from '@/domain/accounts/page-owner'
import { actAs } from '@/prisma/demo/insert'
import { freePort } from '@/prisma/embedded'
import { asOwner, cloneDatabase, startTemplateServer } from '@/prisma/testing'
import { expectAccessible } from './accessible'
import { cookieOf, done, due, send, serve, stop, type Program } from './program'
import { awake, demoPeople, expect, loadedAnew, phone, signIn, test } from './story'

test.describe.configure({ mode: 'default', timeout: 180_000 })

const patient = 'patient@riverside.test'
let program: Program
let env: Record<string, string>
let database: pg.Client
let profile: string
const undo: (() => Promise<unknown>)[] = []

test.beforeAll(async () => {
  // Begins with a database and a program of its own.
  test.setTimeout(180_000)
  const template = await startTemplateServer()
  undo.unshift(() => template.stop())
  const { url, drop } = await cloneDatabase()
  undo.unshift(drop)
  env = {
    DATABASE_URL: url,
    PORT: String(await freePort()),
    NEXTAUTH_SECRET: 'the session key of the garden alone',
  }
  program = await serve('demo', env)
  undo.unshift(() => stop(program))
  database = new pg.Client({ connectionString: url })
  await database.connect()
  undo.unshift(() => database.end())
})
test.afterAll(async () => {
  for (const step of undo) await step()
})
test.beforeEach(async () => {
  profile = await mkdtemp(path.join(tmpdir(), 'phaseline-phone-'))
})
test.afterEach(() => rm(profile, { recursive: true, force: true }))

/** The same phone as before: what it kept is still there. */
async function switchOn(): Promise<BrowserContext> {
  const { launchOptions } = test.info().project.use
  return chromium.launchPersistentContext(profile, { ...launchOptions, ...phone, baseURL: program.origin })
}

async function signedIn(who = patient): Promise<{ context: BrowserContext; page: Page }> {
  const context = await switchOn()
  const page = await context.newPage()
  await signIn(page, who)
  await awake(page)
  await readyForTheGarden(page)
  return { context, page }
}

/** The service worker is there, and the days with all their pictures lie on the phone. */
async function readyForTheGarden(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await expect.poll(() => lying(page, 'days')).toBe(1)
  await expect.poll(() => lying(page, 'pictures')).toBeGreaterThan(3)
}

/** How many rows a store on the phone has. */
const lying = (page: Page, store: string) =>
  page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('phaseline')
        opening.onsuccess = () => {
          const counting = opening.result.transaction(name).objectStore(name).count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
    store,
  )

/** As if this had been logged on the phone by whoever is signed in. */
const keepWaiting = (page: Page, logs: { id: string }[]) =>
  page.evaluate(
    ([owner, logs]) =>
      new Promise<void>((resolve) => {
        const person = document.querySelector<HTMLMetaElement>(`meta[name=${owner}]`)!.content
        const opening = indexedDB.open('phaseline')
        opening.onsuccess = () => {
          const writing = opening.result.transaction('waiting', 'readwrite')
          for (const log of logs)
            writing
              .objectStore('waiting')
              .put({ id: log.id, person, about: 'Weeks of it', refused: null, log })
          writing.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
    [ownerName, logs] as const,
  )

type Entry = { id: string; replaces: string | null; pain: number | null }

/** All entries of the patient since a moment, past the program. */
async function entriesSince(moment: Date): Promise<{ logs: Entry[]; checkIns: Entry[] }> {
  await database.query('BEGIN')
  await actAs(database, 'phaseline_system')
  const { rows } = await database.query<{ clinic_id: string; patient_id: string }>(
    'SELECT clinic_id, patient_id FROM accounts WHERE sign_in = $1',
    [patient],
  )
  await actAs(database, 'phaseline_staff', rows[0]!.clinic_id)
  const of = async (table: 'logs' | 'check_ins') =>
    (
      await database.query<Entry>(
        `SELECT id, replaces, pain FROM ${table} WHERE patient_id = $1 AND received_at >= $2 ORDER BY id`,
        [rows[0]!.patient_id, moment],
      )
    ).rows
  const found = { logs: await of('logs'), checkIns: await of('check_ins') }
  await database.query('COMMIT')
  return found
}

const toDo = (page: Page) =>
  page.getByRole('region', { name: 'To do', exact: true }).getByRole('button', { name: /^Done: / })

const namesOf = async (page: Page) =>
  (
    await toDo(page).evaluateAll((buttons) =>
      buttons.map((button) => button.getAttribute('aria-label') ?? ''),
    )
  ).map((label) => label.replace('Done: ', ''))

async function openInTheGarden(page: Page): Promise<void> {
  await page.goto('/today')
  await expect(page.getByText('No connection')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
}

test('a day without a network, over two restarts of the browser, reaches the clinic once from three tabs', async () => {
  const began = new Date()
  const first = await signedIn()
  const exercises = await namesOf(first.page)
  expect(exercises.length, 'exercises to do').toBeGreaterThan(2)
  await first.context.close()
  await stop(program)

  const garden = await switchOn()
  const page = await garden.newPage()
  await openInTheGarden(page)
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
  await garden.close()

  const later = await switchOn()
  const tabs = await Promise.all([later.newPage(), later.newPage(), later.newPage()])
  for (const tab of tabs) {
    await openInTheGarden(tab)
    await expect(tab.getByText(`Saved on this phone, ${waiting} to send`)).toBeVisible()
    for (const which of exercises)
      await expect(tab.getByRole('group', { name: which, exact: true })).toContainText('pain 2 of 10')
  }
  program = await serve('demo', env)
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
  // A correction of what was logged in the garden.
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

test('what is refused is shown with its reason until it is put away', async () => {
  // Somebody whose day is still to do: what is only done when it is needed may be logged any number of times.
  const { context, page } = await signedIn(demoPeople.patient)
  const cookie = await cookieOf(program.origin, demoPeople.patient)
  const [item] = await due(program.origin, cookie)
  await context.setOffline(true)
  const first = toDo(page).first()
  const which = ((await first.getAttribute('aria-label')) ?? '').replace('Done: ', '')
  await first.tap()
  await expect(page.getByText('Saved on this phone, 1 to send')).toBeVisible()
  expect(await send(program.origin, cookie, done(item!))).toMatchObject({ outcomes: ['stored'] })
  await context.setOffline(false)
  await page.goto('/today')
  const refused = page.getByRole('region', { name: 'Could not be saved' })
  await expect(refused).toContainText(which.split(',')[0] ?? '')
  await expect(refused).toContainText('already logged')
  await expectAccessible(page)
  await page.reload()
  await expect(refused).toBeVisible()
  await refused.getByRole('button', { name: /^Put away/ }).click()
  await expect(refused).toHaveCount(0)
  await page.reload()
  await awake(page)
  expect(await lying(page, 'waiting')).toBe(0)
  await context.close()
})

test('what waits is never sent as somebody else, and signing out warns and leaves nothing behind', async () => {
  const { context, page } = await signedIn()
  const cookie = await cookieOf(program.origin, patient)
  const body = JSON.stringify({
    ...(JSON.parse(done((await due(program.origin, cookie))[0]!)) as object),
    person: crypto.randomUUID(),
  })
  expect(await send(program.origin, cookie, body)).toEqual({ status: 409, outcomes: undefined })

  const account = await context.newPage()
  await account.goto('/account')
  await awake(account)
  await context.setOffline(true)
  const change = page.getByRole('link', { name: 'Change how your pain is' })
  if (await change.isVisible()) await change.click()
  await page.getByRole('button', { name: '4, pain on the whole day' }).click()
  await expect(page.getByText('Saved on this phone, 1 to send')).toBeVisible()
  await account.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(account.getByText('Not sent yet: 1 entry')).toBeVisible()
  await page.close()
  await context.setOffline(false)
  await account.getByRole('button', { name: 'Sign out and lose it' }).click()
  await expect(account).toHaveURL(/\/sign-in/)
  await loadedAnew(account)
  for (const store of ['days', 'waiting', 'pictures']) expect(await lying(account, store)).toBe(0)
  await context.close()
})

test('what is still being fetched when somebody signs out does not come back to the phone', async () => {
  const { context, page } = await signedIn()
  let answered = () => {}
  const held = new Promise<void>((resolve) => (answered = resolve))
  let asked = 0
  await page.route('**/api/today', async (route) => {
    const response = await route.fetch()
    asked++
    await held
    await route.fulfill({ response }).catch(() => undefined)
  })
  await page.goto('/today')
  await expect.poll(() => asked).toBeGreaterThan(0)
  await page.getByRole('link', { name: 'Account' }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await loadedAnew(page)
  answered()
  await page.unroute('**/api/today')
  expect(await page.evaluate(() => [...document.scripts].some(({ text }) => text.includes('squeeze')))).toBe(
    false,
  )
  await page.reload()
  expect(await lying(page, 'days')).toBe(0)
  await context.close()
})

test('the phone of whoever is disabled meanwhile shows no plan any more, and what was not sent waits for its person', async () => {
  const { context, page } = await signedIn()
  const moment = new Date()
  const cookie = await cookieOf(program.origin, patient)
  const body = done((await due(program.origin, cookie))[0]!)
  await context.setOffline(true)
  await page
    .getByRole('button', { name: /^Done: / })
    .first()
    .click()
  await expect(page.getByText('Saved on this phone, 1 to send')).toBeVisible()
  await setDisabled(true)
  expect(await send(program.origin, cookie, body)).toEqual({ status: 401, outcomes: undefined })
  await context.setOffline(false)
  await page.goto('/today')
  await expect(page).toHaveURL(/\/sign-in/)
  for (const store of ['days', 'pictures']) await expect.poll(() => lying(page, store)).toBe(0)
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
async function setDisabled(disabled: boolean): Promise<void> {
  await database.query('BEGIN')
  await actAs(database, 'phaseline_system')
  const { rows } = await database.query<{ id: string; clinic_id: string }>(
    'SELECT id, clinic_id FROM accounts WHERE sign_in = $1',
    [patient],
  )
  await actAs(database, 'phaseline_staff', rows[0]!.clinic_id)
  await database.query('UPDATE accounts SET disabled_at = CASE WHEN $2 THEN now() END WHERE id = $1', [
    rows[0]!.id,
    disabled,
  ])
  await database.query('COMMIT')
}

test('a clinic that asks the phone to wait has what is logged afterwards', async () => {
  const { context, page } = await signedIn()
  const moment = new Date()
  const busy = (url: URL) => url.pathname === '/api/logs'
  await page.route(busy, (route) =>
    route.fulfill({ status: 429, headers: { 'Retry-After': '5' }, body: 'Too much was asked for at once.' }),
  )
  await page
    .getByRole('button', { name: /^Done: / })
    .first()
    .click()
  await expect(page.getByText('Saved on this phone, 1 to send')).toBeVisible()
  expect((await entriesSince(moment)).logs).toHaveLength(0)
  await page.unroute(busy)
  await context.setOffline(true)
  await context.setOffline(false)
  await expect.poll(async () => (await entriesSince(moment)).logs.length).toBe(1)
  await context.close()
})

test.describe('a page that is left open', () => {
  const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true })
  const inZone = async (zone: string) => {
    await database.query('BEGIN')
    await actAs(database, 'phaseline_system')
    const { rows } = await database.query<{ clinic_id: string; patient_id: string }>(
      'SELECT clinic_id, patient_id FROM accounts WHERE sign_in = $1',
      [patient],
    )
    await actAs(database, 'phaseline_staff', rows[0]!.clinic_id)
    await database.query('UPDATE patients SET time_zone = $2 WHERE id = $1', [rows[0]!.patient_id, zone])
    await database.query('COMMIT')
  }
  test.beforeEach(() =>
    asOwner(
      env.DATABASE_URL!,
      'ALTER TABLE logs NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER',
      'ALTER TABLE check_ins NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER',
      `DELETE FROM logs WHERE due_on > current_date - 4`,
      `DELETE FROM check_ins WHERE "on" > current_date - 4`,
      'ALTER TABLE logs ENABLE TRIGGER USER, FORCE ROW LEVEL SECURITY',
      'ALTER TABLE check_ins ENABLE TRIGGER USER, FORCE ROW LEVEL SECURITY',
    ),
  )

  test('begins the next day with nothing said', async () => {
    // Where it is a day earlier than where it then is.
    await inZone('Pacific/Pago_Pago')
    const { context, page } = await signedIn()
    // Under "Today".
    const date = page.locator('h1 + p')
    const evening = await date.innerText()
    const [name = ''] = await namesOf(page)
    await toDo(page).first().tap()
    await expect(group(page, name)).toContainText('Done')
    const pain = page.getByRole('region', { name: 'How is your pain today?' })
    await pain.getByRole('button', { name: /^4, pain on the whole day/ }).click()
    await expect(pain).toContainText('Pain 4 of 10')
    await expect.poll(() => lying(page, 'waiting')).toBe(0)

    await inZone('Pacific/Kiritimati')
    await page.evaluate(() => {
      const now = Date.now
      const Today = Date
      globalThis.Date = class extends Today {
        constructor() {
          super(now() + 86_400_000)
        }
      } as DateConstructor
      document.dispatchEvent(new Event('visibilitychange'))
      globalThis.Date = Today
    })
    await expect(date).not.toHaveText(evening)
    await expect(group(page, name).getByRole('button', { name: `Done: ${name}` })).toBeVisible()
    await expect(pain).not.toContainText('Pain 4 of 10')
    await inZone('Europe/London')
    await context.close()
  })

  test('shows what another phone took back as not done', async () => {
    const { context, page } = await signedIn()
    const moment = new Date()
    const [first = '', second = ''] = await namesOf(page)
    await group(page, first)
      .getByRole('button', { name: `Done: ${first}` })
      .tap()
    await expect.poll(async () => (await entriesSince(moment)).logs.length).toBe(1)
    const [log] = (await entriesSince(moment)).logs
    const cookie = await cookieOf(program.origin, patient)
    const days = (await (await fetch(`${program.origin}/api/today`, { headers: { cookie } })).json()) as {
      logs: Record<string, unknown>[]
    }
    const { prescriptionId, dueOn, slot } = days.logs.find(({ id }) => id === log!.id)!
    const { outcomes } = await send(
      program.origin,
      cookie,
      done({ prescriptionId, dueOn, slot } as Record<string, string>).replace(
        '"status":"done"',
        `"status":"removed","replaces":"${log!.id}"`,
      ),
    )
    expect(outcomes).toEqual(['stored'])
    await group(page, second)
      .getByRole('button', { name: `Done: ${second}` })
      .tap()
    await expect(group(page, second).getByRole('button', { name: `Remove: ${second}` })).toBeVisible()
    await expect(group(page, first).getByRole('button', { name: `Done: ${first}` })).toBeVisible()
    await context.close()
  })
})

test('long notes of weeks, more than the clinic takes in one request, are all sent', async () => {
  const { context, page } = await signedIn()
  const moment = new Date()
  const cookie = await cookieOf(program.origin, patient)
  const items = await due(program.origin, cookie)
  // Each exercise is logged and changed again and again; ids are made in the order of time.
  const changes = items.slice(0, 5).flatMap((item) => {
    const [log] = (JSON.parse(done(item)) as { logs: Record<string, unknown>[] }).logs
    const ids = Array.from({ length: 20 }, () => v7())
    return ids.map((id, at) => ({
      ...{ ...log, id, replaces: at === 0 ? null : ids[at - 1] },
      note: '👍🏽'.repeat(290),
    }))
  })
  expect(Buffer.byteLength(JSON.stringify(changes))).toBeGreaterThan(256 * 1024)
  await context.setOffline(true)
  await keepWaiting(page, changes)
  await context.setOffline(false)
  await expect.poll(() => lying(page, 'waiting')).toBe(0)
  expect((await entriesSince(moment)).logs).toHaveLength(100)
  await context.close()
})

test('what the clinic takes no more of today stays on the phone, and is sent when there is room', async () => {
  const { context, page } = await signedIn(demoPeople.patient)
  const cookie = await cookieOf(program.origin, demoPeople.patient)
  const which = (await namesOf(page)).at(-1) ?? ''
  const group = page.getByRole('group', { name: which, exact: true })
  const itsOwn = await group.locator('input[name=prescriptionId]').first().inputValue()
  // As much as a clinic takes within a day: other exercises, changed again and again.
  const others = (await due(program.origin, cookie)).filter((item) => item.prescriptionId !== itsOwn)
  const changes = others.slice(0, 3).flatMap((item) => {
    const [log] = (JSON.parse(done(item)) as { logs: Record<string, unknown>[] }).logs
    const ids = Array.from({ length: 11 }, () => crypto.randomUUID())
    return ids.map((id, at) => ({
      ...{ ...log, id, replaces: at === 0 ? null : ids[at - 1] },
      note: `${at} ${'क्षि'.repeat(497)}`,
    }))
  })
  const full = await send(program.origin, cookie, JSON.stringify({ logs: changes }))
  expect(full.outcomes?.at(-1)).toBe('refused')

  await page.getByRole('link', { name: `More: ${which}` }).click()
  const sheet = page.getByRole('form', { name: `More about ${which}` })
  await sheet.getByRole('textbox').last().fill('अच्छा '.repeat(80))
  await sheet.getByRole('button', { name: 'Save' }).click()
  const waits = page.getByText('Saved on this phone, 1 to send')
  await expect(waits).toBeVisible()
  await expect(page.getByText('Your clinic cannot take it yet')).toBeVisible()
  await expectAccessible(page)
  await page.reload()
  await expect(waits).toBeVisible()
  await expect(page.getByRole('region', { name: 'Could not be saved' })).toHaveCount(0)

  // A day later.
  await asOwner(
    env.DATABASE_URL!,
    'ALTER TABLE logs NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER',
    `UPDATE logs SET received_at = received_at - interval '25 hours'`,
    'ALTER TABLE logs ENABLE TRIGGER USER, FORCE ROW LEVEL SECURITY',
  )
  await page.reload()
  await expect(page.getByText('Sent', { exact: true })).toBeVisible()
  expect(await lying(page, 'waiting')).toBe(0)
  await context.close()
})
