// A patient brings the handout: the therapist types the week in by keyboard, with what was left out and why and how the days were, and takes one back.
import { awake, demoPeople, expect, signIn, test } from './story'

test('a week from paper is typed in by keyboard, and shown as from paper', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  // Who needs attention most stands first: nothing is logged there.
  await page.locator('main a[href^="/patients/"]:not([href="/patients/new"])').first().click()
  await page
    .getByRole('link', { name: /^Open plan/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'From paper' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Type in from paper' })).toBeVisible()
  await awake(page)
  const empty = page.getByRole('button', { name: /: nothing$/ })
  const names = (
    await empty.evaluateAll((boxes) => boxes.map((box) => box.getAttribute('aria-label') ?? ''))
  ).map((label) => label.replace(/: nothing$/, ''))
  expect(names.length).toBeGreaterThan(1)
  const [first = '', second = ''] = names
  const box = (name: string, says: string) =>
    page.getByRole('button', { name: `${name}: ${says}`, exact: true })

  // The space bar says done, and a second time in part; the key N says not done.
  await box(first, 'nothing').focus()
  await page.keyboard.press('Space')
  await expect(box(first, 'done')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(box(first, 'done in part')).toBeFocused()
  await box(second, 'nothing').focus()
  await page.keyboard.press('n')
  await page.getByLabel(second, { exact: false }).and(page.locator('select')).selectOption('No time')
  // How a day was: what is no number is said at its field, and nothing of the week is saved.
  const pain = page.getByRole('textbox', { name: /^Pain on / }).first()
  await pain.fill('eleven')
  await page.getByRole('button', { name: 'Save 3 changes' }).click()
  await expect(pain).toHaveAccessibleDescription(/Enter a number/)
  await pain.fill('4')
  await page.getByText('What is written beside a day').click()
  await page
    .getByRole('textbox', { name: /\(optional\)$/ })
    .first()
    .fill('Stiff in the morning')
  await page.getByRole('button', { name: 'Save 3 changes' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Nothing changed' })).toBeVisible()
  await page.reload()
  await awake(page)
  await expect(box(first, 'done in part')).toBeVisible()
  await expect(box(second, 'not done')).toBeVisible()
  await expect(page.getByLabel(second).and(page.locator('select'))).toHaveValue('no-time')

  await expect(pain).toHaveValue('4')
  await expect(page.getByRole('textbox', { name: /\(optional\)$/ }).first()).toHaveValue(
    'Stiff in the morning',
  )

  await box(first, 'done in part').focus()
  await page.keyboard.press('Delete')
  await page.getByRole('button', { name: 'Save 1 change' }).click()
  await expect(box(first, 'nothing')).toBeVisible()
})
