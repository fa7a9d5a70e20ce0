// The guide by keyboard alone, with large text on the smallest phone, without motion, and on a phone on its side: what was really done is what is logged.
import { expectAccessible } from './accessible'
import { ownDemo, type OwnDemo } from './own-demo'
import { awake, expect, signIn, test } from './story'

// What is logged here is nobody else's day.
let demo: OwnDemo

test.beforeAll(async () => {
  test.setTimeout(120_000)
  demo = await ownDemo({ NEXTAUTH_SECRET: 'the session key of the guide alone' })
})
test.afterAll(() => demo?.end())

test('a patient is guided through an exercise by keyboard and stops after the first round', async ({
  device,
}) => {
  const page = await device({
    viewport: { width: 320, height: 640 },
    reducedMotion: 'reduce',
    baseURL: demo.program.origin,
  })
  await signIn(page, 'patient@riverside.test')
  await awake(page)
  // 200 % of the text.
  const large = await page.addStyleTag({ content: "html:has([data-side='patient']) { font-size: 225% }" })
  const opener = page.getByRole('button', { name: /^Guide me/ }).first()
  const name = ((await opener.textContent()) ?? '').replace(/^Guide me: /, '')
  await opener.focus()
  await page.keyboard.press('Enter')
  const guide = page.getByRole('dialog', { name: 'Guide' })
  await expect(guide.getByRole('heading', { level: 2, name })).toBeFocused()
  const sideways = () =>
    page.evaluate(() => {
      const dialog = document.querySelector('dialog[open]')
      return dialog ? dialog.scrollWidth - dialog.clientWidth : -1
    })
  await expect.poll(sideways).toBe(0)
  // Without motion the picture stands still: start and end side by side.
  await expect
    .poll(() => guide.locator('picture img').evaluate((image: HTMLImageElement) => image.currentSrc))
    .toContain('/pair')

  await guide.getByRole('button', { name: /^(Start|Count one)$/ }).focus()
  await page.keyboard.press('Enter')
  await guide.getByRole('button', { name: 'Round done' }).focus()
  await page.keyboard.press('Enter')
  await expect(guide.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect(guide.locator('button:focus'), 'where one goes on').toHaveCount(1)
  await guide.getByRole('button', { name: 'Stop here' }).focus()
  await page.keyboard.press('Enter')
  await expect(guide.getByRole('group', { name: 'Any pain while doing it?' })).toBeFocused()
  await guide.getByRole('button', { name: `2, pain while doing ${name}`, exact: true }).focus()
  await page.keyboard.press('Enter')
  // The next exercise comes by itself.
  await expect(guide.getByRole('heading', { level: 2, name })).toHaveCount(0)
  await expect(guide.getByRole('heading', { level: 2 })).toBeFocused()
  await large.evaluate((style) => (style as HTMLStyleElement).remove())
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(guide).toHaveCount(0)
  const card = page.getByRole('group', { name, exact: true })
  await expect(card).toContainText('Done in part')
  await expect(card).toContainText('1 round')
  await expect(card).toContainText('pain 2 of 10')
  await page.reload()
  await expect(card).toContainText('1 round')

  // Whoever leaves in the midst of it is asked first, and what was done is kept.
  await awake(page)
  const again = page.getByRole('button', { name: /^Guide me/ }).first()
  const second = ((await again.textContent()) ?? '').replace(/^Guide me: /, '')
  await again.press('Enter')
  // Until then the focus is still to move there, away from what a test, and no hand, has reached by now.
  await expect(guide.getByRole('heading', { level: 2, name: second })).toBeFocused()
  await guide.getByRole('button', { name: 'Round done' }).press('Enter')
  await expect(guide.getByRole('button', { name: 'Stop here' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(guide.getByRole('group', { name: /^Before you go/ })).toBeFocused()
  await guide.getByRole('button', { name: 'Log it without an answer' }).press('Enter')
  await expect(guide).toHaveCount(0)
  await expect(page.getByRole('group', { name: second, exact: true })).toContainText('Done in part')
  await expect(page.getByRole('group', { name: second, exact: true })).toBeFocused()
})

test('on a phone on its side picture and controls are seen together', async ({ device }) => {
  const page = await device({
    viewport: { width: 740, height: 360 },
    hasTouch: true,
    baseURL: demo.program.origin,
  })
  await signIn(page, 'patient@riverside.test')
  await awake(page)
  await page
    .getByRole('button', { name: /^Guide me/ })
    .first()
    .click()
  const guide = page.getByRole('dialog', { name: 'Guide' })
  await expect(guide.getByRole('button', { name: /^(Start|Count one)$/ })).toBeInViewport({ ratio: 1 })
  await expect(guide.getByRole('img')).toBeInViewport({ ratio: 0.95 })

  // Upright, what the keyboard comes to is not covered by the controls that stay in sight.
  await page.setViewportSize({ width: 360, height: 740 })
  const steps = guide.getByRole('button', { name: 'Read the steps aloud' })
  const seen = (button: Element) => {
    const { left, bottom } = button.getBoundingClientRect()
    return button.contains(document.elementFromPoint(left + 20, bottom - 4))
  }
  // A busy machine draws it so, and fits its picture, later than it says so: what has the focus by then is not scrolled to again.
  const comesTo = async () => {
    await guide.getByRole('heading', { level: 2 }).focus()
    await page.keyboard.press('Tab')
    await expect(steps).toBeFocused()
    return steps.evaluate(seen)
  }
  await expect.poll(comesTo).toBe(true)
})
