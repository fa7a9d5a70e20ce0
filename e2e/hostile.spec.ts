// What means no good, stored wherever people write, and then looked at: every page of every person, and every file that is taken away.
import type { Browser, BrowserContext, Page } from '@playwright/test'
import ICAL from 'ical.js'
import Papa from 'papaparse'
import { handlers, pages, type PageRow } from './authorisation.matrix'
import { serveMatrix, type Person, type Served } from './authorisation.people'
import { forms } from './bad-input.forms'
import { ask } from './doors'
import { call, isSaidAt, pathsIn, spoil, takenIn, written, type Path } from './bad-input.send'
import { cookieOf, done, due } from './program'
import { demoPeople, expect, test } from './story'

test.describe.configure({ mode: 'default', timeout: 600_000 })

/** Each goes into every field that takes it; the last stands where only one can. */
const hostile = [
  `one\r\nBEGIN:VEVENT\r\nSUMMARY:two`,
  `مرحبا שלום 你好 O'Brien ../../etc/passwd`,
  `=HYPERLINK("http://169.254.169.254/","x")`,
  `'; DROP TABLE patients; --`,
  `@SUM(A1) {{7*7}} \${7*7}`,
  `javascript:alert(1)//`,
  `"><img src=x onerror=alert(1)>`,
  `<script>alert(1)</script>`,
]

let served: Served
let stored = 0

test.beforeAll(async () => {
  test.setTimeout(600_000)
  served = await serveMatrix()
  for (const text of hostile)
    for (const name of Object.keys(forms).filter((each) => !ending.test(each))) await store(name, text)
  await storeWithoutForms(hostile.at(-1)!)
})
test.afterAll(() => served?.stop())

/** The plan is ended last; and under the name that the person bears by then, erasing would erase them. */
const ending = /#(endPlan|erasePatient)$/

/** Sends a form with the text in every field that takes it. */
async function store(name: string, text: string): Promise<void> {
  for (const fill of [forms[name]!.args, ...(forms[name]!.orElse ?? [])]) {
    const args = await fill(written(served))
    const at = args.findIndex((arg) => typeof arg === 'object' && arg !== null)
    if (at < 0) continue
    const words = pathsIn(args[at], 'fields', [at]).filter((path) => isWords(valueAt(args, path)))
    let fields = takenIn(name, args, words, text)
    while (fields.length > 0) {
      const result = await call(served, name, spoil(await fill(written(served)), fields, text), name)
      if (result.ok) stored += fields.length
      const said = Object.keys(result.fields ?? {})
      const left = fields.filter((path) => !said.some((each) => isSaidAt(path, each)))
      if (result.ok || left.length === fields.length || result.status !== 422) break
      fields = left
    }
  }
}

/** What no form of these sends: a phone's logs, the name of a view, a file's row, and what a browser calls itself. */
async function storeWithoutForms(text: string): Promise<void> {
  const [item] = await due(served.origin, served.cookies.patient)
  const { logs } = JSON.parse(done(item!)) as { logs: [{ dueOn: string; loggedAt: string }] }
  const [{ dueOn, loggedAt }] = logs
  const times = { performedAt: loggedAt, loggedAt, timeZone: 'Europe/London' }
  const checkIn = { id: crypto.randomUUID(), planId: served.subject.planId, on: dueOn, pain: 3, ...times }
  const batch = {
    logs: [{ ...logs[0], note: `Note ${text}` }],
    checkIns: [{ ...checkIn, word: `Word ${text}` }],
  }
  const logged = await post('patient', '/api/logs', 'application/json', JSON.stringify(batch))
  expect(logged.match(/"stored"/g), logged).toHaveLength(2)

  const saved = 'app/(clinic)/caseload/actions.ts#saveCaseloadView'
  const [filter] = await forms[saved]!.args(written(served))
  expect(await call(served, saved, [filter, `View ${text}`], saved, 'therapist')).toMatchObject({ ok: true })

  const files = await ask(served, 'therapist', '/api/exercises/export?items=own&format=json')
  const { exercises, ...file } = JSON.parse(files.text) as { exercises: { slug: string }[] }
  const row = { ...exercises.find(({ slug }) => slug === served.subject.exercise)!, name: `Row ${text}` }
  const sent = JSON.stringify({ ...file, exercises: [row] })
  const seen = await post('therapist', '/api/exercises/import', 'application/json', sent)
  const digest = /"digest":"(\w+)"/.exec(seen)?.[1]
  expect(digest, seen).toBeDefined()
  const imported = await post('therapist', `/api/exercises/import?apply=${digest}`, 'application/json', sent)
  expect(await served.holds(JSON.stringify(`Row ${text}`).slice(1, -1)), imported).toBe(true)

  await cookieOf(served.origin, demoPeople.therapist, text)
}

async function post(person: Person, at: string, type: string, body: string): Promise<string> {
  const headers = { origin: served.origin, 'content-type': type }
  return (await ask(served, person, at, { method: 'POST', headers, body })).text
}

const valueAt = (args: unknown[], path: Path) =>
  path.reduce<unknown>((part, key) => (part as never)[key], args)

/** Neither an id nor a date nor a time. */
const isWords = (value: unknown) =>
  typeof value === 'string' && /\p{L}/u.test(value) && !/^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value)

test('it is stored', () => {
  expect(stored).toBeGreaterThan(100)
})

/** The words of every page that was looked at. */
const seen: string[] = []

