// What the phone sends and when, where the clinic takes it in parts or another day; and what its page shows that is left open.
import type { Page } from '@playwright/test'
import { v7 } from 'uuid'
import { ownerName } from '@/domain/accounts/page-owner'
import { asOwner } from '@/prisma/cloned'
import { expectAccessible } from './accessible'
import { asTheirClinic, beginsGarden, entriesSince, garden, namesOf, patient, signedIn, toDo } from './garden'
import { held, holdLogs } from './held'
import { lying, onPhone } from './phone-store'
import { cookieOf, done, due, send } from './program'
import { awake, demoPeople, expect, test } from './story'

beginsGarden()

/** As if this had been logged on the phone by whoever is signed in. */
async function keepWaiting(page: Page, logs: { id: string }[]): Promise<void> {
  const person = await page.locator(`meta[name=${ownerName}]`).getAttribute('content')
  for (const log of logs)
    await onPhone(page, 'waiting', 'put', { id: log.id, person, about: 'Weeks of it', refused: null, log })
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

test('what is refused once its page was left is said where one comes back', async () => {
  const { context, page } = await signedIn()
  const answer = held()
  await page.route('**/api/logs', async (route) => {
    const { logs } = route.request().postDataJSON() as { logs: unknown[] }
    await answer.until
    const refused = { outcome: 'refused', errors: { status: 'This exercise is no longer in your plan.' } }
    await route.fulfill({ json: { results: logs.map(() => refused) } })
  })
  const said = page.getByText('This exercise is no longer in your plan.')
  const tap = () =>
    page
      .getByRole('button', { name: /^Done: / })
      .first()
      .click()
  const asked = page.waitForRequest('**/api/logs')
  await tap()
  await asked
  await page.getByRole('link', { name: 'Progress' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Progress' })).toBeVisible()
  answer.letGo()
  await page.getByRole('link', { name: 'Today' }).click()
  const list = page.getByRole('region', { name: 'Could not be saved' })
  await expect(list).toContainText('This exercise is no longer in your plan.')
  await list.getByRole('button').first().click()
  await expect(said).toHaveCount(0)
  expect(await lying(page, 'waiting')).toBe(0)

  // Where the form is still there it says so itself, and alone.
  await tap()
  await expect(said).toHaveCount(1)
  await expect.poll(() => lying(page, 'waiting')).toBe(0)
  await expect(list).toHaveCount(0)
  await context.close()
})

test('what another version has left on the phone waits there, and is not sent without end', async () => {
  const { context, page } = await signedIn()
  const moment = new Date()
  const person = await page.locator(`meta[name=${ownerName}]`).getAttribute('content')
  const odd = { id: v7(), person, about: 'Of another version', refused: null }
  await onPhone(page, 'waiting', 'put', odd)
  let sent = 0
  page.on('request', (request) => (sent += Number(new URL(request.url()).pathname === '/api/logs')))
  await page
    .getByRole('button', { name: /^Done: / })
    .first()
    .click()
  await expect.poll(async () => (await entriesSince(moment)).logs.length).toBe(1)
  await expect(page.getByText(/^Saved on this phone/)).toHaveCount(0)
  expect(await onPhone(page, 'waiting', 'get', odd.id)).toEqual(odd)
  // Nor after it was asked to look again.
  await context.setOffline(true)
  await context.setOffline(false)
  await page
    .getByRole('button', { name: /^Done: / })
    .first()
    .click()
  await expect.poll(async () => (await entriesSince(moment)).logs.length).toBe(2)
  expect(sent).toBe(2)
  await onPhone(page, 'waiting', 'clear')
  await context.close()
})

/** An exercise each, logged and changed again and again: more than the clinic takes in one request. */
async function longNotes(): Promise<{ id: string }[]> {
  const items = await due(garden.program.origin, await cookieOf(garden.program.origin, patient))
  // Ids are made in the order of time.
  const changes = items.slice(0, 5).flatMap((item) => {
    const [log] = (JSON.parse(done(item)) as { logs: Record<string, unknown>[] }).logs
    const ids = Array.from({ length: 20 }, () => v7())
    return ids.map((id, at) => ({
      ...{ ...log, id, replaces: at === 0 ? null : ids[at - 1] },
      note: '👍🏽'.repeat(290),
    }))
  })
  expect(Buffer.byteLength(JSON.stringify(changes))).toBeGreaterThan(256 * 1024)
  return changes
}

test('long notes of weeks, more than the clinic takes in one request, are all sent', async () => {
  const { context, page } = await signedIn()
  const moment = new Date()
  const changes = await longNotes()
  await context.setOffline(true)
  await keepWaiting(page, changes)
  await context.setOffline(false)
  // In parts, one after the other.
  await expect.poll(() => lying(page, 'waiting'), { timeout: 60_000 }).toBe(0)
  expect((await entriesSince(moment)).logs).toHaveLength(100)
  await context.close()
})

/** A phone that is full for whatever is put there. */
const noRoom = (page: Page, ...stores: string[]) =>
  page.evaluate((stores) => {
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given) {
      const request = put.apply(this, given)
      if (stores.includes(this.name)) this.transaction.abort()
      return request
    }
  }, stores)

test('a phone that is full sends all of them too, before somebody signs out', async () => {
  await nothingSaid()
  const { context, page } = await signedIn()
  const moment = new Date()
  const changes = await longNotes()
  await page.goto('/account')
  await awake(page)
  await noRoom(page, 'days')
  await keepWaiting(page, changes)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  // In parts, one after the other.
  await expect(page).toHaveURL(/\/sign-in/, { timeout: 60_000 })
  expect((await entriesSince(moment)).logs).toHaveLength(100)
  await context.close()
})

/** Another phone of theirs says that the first of what is due is done. */
async function quicker(): Promise<{ id: string }> {
  const cookie = await cookieOf(garden.program.origin, patient)
  const [item] = await due(garden.program.origin, cookie)
  const body = done(item!)
  expect((await send(garden.program.origin, cookie, body)).outcomes).toEqual(['stored'])
  return (JSON.parse(body) as { logs: [{ id: string }] }).logs[0]
}

test('a phone that is full asks all the same which of two answers counts', async () => {
  await nothingSaid()
  const { context, page } = await signedIn()
  const moment = new Date()
  const stands = await quicker()
  const none = { setsDone: null, repsDone: null, skipReason: null, painAfter: null, effort: null, note: '' }
  // Ids are made in the order of time.
  const [first, then] = [v7(), v7()]
  await noRoom(page, 'days')
  await context.setOffline(true)
  await keepWaiting(page, [
    { ...stands, ...none, ...{ id: first, pain: null, replaces: null } },
    { ...stands, ...none, ...{ id: then, pain: 7, replaces: first } },
  ])
  await context.setOffline(false)
  const asked = page.getByRole('region', { name: 'Could not be saved' })
  await expect(asked).toContainText('You said: Done · pain 7 of 10')
  await expect(asked.getByRole('listitem')).toHaveCount(1)
  await expect(page.getByText(/^Saved on this phone/)).toHaveCount(0)
  await asked.getByRole('button', { name: /^Use this answer instead/ }).click()
  await expect(asked).toHaveCount(0)
  await expect.poll(() => lying(page, 'waiting')).toBe(0)
  const { logs } = await entriesSince(moment)
  expect(logs).toContainEqual(expect.objectContaining({ pain: 7, replaces: stands.id }))
  await context.close()
})

test('on a phone that is full the pictures make room for what was stored', async () => {
  await nothingSaid()
  const { context, page } = await signedIn()
  const moment = new Date()
  // By nothing else it comes to what is known.
  await page.route('**/api/today', (route) => route.abort())
  await page.evaluate(() => {
    const { put, clear } = IDBObjectStore.prototype
    let full = true
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given) {
      const request = put.apply(this, given)
      if (full && this.name === 'days') this.transaction.abort()
      return request
    }
    IDBObjectStore.prototype.clear = function (this: IDBObjectStore) {
      if (this.name === 'pictures') full = false
      return clear.apply(this)
    }
  })
  await toDo(page).first().tap()
  await expect.poll(async () => (await entriesSince(moment)).logs.length).toBe(1)
  await expect.poll(() => lying(page, 'waiting')).toBe(0)
  const [log] = (await entriesSince(moment)).logs
  const kept = await onPhone<{ logs: { id: string }[] }>(page, 'days', 'get', 'kept')
  expect(kept!.logs.map(({ id }) => id)).toContain(log!.id)
  await context.close()
})

test('what is tapped on a phone that has no room to write down that it was refused is still to be sent', async () => {
  await nothingSaid()
  const { context, page } = await signedIn()
  await quicker()
  await noRoom(page, 'days', 'waiting')
  const [name = ''] = await namesOf(page)
  await toDo(page).first().tap()
  await expect(page.getByText('Saved on this phone, 1 to send')).toBeVisible()
  await expect(page.getByRole('group', { name, exact: true })).toContainText('Done')
  // With room again.
  await page.reload()
  await expect(page.getByRole('region', { name: 'Could not be saved' })).toContainText('You said: Done')
  await context.close()
})

/** The last days are still to do. */
const nothingSaid = () =>
  asOwner(
    garden.env.DATABASE_URL!,
    'ALTER TABLE logs NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER',
    'ALTER TABLE check_ins NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER',
    `DELETE FROM logs WHERE due_on > current_date - 4`,
    `DELETE FROM check_ins WHERE "on" > current_date - 4`,
    'ALTER TABLE logs ENABLE TRIGGER USER, FORCE ROW LEVEL SECURITY',
    'ALTER TABLE check_ins ENABLE TRIGGER USER, FORCE ROW LEVEL SECURITY',
  )

test('on a slow line a tap is seen at once, and what is tapped next corrects it', async () => {
  await nothingSaid()
  const { context, page } = await signedIn()
  const moment = new Date()
  const card = page.getByRole('region', { name: 'How is your pain today?' })
  const pain = (number: number) =>
    card.getByRole('button', { name: `${number}, pain on the whole day`, exact: true })
  let answer = await holdLogs(page)
  // However long the taps take here, the phone does not give up waiting in between.
  await page.clock.pauseAt(Date.now() + 60_000)
  await pain(6).click()
  await expect(pain(6)).toBeDisabled()
  await expect(pain(6).locator('svg.animate-spin')).toBeVisible()
  await page.clock.fastForward(700)
  await pain(8).click()
  await expect(pain(8)).toBeDisabled()
  await expect(pain(6)).toBeEnabled()
  await page.clock.resume()
  answer()
  await expect(card).toContainText('Pain 8 of 10')
  const { checkIns } = await entriesSince(moment)
  expect(checkIns.map((each) => each.pain)).toEqual([6, 8])
  expect(checkIns[1]!.replaces).toBe(checkIns[0]!.id)

  const [name = ''] = await namesOf(page)
  const exercise = page.getByRole('group', { name, exact: true })
  await exercise.getByRole('button', { name: `Done: ${name}` }).click()
  await expect(exercise.getByRole('button', { name: `3, pain while doing ${name}` })).toBeVisible()
  answer = await holdLogs(page)
  await exercise.getByRole('button', { name: `3, pain while doing ${name}` }).click()
  await exercise.getByRole('button', { name: `5, pain while doing ${name}` }).click()
  answer()
  await expect(exercise).toContainText('pain 5 of 10')
  answer = await holdLogs(page)
  await exercise.getByRole('button', { name: `Remove: ${name}` }).click()
  await expect(exercise.getByRole('button', { name: `Removing: ${name}` })).toBeVisible()
  answer()
  await expect(exercise.getByRole('button', { name: `Done: ${name}` })).toBeVisible()
  const pains = (await entriesSince(moment)).logs.map((each) => each.pain)
  expect(pains).toEqual([null, 3, 5, null])
  await context.close()
})

test('what is written while a tap is on its way stays, and is sent with what comes next', async () => {
  await nothingSaid()
  const { context, page } = await signedIn()
  const moment = new Date()
  // However long this takes here, the phone does not give up waiting in between.
  await page.clock.pauseAt(Date.now() + 60_000)
  const card = page.getByRole('region', { name: 'How is your pain today?' })
  let answer = await holdLogs(page)
  await card.getByRole('button', { name: '4, pain on the whole day', exact: true }).click()
  await card.getByText('Add a word').press('Enter')
  await card.getByLabel('A word on the day').fill('Slept badly')
  answer()
  await expect(card.getByRole('status')).toHaveText('Saved')
  await expect(card.getByLabel('A word on the day')).toHaveValue('Slept badly')
  await card.getByRole('button', { name: 'Save the word' }).press('Enter')
  await expect(card).toContainText('Pain 4 of 10')
  await expect(card).toContainText('Slept badly')

  const [name = ''] = await namesOf(page)
  const exercise = page.getByRole('group', { name, exact: true })
  const sheet = exercise.getByRole('form', { name: `More about ${name}` })
  const note = sheet.getByLabel('A note for your therapist')
  answer = await holdLogs(page)
  await exercise.getByRole('button', { name: `Done: ${name}` }).click()
  await exercise.getByRole('link', { name: `More: ${name}` }).press('Enter')
  await sheet.getByRole('radio', { name: 'I did a part of it' }).check()
  await note.fill('It clicked')
  answer()
  await expect(exercise.getByRole('status')).toHaveText('Saved')
  await expect(note).toHaveValue('It clicked')
  answer = await holdLogs(page)
  await sheet.getByRole('button', { name: 'Save' }).press('Enter')
  await note.fill('It clicked, and went numb')
  answer()
  await expect(exercise.getByRole('status')).toHaveText('Saved')
  await expect(note).toHaveValue('It clicked, and went numb')
  await sheet.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(sheet).toHaveCount(0)
  await expect(exercise).toContainText('Done in part')
  await page.clock.resume()
  const { logs, checkIns } = await entriesSince(moment)
  expect(checkIns.map(({ pain, words }) => [pain, words])).toEqual([
    [4, ''],
    [4, 'Slept badly'],
  ])
  expect(logs.map(({ words }) => words)).toEqual(['', 'It clicked', 'It clicked, and went numb'])
  await context.close()
})

test('what another phone says while a sheet is being filled in is asked about, and not written over', async () => {
  await nothingSaid()
  const { context, page } = await signedIn()
  const moment = new Date()
  const cookie = await cookieOf(garden.program.origin, patient)
  const [item] = await due(garden.program.origin, cookie)
  const [name = '', other = ''] = await namesOf(page)
  const exercise = page.getByRole('group', { name, exact: true })
  const sheet = exercise.getByRole('form', { name: `More about ${name}` })
  await exercise.getByRole('link', { name: `More: ${name}` }).press('Enter')
  await sheet.getByRole('radio', { name: 'I did a part of it' }).check()
  expect(await send(garden.program.origin, cookie, done(item!))).toMatchObject({ outcomes: ['stored'] })
  await page.getByRole('button', { name: `Done: ${other}`, exact: true }).press('Enter')
  // The page has heard of it.
  await expect(exercise.getByText('Done', { exact: true })).toBeVisible()
  await sheet.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(exercise.getByRole('alert')).toContainText('already logged or changed elsewhere')
  expect((await entriesSince(moment)).logs).toHaveLength(2)
  await context.close()
})

/** By another phone of the patient. */
async function saidElsewhere(
  cookie: string,
  said: { planId: string; on: string; pain: number; replaces: string | null },
) {
  const at = new Date().toISOString()
  const times = { performedAt: at, loggedAt: at, timeZone: 'Europe/London' }
  const checkIn = { id: v7(), ...said, word: '', ...times }
  const { outcomes } = await send(garden.program.origin, cookie, JSON.stringify({ checkIns: [checkIn] }))
  expect(outcomes).toEqual(['stored'])
}

test('a word that is being written on the day stays beside what another phone says of it, and is asked about', async () => {
  await nothingSaid()
  const { context, page } = await signedIn()
  const moment = new Date()
  const cookie = await cookieOf(garden.program.origin, patient)
  const [name = ''] = await namesOf(page)
  const card = page.getByRole('region', { name: 'How is your pain today?' })
  const field = (name: string) => card.locator(`input[name=${name}]`).inputValue()
  const [planId, on] = [await field('planId'), await field('on')]
  await card.getByText('Add a word').press('Enter')
  const word = card.getByLabel('A word on the day')
  await word.fill('Slept badly')
  await saidElsewhere(cookie, { planId, on, pain: 4, replaces: null })
  await page.getByRole('button', { name: `Done: ${name}`, exact: true }).press('Enter')
  await expect(card).toContainText('Pain 4 of 10')
  await expect(word).toHaveValue('Slept badly')
  await card.getByRole('button', { name: 'Save the word' }).press('Enter')
  await expect(card.getByRole('alert')).toContainText('already logged or changed elsewhere')
  expect((await entriesSince(moment)).checkIns).toHaveLength(1)
  await context.close()
})

test.describe('a page that is left open', () => {
  const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true })
  const inZone = (zone: string) =>
    asTheirClinic((ids) =>
      garden.database.query('UPDATE patients SET time_zone = $2 WHERE id = $1', [ids.patient, zone]),
    )
  test.beforeEach(nothingSaid)

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
        static override now() {
          return now() + 86_400_000
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

  test('asks which of two answers counts, where another phone was quicker', async () => {
    const { context, page } = await signedIn()
    const moment = new Date()
    const card = page.getByRole('region', { name: 'How is your pain today?' })
    const pain = (number: number) =>
      card.getByRole('button', { name: `${number}, pain on the whole day`, exact: true })
    const field = (name: string) => card.locator(`input[name=${name}]`).inputValue()
    const [planId, on] = [await field('planId'), await field('on')]
    const cookie = await cookieOf(garden.program.origin, patient)
    let replaces: string | null = null
    const onTheOther = async (pain: number) => {
      await saidElsewhere(cookie, { planId, on, pain, replaces })
    }
    const isAskedByItself = (url: URL) => url.searchParams.has('_rsc')
    const asking = new Set<unknown>()
    page.on('request', (request) => isAskedByItself(new URL(request.url())) && asking.add(request))
    for (const end of ['requestfinished', 'requestfailed'] as const)
      page.on(end as 'requestfinished', (request) => asking.delete(request))
    await onTheOther(3)
    await pain(5).click()
    const asked = card.getByRole('alert')
    await expect(asked).toContainText('You said: Pain 5 of 10')
    await expect(card.locator('p').filter({ hasText: /^Pain 3 of 10$/ })).toBeVisible()
    await expect(page.getByText('Sent', { exact: true })).toHaveCount(0)
    await expect(page.getByRole('region', { name: 'Could not be saved' })).toHaveCount(0)
    await expectAccessible(page)
    await asked.getByRole('button', { name: 'Use this answer instead' }).click()
    await expect(card).toContainText('Pain 5 of 10')
    await expect(asked).toHaveCount(0)
    const { checkIns } = await entriesSince(moment)
    expect(checkIns.map((each) => [each.pain, each.replaces])).toEqual([
      [3, null],
      [5, checkIns[0]!.id],
    ])

    // Once more, and the person goes elsewhere before they have said which. What the page asks for by itself would tell it before.
    await page.route(isAskedByItself, (route) => void asking.delete(route.request()))
    await expect.poll(() => asking.size).toBe(0)
    replaces = checkIns[1]!.id
    await onTheOther(2)
    await card.getByRole('link', { name: 'Change how your pain is' }).press('Enter')
    await pain(7).click()
    await expect(asked).toContainText('You said: Pain 7 of 10')
    await page.unroute(isAskedByItself)
    await page.reload()
    const left = page.getByRole('region', { name: 'Could not be saved' })
    await expect(left).toContainText('You said: Pain 7 of 10')
    await left.getByRole('button', { name: 'Leave it out' }).click()
    await expect(left).toHaveCount(0)
    await expect(card).toContainText('Pain 2 of 10')
    expect(await lying(page, 'waiting')).toBe(0)
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
    const cookie = await cookieOf(garden.program.origin, patient)
    const days = (await (
      await fetch(`${garden.program.origin}/api/today`, { headers: { cookie } })
    ).json()) as {
      logs: Record<string, unknown>[]
    }
    const { prescriptionId, dueOn, slot } = days.logs.find(({ id }) => id === log!.id)!
    const { outcomes } = await send(
      garden.program.origin,
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

test('what the clinic takes no more of today stays on the phone, and is sent when there is room', async () => {
  const { context, page } = await signedIn(demoPeople.patient)
  const cookie = await cookieOf(garden.program.origin, demoPeople.patient)
  const which = (await namesOf(page)).at(-1) ?? ''
  const group = page.getByRole('group', { name: which, exact: true })
  const itsOwn = await group.locator('input[name=prescriptionId]').first().inputValue()
  // As much as a clinic takes within a day: other exercises, changed again and again.
  const others = (await due(garden.program.origin, cookie)).filter((item) => item.prescriptionId !== itsOwn)
  const changes = others.slice(0, 3).flatMap((item) => {
    const [log] = (JSON.parse(done(item)) as { logs: Record<string, unknown>[] }).logs
    const ids = Array.from({ length: 11 }, () => crypto.randomUUID())
    return ids.map((id, at) => ({
      ...{ ...log, id, replaces: at === 0 ? null : ids[at - 1] },
      note: `${at} ${'क्षि'.repeat(497)}`,
    }))
  })
  const full = await send(garden.program.origin, cookie, JSON.stringify({ logs: changes }))
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
    garden.env.DATABASE_URL!,
    'ALTER TABLE logs NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER',
    `UPDATE logs SET received_at = received_at - interval '25 hours'`,
    'ALTER TABLE logs ENABLE TRIGGER USER, FORCE ROW LEVEL SECURITY',
  )
  await page.reload()
  // The page before may have asked again already, and told it.
  await expect.poll(() => lying(page, 'waiting')).toBe(0)
  await page.reload()
  await expect(group.getByText('अच्छा')).toBeVisible()
  await expect(waits).toHaveCount(0)
  await context.close()
})
