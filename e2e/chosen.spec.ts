// What is chosen is seen: on a phone whose browser does not know :has(), and in the colours that a person has set for every page.
import type { Locator, Page } from '@playwright/test'
import { demoPeople, expect, phone, signIn, test } from './story'

/** The colours of what lies under the words: a radio's own dot is not among them, nor a ring of the focus. */
const grounds = (control: Locator) =>
  control.evaluate((found) => {
    const target = found.closest('label') ?? found
    return [target, ...target.querySelectorAll('span')].map((part) => {
      // How much shines through is left out: where all is of one colour, it shows nothing.
      const [red, green, blue] = getComputedStyle(part).backgroundColor.match(/[\d.]+/g) ?? []
      return [red, green, blue].join(' ')
    })
  })

async function expectSeen(choice: Locator): Promise<void> {
  await expect(choice).not.toBeChecked()
  const before = await grounds(choice)
  await choice.check()
  await choice.page().mouse.move(0, 0)
  expect(await grounds(choice), `${String(choice)} once it is chosen`).not.toEqual(before)
}

async function openSheet(page: Page): Promise<Locator> {
  await page.goto('/today')
  await page
    .getByRole('link', { name: /^More: / })
    .first()
    .click()
  return page.getByRole('form', { name: /^More about / })
}

const painOf = (sheet: Locator) => sheet.getByRole('group', { name: /^Pain while doing it/ })

test('a browser that does not know :has() shows what is chosen, and every field', async ({ device }) => {
  const page = await device(phone)
  await page.route(/\.css(\?|$)/, async (route) => {
    // A connection that is closed just as it is used again is no answer.
    const answer = await route.fetch({ maxRetries: 3 })
    await route.fulfill({ response: answer, body: (await answer.text()).replaceAll(':has(', ':unknown(') })
  })
  await signIn(page, demoPeople.patient)
  const sheet = await openSheet(page)
  await expectSeen(painOf(sheet).getByRole('radio', { name: /^4/ }))
  await expectSeen(sheet.getByRole('radio', { name: 'I did a part of it' }))
  await expect(sheet.getByLabel('Rounds done')).toBeVisible()
  await expectSeen(sheet.getByRole('radio', { name: 'I did not do it' }))
  await expect(sheet.getByLabel('Why not?')).toBeVisible()
  // As large as on every other phone, and clear of the bar at the foot.
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('18px')
})

test('in a person’s own colours what is chosen is told apart', async ({ device }) => {
  const page = await device({ ...phone, forcedColors: 'active' })
  await signIn(page, demoPeople.patient)
  const sheet = await openSheet(page)
  await expectSeen(painOf(sheet).getByRole('radio', { name: /^4/ }))
  const days = page.getByRole('navigation', { name: 'The days of this week' }).getByRole('link')
  const shown = await grounds(days.and(page.locator('[aria-current]')))
  const others = await grounds(days.and(page.locator(':not([aria-current])')).first())
  expect(shown).not.toEqual(others)

  const desk = await device({ forcedColors: 'active' })
  await signIn(desk, demoPeople.therapist)
  await desk.goto('/protocols/new')
  await expectSeen(desk.getByRole('checkbox', { name: /^Wed, sessions of / }).first())
})