/** Whoever comes first looks at a page: to the admin it shows what it shows to the therapist. */
const people: Person[] = ['therapist', 'admin', 'patient']
const looksAt = ({ expected }: PageRow) => people.find((person) => expected[person] === 200)

for (const person of people)
  test(`nothing of it runs on any page of the ${person}`, async ({ browser }) => {
    const theirs = pages.filter((row) => looksAt(row) === person)
    const { wrong, shown } = await walk(browser, person, theirs)
    expect(wrong).toEqual([])
    // Else nothing was tried.
    expect(shown).toBeGreaterThan(2)
  })

/** Opens these pages one after the other. Answers what went wrong, and how many show what was stored as the words it is. */
async function walk(browser: Browser, person: Person, rows: readonly PageRow[]) {
  const context = await browser.newContext({ baseURL: served.origin })
  await signInAs(context, person)
  const wrong: string[] = []
  let shown = 0
  for (const { file, path } of rows) {
    const page = await context.newPage()
    watch(page, file, wrong)
    const answer = await page.goto(path(served.subject))
    // Until the page's own script has drawn it as well.
    await page.waitForFunction(() =>
      Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__react')),
    )
    if (answer?.status() !== 200) wrong.push(`${file} was answered with ${answer?.status()}`)
    if (await page.locator('img[src="x"], [onerror], a[href^="javascript:"]').count())
      wrong.push(`${file} has it as markup`)
    // The words that stand in the page and in its fields.
    const words = await page.evaluate(() =>
      [
        document.body.textContent,
        ...[...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value),
      ].join('\n'),
    )
    if (words.includes('<script>alert(1)</script>')) shown++
    seen.push(words)
    if (words.includes('@SUM(A1) 49')) wrong.push(`${file} has worked a template out`)
    await page.close()
  }
  await context.close()
  return { wrong, shown }
}

async function signInAs(context: BrowserContext, person: Person): Promise<void> {
  const [name = '', value = ''] = served.cookies[person].split('=', 2)
  await context.addCookies([{ name, value, url: served.origin }])
}

/** A window that asks, an error, a broken policy, or a request that markup would send. */
function watch(page: Page, file: string, wrong: string[]): void {
  page.on('dialog', (dialog) => {
    wrong.push(`${file} opened a window: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('pageerror', (error) => wrong.push(`${file}: ${error.message}`))
  page.on('console', (message) => {
    // A picture that a busy machine had no time for is no fault of what was stored.
    if (/status of 503/.test(message.text())) return
    if (message.type() === 'error' || /content security policy/i.test(message.text()))
      wrong.push(`${file}: ${message.text()}`)
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    const own = url.origin === served.origin || ['data:', 'blob:'].includes(url.protocol)
    if (!own || url.pathname.endsWith('/x')) wrong.push(`${file} asked for ${request.url()}`)
  })
}

test('what came without a form was on some of them, as the words it is', () => {
  for (const what of ['Note', 'Word', 'View', 'Row'])
    expect(
      seen.some((words) => words.includes(`${what} <script>alert(1)</script>`)),
      what,
    ).toBe(true)
})

type File = { type: string; name: string; text: string }

/** Every file that a handler makes of what is stored, for the first who may have it. */
async function filesTaken(): Promise<Map<string, File>> {
  const files = new Map<string, File>()
  for (const { file, method, path, expected } of handlers) {
    const person = people.find((each) => expected[each] === 200)
    if (method !== 'GET' || !person) continue
    const at = typeof path === 'string' ? path : path(served.subject)
    const answer = await fetch(served.origin + at, { headers: { cookie: served.cookies[person] } })
    expect(answer.status, file).toBe(200)
    files.set(file, {
      type: (answer.headers.get('content-type') ?? '').split(';')[0]!,
      name: answer.headers.get('content-disposition') ?? '',
      text: await answer.text(),
    })
  }
  return files
}

test('every file is inert: no formula in a table, no entry of somebody’s own in a calendar, no markup', async () => {
  const files = await filesTaken()
  const types = new Set([...files.values()].map(({ type }) => type))
  for (const type of ['text/csv', 'text/calendar', 'application/json', 'application/pdf'])
    expect([...types]).toContain(type)
  for (const [file, { type, name, text }] of files) {
    expect(type, file).not.toMatch(/html|xml(?!\b)/)
    expect(name, file).not.toMatch(/\.\.|etc|alert|VEVENT|[\r\n]/)
    if (type === 'text/csv') {
      const { data, errors } = Papa.parse<string[]>(text.replace('\uFEFF', ''), { skipEmptyLines: true })
      expect(errors, file).toEqual([])
      const formulas = data.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)))
      expect(formulas, file).toEqual([])
    }
    if (type === 'text/calendar') {
      expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
      const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent')
      expect(events.length, file).toBe(text.split('\r\n').filter((line) => line === 'BEGIN:VEVENT').length)
      expect(events.map((event) => event.getFirstPropertyValue('summary'))).not.toContain('two')
    }
    if (type === 'application/json') JSON.parse(text)
    if (type === 'application/pdf') expect(text.slice(0, 5), file).toBe('%PDF-')
  }
})

test('nor on those of a plan that has ended', async ({ browser }) => {
  const end = Object.keys(forms).find((name) => name.endsWith('#endPlan'))!
  await store(end, hostile.at(-1)!)
  const ended = ['/patients/[patientId]', '/plans/[planId]']
  const { wrong, shown } = await walk(
    browser,
    'therapist',
    pages.filter(({ file }) => ended.includes(file)),
  )
  expect({ wrong, shown }).toEqual({ wrong: [], shown: ended.length })
})
