// Finding an exercise: as one types, by the keys alone, by facets that stand in the address, and with scripts switched off.
import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { wholeBrowser } from './browsers'
import { held } from './held'
import { awake, demoPeople, expect, phone, signIn, test } from './story'

// What is typed as soon as the page stands has been heard by it there.
test.use({ launchOptions: wholeBrowser })

const results = (page: Page) => page.locator('main li').filter({ has: page.locator('[data-result]') })
const field = (page: Page) => page.getByRole('searchbox', { name: 'Search the catalog' })
const count = async (page: Page) =>
  Number(/\d+/.exec(await page.getByRole('status').first().innerText())?.[0])

/** The results for these words, as an address says them, are on their way from when they are asked for until they are let go. */
async function resultsWait(page: Page, words: string) {
  const [asked, mayCome] = [held(), held()]
  await page.route(`**/catalog?q=${words}&**`, async (route) => {
    asked.letGo()
    await mayCome.until
    await route.continue()
  })
  return { asked: asked.until, letGo: mayCome.letGo }
}

test('a mistyped word finds while one types, and the view can be shared', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/catalog')
  await awake(page)
  await field(page).pressSequentially('pendlum')
  await expect(results(page).first()).toContainText('Pendulum swing')
  await expect(page).toHaveURL('/catalog?q=pendlum')

  const other = await device()
  await signIn(other, demoPeople.admin)
  await other.goto(page.url())
  await expect(results(other).first()).toContainText('Pendulum swing')

  await page.getByRole('link', { name: 'Clear all' }).click()
  await expect(page).toHaveURL('/catalog')
  await expect(field(page)).toHaveValue('')
})

test('a letter that is typed while results come stays, and is searched for', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/catalog')
  await awake(page)
  const coming = await resultsWait(page, 'p')
  await field(page).press('p')
  await coming.asked
  // The results are there before the typist rests.
  await page.evaluate(() => {
    const { setTimeout: later } = window
    const resting: (() => void)[] = []
    const rest = (then: TimerHandler, wait?: number, ...given: unknown[]) =>
      resting.push(() => later(then, wait, ...given))
    const goOn = () => {
      window.setTimeout = later
      for (const each of resting) each()
    }
    Object.assign(window, { setTimeout: rest, goOn })
  })
  await field(page).press('e')
  coming.letGo()
  await expect(page).toHaveURL('/catalog?q=p')
  await expect(field(page)).toHaveValue('pe')
  await page.evaluate(() => (window as unknown as { goOn: () => void }).goOn())
  await expect(page).toHaveURL('/catalog?q=pe')
  await field(page).pressSequentially('ndlum')
  await expect(page).toHaveURL('/catalog?q=pendlum')
  await page.goBack()
  await page.goForward()
  await expect(field(page)).toHaveValue('pendlum')
})

test('the keys alone: / to search, arrows through the results, Enter to open', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/catalog')
  await awake(page)
  // A key is heard once what the page does at its start is done.
  await page.evaluate(() => new Promise((rested) => requestIdleCallback(rested)))
  await page.keyboard.press('/')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('row')
  await expect(page).toHaveURL('/catalog?q=row')
  const links = page.locator('[data-result]')
  await expect(links.first()).toContainText('row', { ignoreCase: true })

  await page.keyboard.press('ArrowDown')
  await expect(links.nth(0)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(links.nth(1)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Escape')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveValue('')
  await expect(page).toHaveURL('/catalog')

  await page.keyboard.type('child pose')
  await expect(links.first()).toHaveText('Child’s pose')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Child’s pose' })).toBeVisible()

  // Back, what was searched for is there again.
  await page.goBack()
  await expect(field(page)).toHaveValue('child pose')
  await expect(links.first()).toHaveText('Child’s pose')
})

test('Enter opens the first of what is typed, also where it is not there yet; the button only searches', async ({
  device,
}) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/catalog?q=row')
  await awake(page)
  const coming = await resultsWait(page, 'child+pose')
  await field(page).fill('child pose')
  await field(page).press('Enter')
  await coming.asked
  await expect(results(page).first()).toContainText('row', { ignoreCase: true })
  coming.letGo()
  await expect(page.getByRole('heading', { level: 1, name: 'Child’s pose' })).toBeVisible()

  await page.goBack()
  await expect(field(page)).toHaveValue('child pose')
  await awake(page)
  await field(page).fill('wall slide')
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(page).toHaveURL('/catalog?q=wall+slide')
  await expect(results(page).first()).toContainText('Wall slide')
  const pressed = await page.evaluateHandle(() => {
    const all: EventTarget[] = []
    addEventListener('click', ({ target }) => all.push(target!), true)
    return all
  })
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  expect(await pressed.evaluate((all) => all.length), 'the button alone').toBe(1)
  await field(page).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Wall slide' })).toBeVisible()
})

