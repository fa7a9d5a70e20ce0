// A patient brings the handout: the therapist types the week in by keyboard, and takes one tick back.
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
  const open = page.getByRole('checkbox', { checked: false, disabled: false })
  const first = open.first()
  const name = (await first.getAttribute('aria-label'))!
  await first.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Save 1 box' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Nothing changed' })).toBeVisible()
  const box = page.getByRole('checkbox', { name, exact: true })
  await expect(box).toBeChecked()
  await page.reload()
  await awake(page)
  await expect(box).toBeChecked()
  await box.focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Save 1 box' }).click()
  await expect(box).not.toBeChecked()
})
