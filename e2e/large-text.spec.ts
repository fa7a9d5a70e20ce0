// The patient's side with the browser's text at 200 % on a screen of 320 px, and on one of 1280 at 400 %: nothing runs sideways or is cut off, and all that can be pressed is 44 px large.
import { readdirSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { awake, demoPeople, expect, signIn, test as story } from './story'

const test = story.extend<object, object>({
  // The text size of the browser itself, as a person sets it.
  launchOptions: [
    async ({ launchOptions }, use) =>
      use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--blink-settings=defaultFontSize=32'] }),
    { scope: 'worker' },
  ],
})

const pages = readdirSync('app/(portal)', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('page.tsx'))
  .map((file) => `/${file.replace(/\/?page\.tsx$/, '')}`)
/** What is one of several is opened from their list. */
const openedFrom = (path: string) => path.replace(/\/\[\w+\]$/, '')

test('every page of the portal holds large text', async ({ device }) => {
  const phone = { width: 320, height: 640 }
  const page = await device({ viewport: phone, hasTouch: true })
  await signIn(page, demoPeople.patient)
  expect(pages.length).toBeGreaterThan(5)
  for (const path of pages) {
    await page.goto(openedFrom(path))
    if (openedFrom(path) !== path) {
      await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
      await page.waitForURL((url) => url.pathname !== openedFrom(path))
    }
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('36px')
    await expectRoom(page)
    // As large beside the text as 320 by 256 px beside the usual one.
    await page.setViewportSize({ width: 640, height: 512 })
    await expectRoom(page)
    await page.setViewportSize(phone)
  }

  await page.goto('/today')
  await awake(page)
  await page
    .getByRole('link', { name: /^More: / })
    .first()
    .click()
  await page.getByRole('radio', { name: 'I did a part of it' }).first().check()
  await expectRoom(page)
  await page
    .getByRole('button', { name: /^Guide me/ })
    .first()
    .click()
  const guide = page.getByRole('dialog', { name: 'Guide' })
  await expect(guide.getByRole('heading', { level: 2 })).toBeFocused()
  await expectRoom(page)
  // What is asked for is not covered by what is pressed.
  await guide.getByRole('heading', { level: 2 }).click({ trial: true })
  await guide.getByText(/^Pain up to/).click({ trial: true })
})

/** What can be measured: that nothing is wider than the screen or than what it stands in, and how large each target is. */
async function expectRoom(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const { clientWidth } = document.documentElement
    const within = document.querySelector('dialog[open]') ?? document.body
    const wrong: string[] = []
    const words = (element: Element) =>
      `${element.tagName} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 60)}`
    for (const element of within.querySelectorAll<HTMLElement>('*')) {
      const { left, right, width, height } = element.getBoundingClientRect()
      if (!element.checkVisibility({ visibilityProperty: true }) || width <= 1 || height <= 1) continue
      if (right > clientWidth + 1 || left < -1) wrong.push(`out of the screen: ${words(element)}`)
      // What is drawn is cut off by nothing.
      const isText =
        element instanceof HTMLElement &&
        element.children.length === 0 &&
        getComputedStyle(element).display !== 'inline'
      if (isText && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
        wrong.push(`cut off: ${words(element)}`)
      if (!element.matches('a, button, input, select, textarea, summary')) continue
      const target = element.matches('[type=radio], [type=checkbox]')
        ? (element.closest('label') ?? element)
        : element
      const { width: across, height: up } = target.getBoundingClientRect()
      if (across < 43.5 || up < 43.5) wrong.push(`${across} x ${up} px: ${words(element)}`)
    }
    // A long word may be hyphenated; one that is torn has no room.
    const texts = document.createTreeWalker(within, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null) {
      if (!text.parentElement?.checkVisibility({ visibilityProperty: true })) continue
      if (text.parentElement.getBoundingClientRect().width <= 1) continue
      for (const { 0: word, index } of text.data.matchAll(/[\p{L}\d]{2,8}(?![\p{L}\d])/gu)) {
        if (/[\p{L}\d]/u.test(text.data[index - 1] ?? '')) continue
        const range = document.createRange()
        range.setStart(text, index)
        range.setEnd(text, index + word.length)
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
        if (lines.size > 1) wrong.push(`torn: ${word}`)
      }
    }
    return wrong
  })
  expect(found, page.url()).toEqual([])
}