test('facets narrow at once, count what they would show, and are taken back one by one', async ({
  device,
}) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/catalog?q=stretch')
  await awake(page)
  const knee = page.getByRole('checkbox', { name: /^Knee \d+$/ })
  const promised = Number(/\d+/.exec((await page.getByText(/^Knee \d+$/).innerText()) ?? '')?.[0])
  await knee.check()
  await expect(page).toHaveURL('/catalog?q=stretch&region=knee')
  await expect.poll(() => count(page)).toBe(promised)
  await page.getByRole('checkbox', { name: /^Hip \d+$/ }).check()
  await expect(page).toHaveURL('/catalog?q=stretch&region=knee&region=hip')
  await expect.poll(() => count(page)).toBeGreaterThan(promised)

  await page.goBack()
  await expect(page).toHaveURL('/catalog?q=stretch&region=knee')
  await expect(page.getByRole('checkbox', { name: /^Hip/ })).not.toBeChecked()
  await page.getByRole('link', { name: 'Remove Knee' }).click()
  await expect(page).toHaveURL('/catalog?q=stretch')
  await expect(knee).not.toBeChecked()
})

test('on a phone the filters fold away', async ({ device }) => {
  const page = await device(phone)
  await signIn(page, demoPeople.therapist)
  await page.goto('/catalog')
  await awake(page)
  await expect(page.getByRole('checkbox', { name: /^Neck/ })).toBeHidden()
  await page.getByText('Filters', { exact: true }).tap()
  await page.getByRole('checkbox', { name: /^Neck/ }).tap()
  await expect(page).toHaveURL('/catalog?region=neck')
  await expect(page.getByText('Filters (1)')).toBeVisible()
})

test('with scripts switched off the same is a form', async ({ device }) => {
  const signedIn = await device()
  await signIn(signedIn, demoPeople.therapist)
  const storageState = await signedIn.context().storageState()
  const page = await device({ javaScriptEnabled: false, storageState })
  await page.goto('/catalog')
  const all = await count(page)
  await field(page).fill('strech')
  await page.getByRole('checkbox', { name: /^Neck/ }).check()
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL('/catalog?q=strech&region=neck')
  await expect(results(page).first()).toContainText('stretch')
  expect(await count(page)).toBeLessThan(all)
  await page.getByRole('link', { name: 'Remove Neck' }).click()
  await expect(page).toHaveURL('/catalog?q=strech')

  await page.goto('/catalog')
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(page).toHaveURL('/catalog?page=2')
  await expect(page.getByRole('link', { name: 'Previous page' })).toBeVisible()
  await page.goto('/catalog?page=-1')
  await expect(results(page).first()).toBeVisible()
  await page.goto('/catalog?page=9999')
  await expect(results(page).first()).toBeVisible()
})

