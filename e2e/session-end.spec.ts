// A page that is left open: it says so before its session ends, hides what it shows afterwards, and loses nothing typed.
import type { Page } from '@playwright/test'
import { asOwner } from '@/prisma/cloned'
import { expectAccessible } from './accessible'
import { serveMatrix, type Served } from './authorisation.people'
import { awake, demoPassphrase, demoPeople, expect, fillSignIn, test } from './story'

let served: Served

test.describe.configure({ mode: 'default', timeout: 180_000 })
test.beforeAll(async () => {
  served = await serveMatrix()
})
test.afterAll(() => served?.stop())

/** As if the therapist's open page had last been heard of some minutes ago. */
const lastSeen = (minutes: number) =>
  served.asSystem(
    `UPDATE auth_sessions SET last_seen_at = now() - make_interval(secs => $1::float * 60)
     WHERE ended_at IS NULL AND device <> 'matrix'`,
    [minutes],
  )
/** When the page looks for itself, by the alarm that it sets once it knows how long is left. */
async function tillItLooks(page: Page) {
  await page.waitForFunction(() => (window as Alarmed).alarmSet)
  await page.clock.fastForward(29 * 60_000)
}
type Alarmed = Window & { alarmSet?: true }

const secondsSinceSeen = async () => {
  const [row] = await served.asSystem<{ seconds: number }>(
    `SELECT extract(epoch FROM now() - max(last_seen_at))::float AS seconds FROM auth_sessions
     WHERE ended_at IS NULL AND device <> 'matrix'`,
  )
  return row!.seconds
}

/** The form for a new patient. */
async function openForm(page: Page) {
  const answered = () => page.waitForResponse(/\/api\/session$/)
  await page.clock.install()
  await page.addInitScript((longest) => {
    const set = window.setTimeout.bind(window) as (...given: unknown[]) => number
    window.setTimeout = ((...given: unknown[]) => {
      if (Number(given[1]) > longest) (window as Alarmed).alarmSet = true
      return set(...given)
    }) as typeof window.setTimeout
  }, 20 * 60_000)
  await page.goto('/sign-in')
  const onCaseload = answered()
  await fillSignIn(page, demoPeople.therapist, demoPassphrase)
  await expect(page).toHaveURL(/\/caseload$/)
  await onCaseload
  const onForm = answered()
  await page.goto('/patients/new')
  await awake(page)
  await onForm
}

test('a page left open warns, and stays signed in when it is told to', async ({ device }) => {
  const page = await device({ baseURL: served.origin })
  await openForm(page)
  await lastSeen(28.5)
  const warning = page.getByRole('dialog', { name: 'Are you still there?' })
  await tillItLooks(page)
  await expect(warning).toBeVisible()
  await expectAccessible(page)
  await warning.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(warning).toHaveCount(0)
  await expect.poll(secondsSinceSeen).toBeLessThan(60)
})

