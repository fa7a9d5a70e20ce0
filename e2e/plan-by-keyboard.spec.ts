// An individual plan from nothing to active without a pointer: two phases, six exercises, each with a dosage of its own.
import type { Locator, Page } from '@playwright/test'
import { awake, demoPeople, expect, signIn, test } from './story'

const intensive = ['scapular squeeze sitting', 'row with a resistance band', 'wall slide']
const maintenance = ['band pull-apart', 'scapular squeeze standing', 'external rotation band']

test('two phases and six exercises with changed dosage, by keyboard alone', async ({ device }) => {
  test.slow()
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/patients/new')
  await awake(page)

  const name = `Kara Keys ${Date.now().toString(36)}`
  await tabTo(page, page.getByLabel('Name', { exact: true }))
  await page.keyboard.type(name)
  await press(page, page.getByRole('button', { name: 'Save and make a plan' }))
  await expect(page).toHaveURL(/\/plans\/new/)
  await awake(page)
  await press(page, page.getByRole('button', { name: /^Start empty/ }))
  await expect(page).toHaveURL(/\/plans\/[^/]+\/edit$/)
  await awake(page)

  await tabTo(page, page.getByLabel('Problem', { exact: true }))
  await page.keyboard.type('Shoulder blade weakness')
  // Whoever takes a goal out is left at the button that adds one.
  await press(page, page.getByRole('button', { name: 'Add a goal' }))
  await press(page, page.getByRole('button', { name: 'Remove goal 1' }))
  await expect(page.getByRole('button', { name: 'Add a goal' })).toBeFocused()
  for (const [phase, wanted] of [
    ['Intensive', intensive],
    ['Maintenance', maintenance],
  ] as const) {
    const lines = page.getByLabel(new RegExp(`^Dosage, .* in ${phase}$`))
    for (const [i, words] of wanted.entries()) {
      await tabTo(page, page.getByLabel(`Add to ${phase}`))
      await page.keyboard.type(words)
      await expect(
        page
          .getByRole('listbox', { name: `Found for ${phase}` })
          .getByRole('option')
          .first(),
      ).toBeVisible()
      await page.keyboard.press('Enter')
      await expect(lines).toHaveCount(i + 1)
    }
    for (const i of wanted.keys()) {
      await tabTo(page, lines.nth(i), 'Shift+Tab')
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(`${i + 2}x9 2/d 3/w`)
      await page.keyboard.press('Enter')
      await expect(lines.nth(i)).toHaveValue(new RegExp(`^${i + 2} × 9\\b.*twice a day, 3 days a week$`))
    }
  }

  // The last of the first phase becomes its second, by the keys of its grip.
  const rows = page.getByRole('region', { name: 'Intensive', exact: true }).getByRole('heading', { level: 4 })
  const last = (await rows.nth(2).textContent()) ?? ''
  await tabTo(page, page.getByRole('button', { name: `Move ${last} in Intensive`, exact: true }), 'Shift+Tab')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(rows.nth(1)).toHaveText(last)

  await press(page, page.getByRole('button', { name: 'Activate plan' }))
  await press(page, page.getByRole('button', { name: 'Activate all the same' }))
  await expect(page.getByRole('heading', { level: 1, name: 'Shoulder blade weakness' })).toBeVisible()
  for (const sets of [2, 3, 4])
    await expect(page.getByText(new RegExp(`^${sets} × 9\\b.*twice a day, 3 days a week`))).toHaveCount(2)
})

/** Walks through the page until the control has the focus; no bar that stays in sight covers a stop on the way. */
async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  for (let steps = 0; ; steps++) {
    const stop = await control.evaluate(stopOnTheWay)
    expect(stop.covered, 'a stop lies beneath a bar').toBeNull()
    if (stop.there) return
    expect(steps, 'steps to the control').toBeLessThan(200)
    await page.keyboard.press(key)
  }
}

function stopOnTheWay(control: Element) {
  const at = document.activeElement
  const there = at === control
  if (!at || at === document.body) return { there, covered: null }
  const { left, top, width, height } = at.getBoundingClientRect()
  const bars = [0.1, 0.5, 0.9].map((part) => {
    let above = document.elementFromPoint(left + width / 2, top + height * part)
    while (above && !/sticky|fixed/.test(getComputedStyle(above).position)) above = above.parentElement
    return above && !above.contains(at)
  })
  return { there, covered: bars.every(Boolean) ? at.outerHTML.slice(0, 200) : null }
}

async function press(page: Page, button: Locator) {
  await tabTo(page, button)
  await page.keyboard.press('Enter')
}