test('a star keeps an exercise at hand for oneself, with and without scripts', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/catalog?q=clamshell')
  await awake(page)
  const star = page.getByRole('button', { name: 'Favourite: Clamshell', exact: true })
  await expect(star).toHaveAttribute('aria-pressed', 'false')
  await star.click()
  await expect(star).toHaveAttribute('aria-pressed', 'true')
  await page.getByRole('link', { name: 'Clear all' }).click()
  await expect(page).toHaveURL('/catalog')
  await page.getByRole('link', { name: 'Favourites' }).click()
  await expect(page).toHaveURL('/catalog?shelf=favourites')
  await expect(results(page).filter({ hasText: 'Clamshell' })).toHaveCount(1)

  const other = await device()
  await signIn(other, demoPeople.admin)
  await other.goto('/catalog?shelf=favourites')
  await expect(other.getByText('No favourites yet')).toBeVisible()

  const storageState = await page.context().storageState()
  const plain = await device({ javaScriptEnabled: false, storageState })
  await plain.goto('/catalog/clamshell')
  const plainStar = plain.getByRole('button', { name: 'Favourite: Clamshell' })
  await expect(plainStar).toHaveAttribute('aria-pressed', 'true')
  await plainStar.click()
  await expect(plainStar).toHaveAttribute('aria-pressed', 'false')
  await page.reload()
  await expect(results(page).filter({ hasText: 'Clamshell' })).toHaveCount(0)
})

test('what one prescribed last is a shelf of its own', async ({ device }) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/catalog')
  const all = await count(page)
  await page.getByRole('link', { name: 'Recently prescribed' }).click()
  await expect(page).toHaveURL('/catalog?shelf=recent')
  await expect.poll(() => count(page)).toBeLessThan(all)
  await expect(results(page).first()).toBeVisible()
})

test('axe finds nothing in any view of the catalog', async ({ device }) => {
  test.setTimeout(180_000)
  const page = await device()
  await signIn(page, demoPeople.therapist)
  for (const view of [
    '/catalog?q=strech&region=neck&region=hip&equipment=none',
    '/catalog?q=zzzzzz',
    '/catalog?shelf=favourites&q=zzzzzz',
    '/catalog?shelf=recent',
    '/catalog?page=2',
  ]) {
    await page.goto(view)
    await expectAccessible(page)
  }
  // On a phone with its filters unfolded; a wide page shows them anyway.
  await page.setViewportSize(phone.viewport)
  await page.getByText(/^Filters/).click()
  await expectAccessible(page)
})

test('signs, other scripts and half-pairs are searched for and never shown as anything else', async ({
  device,
}) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  for (const [q, shown] of [
    ['%', '%'],
    ['_', '_'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['%00', ''],
    ['%ED%A0%80', '\ufffd\ufffd\ufffd'],
    ['O’Brien', 'O’Brien'],
    [`{{7*7}}`, '{{7*7}}'],
  ] as const) {
    const response = await page.goto(
      `/catalog?q=${q.startsWith('%') && q.length > 1 ? q : encodeURIComponent(q)}`,
    )
    expect(response?.status(), q).toBe(200)
    await expect(field(page)).toHaveValue(shown)
  }
})

test('the plan’s editor finds in the same way, also for whoever types quicker than it answers', async ({
  device,
  expectedComplaints,
}) => {
  const page = await device()
  await signIn(page, demoPeople.therapist)
  await page.goto('/caseload')
  const line = page.getByRole('row').filter({ hasText: 'Farid Karimi' })
  const plan = await line.getByRole('link', { name: /^Reassess/ }).getAttribute('href')
  await page.goto(`/plans/${plan?.split('/')[2]}/edit`)
  await awake(page)
  const add = page.getByRole('combobox', { name: /^Add to / }).first()
  await add.pressSequentially('hammstring strech')
  await expect(page.getByRole('listbox').getByRole('option').first()).toContainText('Hamstring stretch')
  await page.keyboard.press('Enter')
  const phase = page.getByRole('region').filter({ has: add })
  await expect(phase.getByText('Hamstring stretch with a towel').first()).toBeVisible()

  await add.fill('claf strech')
  await page.keyboard.press('Enter')
  await expect(phase.getByText('Calf stretch at the wall').first()).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'added to' }).first()).toContainText('Calf stretch')

  expectedComplaints.push(/ERR_FAILED/)
  await page.route('/api/exercises?*', (route) => route.abort())
  await add.fill('row')
  await expect(page.getByText('The catalog does not answer. Try again in a moment.')).toBeVisible()
})
