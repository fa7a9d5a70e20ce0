// A hand that trembles taps twice: the second tap, on what has only just come there, is no answer; what is meant goes on being one.
import type { Locator, Page } from '@playwright/test'
import { holdLogs } from './held'
import { ownDemo, type OwnDemo } from './own-demo'
import { awake, expect, phone, signIn, test } from './story'

// What is logged here is nobody else's day.
let demo: OwnDemo

test.beforeAll(async () => {
  test.setTimeout(120_000)
  demo = await ownDemo({ NEXTAUTH_SECRET: 'the session key of one press alone' })
})
test.afterAll(() => demo?.end())

/** A page whose clock stands still, so that all taps are of one moment until the test lets time go by. */
async function inOneMoment(device: (options: object) => Promise<Page>): Promise<Page> {
  const page = await device({ ...phone, baseURL: demo.program.origin })
  await signIn(page, 'patient@riverside.test')
  await page.clock.install()
  await page.goto('/today')
  await awake(page)
  await page.clock.pauseAt(Date.now() + 60_000)
  await page.evaluate(() => {
    const { dataset } = document.documentElement
    dataset.presses = '0'
    document.addEventListener('click', ({ target }) => {
      if ((target as Element).closest('button, a, summary, input, label'))
        dataset.presses = String(Number(dataset.presses) + 1)
    })
  })
  return page
}

/** How often something that can be pressed was, as far as the page was told. */
const presses = async (page: Page) => Number(await page.locator('html').getAttribute('data-presses'))

const later = (page: Page) => page.clock.fastForward(700)

/** Where its middle is, and what taps there. */
async function finger(control: Locator): Promise<() => Promise<void>> {
  await control.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await control.boundingBox())!
  return () => control.page().touchscreen.tap(x + width / 2, y + height / 2)
}

const todo = (page: Page) =>
  page
    .getByRole('region', { name: 'To do', exact: true })
    .getByRole('button', { name: /^Done: / })
    .evaluateAll((buttons) =>
      buttons.map((button) => button.getAttribute('aria-label')!.replace('Done: ', '')),
    )

test('"Change" tapped twice answers nothing, and a number tapped once does', async ({ device }) => {
  const page = await inOneMoment(device)
  const card = page.getByRole('region', { name: 'How is your pain today?' })
  const pain = (number: number) =>
    card.getByRole('button', { name: `${number}, pain on the whole day`, exact: true })
  await pain(10).tap()
  const change = card.getByRole('link', { name: 'Change how your pain is' })
  await expect(card).toContainText('Pain 10 of 10')
  await later(page)
  const tap = await finger(change)
  await tap()
  await expect(pain(0)).toBeVisible()
  // Something else lies there now.
  const before = await presses(page)
  await tap()
  await tap()
  expect(await presses(page)).toBe(before)
  await later(page)
  await pain(4).tap()
  await expect(card).toContainText('Pain 4 of 10')

  // A key lies nowhere, so it is never in the way of what came.
  await change.press('Enter')
  await pain(3).press('Enter')
  await expect(card).toContainText('Pain 3 of 10')
})

test('on a slow line what the answer brings is not pressed unread, and later it is', async ({ device }) => {
  const page = await inOneMoment(device)
  const [name = '', next = ''] = await todo(page)
  const exercise = page.getByRole('group', { name, exact: true })
  await exercise.getByRole('button', { name: `Done: ${name}` }).tap()
  await later(page)
  await page.getByRole('button', { name: `Done: ${next}`, exact: true }).tap()
  const remove = exercise.getByRole('button', { name: `Remove: ${name}` })
  await expect(remove).toBeVisible()
  await expect(page.getByRole('button', { name: `Remove: ${next}`, exact: true })).toBeVisible()

  const answer = await holdLogs(page)
  await later(page)
  const tap = await finger(remove)
  await tap()
  await page.clock.fastForward(3_000)
  answer()
  const more = exercise.getByRole('link', { name: `More: ${name}` })
  await expect(more).toBeVisible()
  // "More" lies there now.
  await tap()
  await expect(more).toBeVisible()
  await later(page)
  await tap()
  await expect(exercise.getByRole('form', { name: `More about ${name}` })).toBeVisible()
})

test('in the guide "Round done" tapped twice is one round, and "Stop here" no answer about pain', async ({
  device,
}) => {
  const page = await inOneMoment(device)
  await page
    .getByRole('button', { name: /^Guide me/ })
    .first()
    .tap()
  const guide = page.getByRole('dialog', { name: 'Guide' })
  const name = await guide.getByRole('heading', { level: 2 }).innerText()
  const round = await finger(guide.getByRole('button', { name: 'Round done' }))
  await round()
  const stop = guide.getByRole('button', { name: 'Stop here' })
  await expect(stop).toBeVisible()
  const rounds = await presses(page)
  await round()
  expect(await presses(page)).toBe(rounds)
  await later(page)
  const stops = await finger(stop)
  await stops()
  const asked = guide.getByRole('group', { name: 'Any pain while doing it?', exact: true })
  await expect(asked).toBeVisible()
  const stopped = await presses(page)
  await stops()
  expect(await presses(page)).toBe(stopped)
  await later(page)
  await asked.getByRole('button', { name: `2, pain while doing ${name}`, exact: true }).tap()
  await guide.getByRole('button', { name: 'Close' }).tap()
  const exercise = page.getByRole('group', { name, exact: true })
  await expect(exercise).toContainText('Done in part')
  await expect(exercise).toContainText('1 round')
  await expect(exercise).toContainText('pain 2 of 10')
})
