// The morning round: who fell silent, a message and a session without leaving the list, and a note that closes the matter.
import { expectAccessible } from './accessible'
import { addressesOf, awake, daysAfter, demoPeople, desk, expect, goTo, signIn, test } from './story'

test.describe.configure({ timeout: 120_000 })

test('a therapist sees who is silent, writes, books and closes the flag with a note', async ({ device }) => {
  const page = await device(desk)
  await signIn(page, demoPeople.therapist)
  await page.getByLabel('Attention').selectOption('Silent')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/\/caseload\?.*flag=silent/)
  const line = page.getByRole('row').filter({ hasText: 'Ines Duarte' })
  await expect(page.getByRole('row').nth(1)).toContainText('Ines Duarte')
  await expect(line).toContainText(/No log for \d+ days, while \d+ were due since \d+ \w+/)
  await awake(page)

  await line.getByRole('button', { name: 'Message Ines Duarte' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Message to Ines Duarte' }).fill('Is everything all right?')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Send message' }).click()
  await expect(page.getByRole('status')).toHaveText('The message to Ines Duarte is sent.')

  await line.getByRole('button', { name: 'Book Ines Duarte' }).click()
  const date = dialog.getByLabel('Date')
  await date.fill(daysAfter(await date.inputValue(), 1))
  await dialog.getByLabel('Time').fill('05:10')
  await dialog.getByRole('button', { name: 'Book', exact: true }).click()
  await expect(page.getByRole('status')).toHaveText('A session is booked for Ines Duarte.')
  await expect(line).toContainText(', 05:10')

  // By keyboard alone: to the search, to the first line, and in.
  const addresses = addressesOf(page)
  await page.keyboard.press('/')
  await page.keyboard.type('ines')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toHaveText('1 line found')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: 'Ines Duarte' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Ines Duarte' })).toBeVisible()
  expect(addresses).toContain(page.url())
  expect(addresses.filter((each) => /\bines\b/i.test(each))).toEqual([])

  const flag = page
    .getByRole('region', { name: 'Attention' })
    .getByRole('listitem')
    .filter({ hasText: 'No log for' })
  await flag.getByRole('button', { name: 'Close with a note' }).click()
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(dialog).toContainText('Fill this in')
  await dialog.getByLabel('What you did, or why it can stay').fill('Wrote to her and booked a session')
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(flag).toContainText(/Closed by Ben Lindqvist on .*: Wrote to her and booked a session/)
  await expectAccessible(page)

  await page.goto('/caseload?flag=silent')
  await expect(page.getByText('Ines Duarte')).toHaveCount(0)
})

test('a flag is put off from the line, and the calendar names whose reassessment is overdue', async ({
  device,
}) => {
  const page = await device(desk)
  await signIn(page, demoPeople.therapist)
  await awake(page)
  const line = page.getByRole('row').filter({ hasText: 'Jun Takahashi' })
  await expect(line).toContainText(/Reassessment overdue for \d+ days/)
  await line.getByRole('button', { name: 'Answer the flags of Jun Takahashi' }).click()
  const flag = page.getByRole('dialog').getByRole('listitem').filter({ hasText: 'Reassessment overdue' })
  await flag.getByRole('button', { name: 'Put off' }).click()
  await expectAccessible(page)
  const dialog = page.getByRole('dialog', { name: 'Put off' })
  await dialog.getByLabel('Until').fill(daysAfter(await dialog.getByLabel('Until').inputValue(), 2))
  await dialog.getByRole('button', { name: 'Put off' }).click()
  await expect(page.getByRole('status')).toHaveText('A flag of Jun Takahashi is put off.')
  await expect(line).not.toContainText('Reassessment overdue')
  await expect(line.getByRole('button', { name: 'Answer the flags' })).toHaveCount(0)

  // It is still due, and the calendar says so today, wherever it was due first.
  await goTo(page, 'Calendar')
  const due = page.getByRole('region', { name: /today$/ }).getByRole('list', { name: 'Reassessments' })
  const jun = due.getByRole('listitem').filter({ hasText: 'Jun Takahashi' })
  await expect(jun).toContainText(/due since \d+ \w+/)
  await expectAccessible(page)
  await jun.getByRole('link', { name: 'Reassess Jun Takahashi' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Reassessment' })).toBeVisible()
})

test('all that is flagged of a patient is closed at once with one note', async ({ device }) => {
  const page = await device(desk)
  await signIn(page, 'therapist2@demo.test')
  await awake(page)
  const line = page
    .getByRole('row')
    .filter({ has: page.getByRole('listitem').nth(1) })
    .first()
  const name = (await line.locator('[data-line]').textContent())!
  await line.getByRole('button', { name: `Answer the flags of ${name}` }).click()
  await page.getByRole('button', { name: /^Close all \d+ with a note$/ }).click()
  await expectAccessible(page)
  const dialog = page.getByRole('dialog', { name: /^Close all/ })
  await dialog.getByLabel('What you did, or why it can stay').fill('Rang about all of it')
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect(page.getByRole('status')).toHaveText(new RegExp(`^\\d+ flags of ${name} are closed\\.$`))
  await expect(page.getByRole('button', { name: `Answer the flags of ${name}` })).toHaveCount(0)
})

test('the filters stand in the address and survive a look at the next page; a name never does', async ({
  device,
}) => {
  const page = await device(desk)
  await signIn(page, demoPeople.admin)
  await page.getByLabel('Whose').selectOption('Mine')
  await page.getByLabel('Region').selectOption('Upper back and chest')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/whose=mine/)
  await expect(page).toHaveURL(/region=upper-back/)
  await expect(page.getByLabel('Region')).toHaveValue('upper-back')
  await awake(page)
  const rows = page.getByRole('row')
  const shown = await rows.count()
  await page.getByRole('searchbox', { name: 'Search by name' }).fill('%')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByText('Nobody matches')).toBeVisible()
  expect(page.url()).not.toContain('%25')
  await page.getByRole('button', { name: 'Show everybody' }).click()
  await expect(rows).toHaveCount(shown)
  // The filters are kept under a name, found again from elsewhere, and removed.
  await page.getByRole('button', { name: 'Save these filters' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('My backs')
  await page.getByRole('button', { name: 'Save view' }).click()
  const views = page.getByRole('navigation', { name: 'Saved views' })
  await expect(views.getByRole('link', { name: 'My backs' })).toHaveAttribute('aria-current', 'page')
  await page.goto('/caseload')
  await views.getByRole('link', { name: 'My backs' }).click()
  await expect(page).toHaveURL(/region=upper-back/)
  await expectAccessible(page)
  await views.getByRole('button', { name: 'Remove “My backs”' }).click()
  await expect(views.getByRole('link', { name: 'My backs' })).toHaveCount(0)
  // What an address cannot mean is as if it were not there.
  await page.goto('/caseload?flag=nonsense&page=-1&phase=%00')
  await expect(page.getByRole('row').nth(1)).toBeVisible()
})
