// Looking at a page on which what means no good is shown: what it does, the words that stand on it, and its addresses.
import type { Browser, BrowserContext, Page } from '@playwright/test'
import type { PageRow } from './authorisation.matrix'
import type { Person, Served } from './authorisation.people'

/** Behind each of several in one field. */
export const mark = '|'

/** Opens these pages one after the other in a browser that was prepared for them, and keeps the words of each by its name. Answers what went wrong. */
export async function look(
  browser: Browser,
  served: Served,
  person: Person,
  rows: readonly PageRow[],
  seen: Map<string, string>,
  prepare?: (context: BrowserContext) => Promise<void>,
): Promise<string[]> {
  const context = await browser.newContext({ baseURL: served.origin })
  await signInAs(context, served, person)
  await prepare?.(context)
  const wrong: string[] = []
  for (const row of rows) {
    const { file, path } = row
    const page = await context.newPage()
    watch(page, served.origin, file, wrong)
    const answer = await page.goto(path(served.subject))
    // Until the page's own script has drawn it as well.
    await page.waitForFunction(() =>
      Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__react')),
    )
    if (answer?.status() !== 200) wrong.push(`${file} was answered with ${answer?.status()}`)
    if (await page.locator('img[src="x"], [onerror], a[href^="javascript:"]').count())
      wrong.push(`${file} has it as markup`)
    const words = await page.evaluate(wordsOf)
    seen.set(nameOf(row), words)
    if (words.includes('@SUM(A1) 49')) wrong.push(`${file} has worked a template out`)
    for (const address of (await page.evaluate(addressesOf)).filter((each) => saysWhat(each, served)))
      wrong.push(`${file} says it in ${address}`)
    await page.close()
  }
  await context.close()
  return wrong
}

export const nameOf = ({ file, of }: PageRow) => (of ? `${file}, ${of}` : file)

/** What stands in the page itself and in its fields: not in the frame that all pages have, nor in what its scripts are told. */
function wordsOf(): string {
  const main = document.querySelector('main')!
  const words = main.cloneNode(true) as HTMLElement
  for (const element of words.querySelectorAll('script, style, template')) element.remove()
  const fields = [...main.querySelectorAll<HTMLInputElement>('input, textarea')]
  return [words.textContent, ...fields.map(({ value }) => value)].join('\n').replace(/\s+/g, ' ')
}

/** Of the page itself, of what it links to or loads, and of where its forms go. */
const addressesOf = () => [
  location.href,
  ...[...document.querySelectorAll('[href], [action], [src]')].map((element) =>
    ['href', 'action', 'src'].map((name) => element.getAttribute(name) ?? '').join(' '),
  ),
]

/** An address stands in histories and in the logs of whoever is between: it names nobody, and has no words of anybody’s. */
function saysWhat(address: string, { patients }: Served): boolean {
  if (/^\s*(tel|mailto|data):/.test(address)) return false
  const plain = decodeURIComponent(address).replaceAll('+', ' ')
  return plain.includes(mark) || patients.some(({ name }) => plain.includes(name))
}

async function signInAs(context: BrowserContext, served: Served, person: Person): Promise<void> {
  if (person === 'signed out') return
  const [name = '', value = ''] = served.cookies[person].split('=', 2)
  await context.addCookies([{ name, value, url: served.origin }])
}

/** A window that asks, an error, a broken policy, or a request that markup would send. */
function watch(page: Page, origin: string, file: string, wrong: string[]): void {
  page.on('dialog', (dialog) => {
    wrong.push(`${file} opened a window: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => wrong.push(`${file}: ${error.message}`))
  page.on('console', (message) => {
    // A picture that a busy machine had no time for, or that there is no network for, is no fault of what was stored.
    if (/status of 503|ERR_INTERNET_DISCONNECTED/.test(message.text())) return
    if (message.type() === 'error' || /content security policy/i.test(message.text()))
      wrong.push(`${file}: ${message.text()}`)
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    const own = url.origin === origin || ['data:', 'blob:'].includes(url.protocol)
    if (!own || url.pathname.endsWith('/x')) wrong.push(`${file} asked for ${request.url()}`)
  })
}