test('somebody who types is not asked, and stays', async ({ device }) => {
  const page = await device({ baseURL: served.origin })
  await openForm(page)
  await lastSeen(10)
  await page.clock.fastForward(10 * 60_000)
  await page.getByLabel('Name', { exact: true }).pressSequentially('Ida')
  await expect.poll(secondsSinceSeen).toBeLessThan(60)
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('after the end nothing can be read, and what was typed is there once one has signed in again', async ({
  device,
}) => {
  const page = await device({ baseURL: served.origin })
  await openForm(page)
  await page.getByLabel('Name', { exact: true }).fill('Ida Half Written')
  await lastSeen(31)
  const ended = page.getByRole('dialog', { name: 'You are signed out' })
  await tillItLooks(page)
  await expect(ended).toBeVisible()
  await expectAccessible(page)

  const opening = page.context().waitForEvent('page')
  await ended.getByRole('link', { name: 'Sign in in another tab' }).click()
  const tab = await opening
  await fillSignIn(tab, demoPeople.therapist, demoPassphrase)
  await expect(tab).toHaveURL(/\/caseload$/)
  // The other tab says that it was opened.
  await expect(ended).toHaveCount(0)
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ida Half Written')
  await page.getByRole('button', { name: 'Save patient' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ida Half Written' })).toBeVisible()
})

test('signing out in another tab covers it at once, and signing in there opens it again', async ({
  device,
}) => {
  const page = await device({ baseURL: served.origin })
  await page.goto('/sign-in')
  await fillSignIn(page, demoPeople.therapist, demoPassphrase)
  await expect(page).toHaveURL(/\/caseload$/)
  await page.goto('/patients/new')
  await awake(page)
  const name = page.getByLabel('Name', { exact: true })
  await name.fill('Ida Out Meanwhile')
  const tab = await page.context().newPage()
  await tab.goto('/caseload')
  await awake(tab)
  await tab.getByRole('button', { name: 'Sign out' }).click()
  await expect(tab).toHaveURL(/\/sign-in/)
  const ended = page.getByRole('dialog', { name: 'You are signed out' })
  await expect(ended).toBeVisible()
  await fillSignIn(tab, demoPeople.therapist, demoPassphrase)
  await expect(tab).toHaveURL(/\/caseload$/)
  await expect(ended).toHaveCount(0)
  await expect(name).toHaveValue('Ida Out Meanwhile')
})

test('what was typed stays where one’s right has ended meanwhile', async ({ device, expectedComplaints }) => {
  expectedComplaints.push(/status of 404/)
  const page = await device({ baseURL: served.origin })
  await page.goto('/sign-in')
  await fillSignIn(page, 'therapist2@demo.test', demoPassphrase)
  await expect(page).toHaveURL(/\/caseload$/)
  await page.goto('/patients/emergency')
  await awake(page)
  await page.getByLabel('Full name of the patient').fill('Edith Marlowe')
  await page.getByLabel('Born').fill('1951-04-02')
  await page.getByLabel('The patient is here and needs help now').check()
  await page.getByRole('button', { name: 'Open the record for one hour' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Edith Marlowe' })).toBeVisible()
  const at = page.url()
  await page.goto(`${at}/edit`)
  await awake(page)
  const messages = await page.context().newPage()
  await messages.goto(`${at}/messages`)
  await awake(messages)
  const note = page.getByRole('form', { name: 'Private note' })
  await note.getByLabel('Note').fill('Fell on the stairs at noon')
  await messages.getByLabel('Message to Edith Marlowe').fill('Rest until tomorrow')
  await overTheHour()

  await note.getByRole('button', { name: 'Save note' }).click()
  await messages.getByRole('button', { name: 'Send message' }).click()
  for (const each of [page, messages])
    await expect(each.getByText('This does not exist, or is not yours to see.').first()).toBeVisible()
  await expect(note.getByLabel('Note')).toHaveValue('Fell on the stairs at noon')
  await expect(messages.getByLabel('Message to Edith Marlowe')).toHaveValue('Rest until tomorrow')
  await messages.close()

  // Nor does a page of another role open again for the same person.
  await asOwner(
    served.databaseUrl,
    `ALTER TABLE accounts NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER;
     UPDATE accounts SET roles = '{admin}' WHERE sign_in = 'therapist2@demo.test';
     ALTER TABLE accounts FORCE ROW LEVEL SECURITY, ENABLE TRIGGER USER`,
  )
  const tab = await page.context().newPage()
  await tab.goto('/settings')
  await awake(tab)
  await expect(page.getByRole('dialog', { name: 'Your role in the clinic has changed' })).toBeVisible()
  await expectAccessible(page)
  await expect(tab.getByRole('dialog')).toHaveCount(0)
})

/** As if all emergencies had begun two hours before. Only the tables' owner could, and only by lifting the wall. */
const overTheHour = () =>
  asOwner(
    served.databaseUrl,
    `ALTER TABLE emergency_accesses NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER;
     UPDATE emergency_accesses SET at = at - interval '2 hours', ends_at = ends_at - interval '2 hours';
     ALTER TABLE emergency_accesses FORCE ROW LEVEL SECURITY, ENABLE TRIGGER USER`,
  )
