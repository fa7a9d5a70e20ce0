// The ground of the browser tests: each person at a device of their own, and no page that complains in its console.
import { expect, test as base, type BrowserContextOptions, type Locator, type Page } from '@playwright/test'

export { expect }

/** Who is in the demo, and the passphrase of all of them. */
export const demoPeople = {
  admin: 'admin@demo.test',
  therapist: 'therapist@demo.test',
  patient: 'patient@demo.test',
} as const
export const demoPassphrase = 'demo passphrase 2026'

/** The narrowest phone that everything is made for. */
export const phone = { viewport: { width: 360, height: 740 }, hasTouch: true }
export const desk = { viewport: { width: 1280, height: 800 } }

export interface Story {
  /** Opens a browser of its own: other cookies, another screen. */
  device: (options?: BrowserContextOptions) => Promise<Page>
  /** What a page may say in its console without failing the test: an answer that is meant to be an error. */
  expectedComplaints: RegExp[]
}

/** The browser measures three seconds, whatever else the machine has to do; e2e/weight.spec.ts looks itself. */
const haste = /was preloaded using link preload but not used within a few seconds/

/** What a page says that still asks for something while its program is ended. */
export const programEnded = /ERR_CONNECTION_(REFUSED|RESET)|ERR_FAILED/

export const test = base.extend<Story>({
  expectedComplaints: async ({}, use) => use([]),

  device: async ({ browser, baseURL, expectedComplaints }, use) => {
    const complaints: string[] = []
    const complain = (words: string) => {
      if (![haste, ...expectedComplaints].some((expected) => expected.test(words))) complaints.push(words)
    }
    const opened = new Set<{ close: () => Promise<void> }>()
    await use(async (options) => {
      const context = await browser.newContext({ baseURL, ...desk, ...options })
      opened.add(context)
      context.on('weberror', (error) => complain(error.error().stack ?? error.error().message))
      context.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          complain(`${message.page()?.url()}: ${message.text()}`)
      })
      return context.newPage()
    })
    await Promise.all([...opened].map((context) => context.close()))
    expect(complaints, 'what the pages said in their consoles').toEqual([])
  },
})

/** Without the form, which has stories of its own. */
export async function signIn(page: Page, name: string): Promise<void> {
  const { request } = page.context()
  const csrf = await request.get('/api/auth/csrf')
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  await request.post('/api/auth/callback/credentials', {
    headers: { origin: new URL(csrf.url()).origin },
    form: { csrfToken, email: name, passphrase: demoPassphrase, json: 'true' },
  })
  await page.goto('/')
  await landed(page)
}

export async function signInByHand(page: Page, name: string, passphrase = demoPassphrase): Promise<void> {
  // Whoever was led there is still being led when it is loaded anew, and nowhere else meanwhile.
  if (new URL(page.url()).pathname === '/sign-in') await loadedAnew(page)
  await page.goto('/sign-in')
  await fillSignIn(page, name, passphrase)
  await landed(page)
}

const landed = (page: Page) => expect(page, 'where a person lands').toHaveURL(/\/(caseload|today)$/)

/** The first plan of a patient in whose record neither red flags nor consent stand. */
export async function activate(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Activate plan' }).click()
  await page.getByRole('button', { name: 'Activate all the same' }).click()
}

/** Where a page led here without being loaded it is loaded anew, so that nothing of it stays in the browser. */
export const loadedAnew = (page: Page) =>
  expect
    .poll(() =>
      page
        .evaluate(() => {
          const [loaded] = performance.getEntriesByType('navigation')
          // With a clock of its own a page knows nothing of how it was loaded.
          return !loaded || new URL(loaded.name).pathname === location.pathname
        })
        // In between there is no page.
        .catch(() => false),
    )
    .toBe(true)

export async function fillSignIn(page: Page, name: string, passphrase: string): Promise<void> {
  await loadedAnew(page)
  await page.getByLabel('E-mail or sign-in name').fill(name)
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Gives the passphrase again, where a page asks for it before it lets anything be done. */
export async function prove(page: Page, passphrase = demoPassphrase): Promise<void> {
  const asked = page.getByRole('region', { name: 'Is it you?' })
  await asked.getByLabel('Your passphrase', { exact: true }).fill(passphrase)
  await asked.getByRole('button', { name: 'Go on' }).click()
}

/** Another session in the same browser, by another tab: what was proved in the one before does not count in it. */
export async function signInAnew(page: Page, name: string): Promise<void> {
  await page.context().clearCookies()
  const tab = await page.context().newPage()
  await signInByHand(tab, name)
  await tab.close()
  // Covered until it has looked.
  const looked = page.waitForResponse(/\/api\/session$/)
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await looked
  await expect(page.getByRole('dialog', { name: 'You are signed out' })).toHaveCount(0)
}

/** A person is slower than a test: what is typed before a page's script runs may be overwritten by it. */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll('main :is(button, input:not([type=hidden]))')]
    const known = (control: Element) => Object.keys(control).some((key) => key.startsWith('__reactProps'))
    return controls.length > 0 && controls.every(known)
  })
}

/** Every address that the page asks for or shows from now on, as a person reads it. */
export function addressesOf(page: Page): string[] {
  const addresses: string[] = []
  const add = (address: string) => addresses.push(decodeURIComponent(address.replaceAll('+', ' ')))
  page.on('request', (request) => add(request.url()))
  page.on('framenavigated', (frame) => add(frame.url()))
  return addresses
}

/** By the navigation that every page has. */
export const goTo = (page: Page, place: string) =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: place }).click()

/** Answers a question on a scale. */
export const answer = (page: Page | Locator, question: string, number: number) =>
  page
    .getByRole('group', { name: question })
    .getByRole('radio', { name: new RegExp(`^${number}(,|$)`) })
    .check()

/** A calendar date some days later. */
export function daysAfter(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}

/** Staff write down in a patient's record where e-mail goes. */
export async function writeDownEmail(page: Page, patient: string, email: string): Promise<void> {
  await page.goto('/patients')
  await page.getByRole('link', { name: patient }).click()
  await page.getByRole('link', { name: 'Open record' }).click()
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Save person' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
}

/** The link by which a new patient comes in, whose plan asks for these exercises every day; the page is signed in as a therapist. */
export async function invitedWith(
  page: Page,
  name: string,
  exercises: readonly (readonly [exercise: string, line: string])[],
): Promise<string> {
  await page.goto('/patients/new')
  await awake(page)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Save and make a plan' }).click()
  await page.getByRole('button', { name: /^Start empty/ }).click()
  await expect(page).toHaveURL(/\/plans\/[^/]+\/edit$/)
  await awake(page)
  await page.getByLabel('Problem', { exact: true }).fill('Stiff shoulders')
  for (const [exercise, line] of exercises) {
    await page.getByLabel('Add to Intensive').fill(exercise)
    await page.getByRole('option', { name: exercise }).first().click()
    const dosage = page.getByLabel(new RegExp(`^Dosage, ${exercise}.* in Intensive$`))
    await dosage.fill(line)
    await dosage.press('Enter')
    await expect(dosage).toHaveValue(/every day$/)
  }
  await activate(page)
  await expect(page.getByText('Version 1')).toBeVisible()
  await page.getByRole('link', { name, exact: true }).first().click()
  await page.getByRole('button', { name: 'Invite to the portal' }).click()
  return page.getByRole('textbox', { name: `Link for ${name}` }).inputValue()
}
