// A therapist leaves: what is still theirs is said before and after, and led to until somebody else has it.
import { expectAccessible } from './accessible'
import { ownDemo, type OwnDemo } from './own-demo'
import { awake, demoPeople, expect, prove, signIn, test } from './story'

let at: { baseURL: string }
let end: OwnDemo['end']

test.describe.configure({ timeout: 180_000 })
test.beforeAll(async () => {
  const demo = await ownDemo({ NEXTAUTH_SECRET: 'the session key of somebody who leaves' })
  at = { baseURL: demo.program.origin }
  ;({ end } = demo)
})
test.afterAll(() => end?.())

test('whoever is disabled leaves patients and sessions that the settings lead to', async ({ device }) => {
  const page = await device(at)
  await signIn(page, demoPeople.admin)
  await page.goto('/settings')
  await awake(page)
  await prove(page)
  const row = page.getByRole('listitem').filter({ hasText: 'Chiara Rossi' })
  await row.getByRole('button', { name: 'Disable Chiara Rossi' }).click()
  const asking = page.getByRole('dialog', { name: 'Disable Chiara Rossi' })
  await expect(asking).toContainText(/So do \d+ patients and \d+ booked sessions, until somebody else/)
  await asking.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(row.getByText('Disabled')).toBeVisible()
  await expect(row).toContainText(/\d+ patients and \d+ booked sessions still with Chiara Rossi/)
  await expectAccessible(page)

  await row.getByRole('button', { name: 'Hand over patients of Chiara Rossi' }).click()
  await row.getByLabel(/^Who takes over/).selectOption({ label: 'Ben Lindqvist' })
  await row.getByRole('button', { name: 'Hand over', exact: true }).click()
  await expect(row.getByText(/patients handed over$/)).toBeVisible()
  await expect(row).toContainText(/\d+ booked sessions still with Chiara Rossi/)
  await row.getByRole('link', { name: 'move them in the calendar' }).last().click()
  const whose = page.getByLabel('Whose sessions')
  await expect(whose.locator('option:checked')).toHaveText('Chiara Rossi')
  await expect(page.getByRole('heading', { level: 1, name: 'Calendar' })).toBeVisible()
})
