// What means no good, stored wherever people write, and then looked at: every page of every person, and every file that is taken away.
import type { Browser, BrowserContext } from '@playwright/test'
import ICAL from 'ical.js'
import Papa from 'papaparse'
import { asOwner } from '@/prisma/cloned'
import { actions } from './authorisation.actions'
import { handlers, pages, type PageRow } from './authorisation.matrix'
import { serveMatrix, type Person, type Served, type Subject } from './authorisation.people'
import { badTexts } from './bad-input'
import { forms } from './bad-input.forms'
import { ask } from './doors'
import { look, mark, nameOf } from './hostile.pages'
import { call, formIn, isSaidAt, pathsIn, spoil, takenIn, written, type Path } from './bad-input.send'
import { lying } from './phone-store'
import { cookieOf, done, due } from './program'
import { demoPeople, expect, test } from './story'

test.describe.configure({ mode: 'default', timeout: 600_000 })

/** Of the shared catalogue what some field takes (bad-input.spec.ts sends the rest), and what only a page or a file tells apart. */
const nowhereTaken = /^(empty|spaces|NUL|half a character|a megabyte|ten thousand letters)$/
const texts = Object.entries({
  ...Object.fromEntries(Object.entries(badTexts).filter(([what]) => !nowhereTaken.test(what))),
  'three scripts': 'مرحبا שלום 你好',
  'a formula that asks': '=HYPERLINK("http://169.254.169.254/","x")',
  'another formula': '@SUM(A1) {{7*7}} ${7*7}',
  'an entry of its own': 'one\r\nBEGIN:VEVENT\r\nSUMMARY:two',
})
const script = badTexts.script!

/** The forms that were sent with some of them, and those that were taken. */
const tried = new Set<string>()
const takers = new Set<string>()
/** How often each was stored, by its name. */
const stored = new Map<string, number>()

let served: Served
/** A session that was; of the matrix's own, which is still to come, nothing is written down. */
let past: string

test.beforeAll(async () => {
  test.setTimeout(600_000)
  served = await serveMatrix()
  past = await pastSession()
  for (const name of Object.keys(forms).filter((each) => !ending.test(each))) await store(name)
  await storeWithoutForms()
})
test.afterAll(() => served?.stop())

/** The plan is ended last; and under the name that the person bears by then, erasing would erase them. */
const ending = /#(endPlan|erasePatient)$/

let turn = 0

/** As many of these as a field takes, in another order than in the field before: a cell is a formula by its first sign alone. */
function packed(takes: (text: string) => boolean): string {
  const at = turn++ % texts.length
  const formulas = texts.filter(([, text]) => /^[=@]/.test(text))
  const ordered = [formulas[at % formulas.length]!, ...texts.slice(at), ...texts.slice(0, at)]
  let all = ''
  for (const [, text] of ordered) {
    const longer = all + text + mark
    if (!all.includes(text + mark) && takes(longer)) all = longer
  }
  return all
}

/** Sends a form with them in every field that takes any, about the matrix's subject or else about this. */
async function store(name: string, about: Partial<Subject> = {}, fills = fillsOf(name)): Promise<void> {
  const { schema } = forms[name]!
  for (const fill of fills) {
    const filled = async () =>
      sayable(await fill({ ...written(served), ...(await presentFor(name)), ...about }))
    const args = await filled()
    const at = formIn(args)
    if (at < 0) continue
    const takes = (path: Path) => (text: string) =>
      forms[name]!.plain
        ? schema.safeParse(spoil(args, [path], text)[at]).success
        : takenIn(name, args, [path], text).length > 0
    let fields = pathsIn(args[at], 'fields', [at])
      .filter((path) => isWords(valueAt(args, path)))
      .map((path) => ({ path, text: packed(takes(path)) }))
      .filter(({ text }) => text !== '')
    if (fields.length > 0) tried.add(name)
    while (fields.length > 0) {
      const spoilt = fields.reduce((sent, { path, text }) => spoil(sent, [path], text), await filled())
      const result = await call(served, name, spoilt, name)
      if (result.ok) for (const { text } of fields) count(name, text)
      const said = Object.keys(result.fields ?? {})
      const left = fields.filter(({ path }) => !said.some((each) => isSaidAt(path, each)))
      if (result.ok || left.length === fields.length || result.status !== 422) break
      fields = left
    }
  }
}

const fillsOf = (name: string) => [forms[name]!.args, forms[name]!.orElse ?? []].flat()

/** A session that was; and a flag that is open, whatever the forms before did about its cause. */
async function presentFor(name: string): Promise<Partial<Subject>> {
  if (name.endsWith('#writeRecord')) return { sessionId: past }
  return name.endsWith('Flags') ? { flagId: await served.flagged() } : {}
}

/** Without a dosage that nobody understands: what holds it is published by nobody. */
const sayable = (args: unknown[]): unknown[] =>
  JSON.parse(
    JSON.stringify(args, (key, value: unknown) => (key === 'typed' ? undefined : value)),
  ) as unknown[]

function count(name: string, packedText: string): void {
  takers.add(name)
  for (const [what, text] of texts)
    if (packedText.includes(text + mark)) stored.set(what, (stored.get(what) ?? 0) + 1)
}

/** Of a log and of a day. */
let note = ''
let word = ''

/** What no form of these sends: a phone's logs, the name of a view, a file's row, and what a browser calls itself. */
async function storeWithoutForms(): Promise<void> {
  const [item] = await due(served.origin, served.cookies.patient)
  const { logs } = JSON.parse(done(item!)) as { logs: [{ dueOn: string; loggedAt: string }] }
  const [{ dueOn, loggedAt }] = logs
  const times = { performedAt: loggedAt, loggedAt, timeZone: 'Europe/London' }
  const checkIn = { id: crypto.randomUUID(), planId: served.subject.planId, on: dueOn, pain: 3, ...times }
  note = packed(({ length }) => length < 480)
  word = packed((text) => text.length < 190 && !/[\r\n]/.test(text))
  const batch = {
    logs: [{ ...logs[0], note: `Note ${note}` }],
    checkIns: [{ ...checkIn, word: `Word ${word}` }],
  }
  const logged = await post('patient', '/api/logs', 'application/json', JSON.stringify(batch))
  expect(logged.match(/"stored"/g), logged).toHaveLength(2)

  const saved = 'app/(clinic)/caseload/actions.ts#saveCaseloadView'
  const [filter] = await forms[saved]!.args(written(served))
  expect(await call(served, saved, [filter, `View ${script}`], saved, 'therapist')).toMatchObject({
    ok: true,
  })

  const files = await ask(served, 'therapist', '/api/exercises/export?items=own&format=json')
  const { exercises, ...file } = JSON.parse(files.text) as { exercises: { slug: string }[] }
  const row = { ...exercises.find(({ slug }) => slug === served.subject.exercise)!, name: `Row ${script}` }
  const sent = JSON.stringify({ ...file, exercises: [row] })
  const seen = await post('therapist', '/api/exercises/import', 'application/json', sent)
  const digest = /"digest":"(\w+)"/.exec(seen)?.[1]
  expect(digest, seen).toBeDefined()
  const imported = await post('therapist', `/api/exercises/import?apply=${digest}`, 'application/json', sent)
  expect(await served.holds(JSON.stringify(`Row ${script}`).slice(1, -1)), imported).toBe(true)

  await cookieOf(served.origin, demoPeople.therapist, script)
}

async function pastSession(): Promise<string> {
  const { text } = await ask(served, 'admin', `/patients/${served.subject.patientId}/data.json`)
  const { person } = JSON.parse(text) as { person: { sessions: { id: string; status: string }[] } }
  return person.sessions.find(({ status }) => status === 'attended')!.id
}

async function post(person: Person, at: string, type: string, body: string): Promise<string> {
  const headers = { origin: served.origin, 'content-type': type }
  return (await ask(served, person, at, { method: 'POST', headers, body })).text
}

const valueAt = (args: unknown[], path: Path) =>
  path.reduce<unknown>((part, key) => (part as never)[key], args)

/** Neither an id nor a date nor a time. */
const isWords = (value: unknown) =>
  typeof value === 'string' && !/^[\d:-]*$/.test(value) && !/^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value)

test('every text is stored, in many fields, and by every form that can be sent here', () => {
  expect(texts.filter(([what]) => (stored.get(what) ?? 0) < 20)).toEqual([])
  const names = [...tried].filter((name) => !takers.has(name)).map((name) => name.split('#')[1]!)
  expect(names.filter((name) => !notHere.test(name))).toEqual([])
})

/** Of these the phase is under way already, or the plan, the device or the proof is not as it would have to be. */
const notHere =
  /^(startPlan|startPhase|openRecordInEmergency|showRemindersHere|proveItIsMe|\w+(Passphrase|SecondStep|RecoveryCodes))$/

/** The words of every page that was looked at. */
const seen = new Map<string, string>()
const walk = (
  browser: Browser,
  person: Person,
  rows: readonly PageRow[],
  prepare?: Parameters<typeof look>[5],
) => look(browser, served, person, rows, seen, prepare)

const looked: PageRow[] = [
  // What there is to read comes with a plan of its own, below.
  ...pages.filter(({ file }) => file !== '/learn/[itemId]'),
  {
    ...pages.find(({ file }) => file === '/calendar/[sessionId]')!,
    path: () => `/calendar/${past}`,
    of: 'which was',
  },
]

/** Whoever comes first looks at a page: to the admin it shows what it shows to the therapist, but for one. */
const people: Person[] = ['therapist', 'admin', 'patient']
const looksAt = ({ expected }: PageRow) => people.find((person) => expected[person] === 200)
const showsMore = ({ file }: PageRow) => file === '/settings'

for (const person of people)
  test(`nothing of it runs on any page of the ${person}`, async ({ browser }) => {
    const theirs = looked.filter((row) => looksAt(row) === person || (person === 'admin' && showsMore(row)))
    expect(await walk(browser, person, theirs)).toEqual([])
  })

/** The names of those that a page shows, as the words they are. */
const shownOn = (page: string) =>
  texts.filter(([, text]) => seen.get(page)?.includes(asShown(text) + mark)).map(([what]) => what)

/** No text is kept with marks that turn it round. */
const asShown = (text: string) => text.replace('\u202E', '').normalize('NFC').replace(/\s+/g, ' ')

test('what came without a form was on some of them, as the words it is', () => {
  for (const what of [`Note ${note}`, `Word ${word}`, `View ${script}`, `Row ${script}`].map(asShown))
    expect(
      [...seen.values()].some((words) => words.includes(what)),
      what,
    ).toBe(true)
})

/** By how much of it they show: every text; every one but families and those of several lines; some. No other page shows any. */
const showing = {
  all: [
    ...['/patients/[patientId]', '/patients/[patientId]/edit', '/patients/[patientId]/messages'],
    ...['/protocols/[slug], one’s own draft', '/protocols/[slug]/edit, one’s own draft', '/plans/new'],
    ...['/calendar/[sessionId], which was', '/settings', '/consent', '/messages'],
    '/messages, about a session',
  ],
  most: [
    ...['/plans/[planId]', '/plans/[planId]/edit', '/plans/[planId]/reassess', '/plans/[planId]/handout'],
    ...['/catalog/[slug], the clinic’s own', '/catalog/[slug]/edit', '/catalog/new, from the clinic’s own'],
    '/today',
  ],
  some: [
    ...['/caseload', '/calendar', '/calendar/[sessionId]', '/patients', '/patients/new', '/inbox'],
    ...['/patients/new/baseline', '/patients/[patientId]/data', '/settings/audit', '/plans/[planId]/book'],
    ...['/plans/[planId]/paper', '/plans/[planId]/letter', '/catalog', '/protocols', '/protocols/[slug]'],
    ...['/protocols/[slug], the clinic’s own', '/protocols/[slug]/edit', '/protocols/new, from a plan'],
    ...['/protocols/new, from the clinic’s own', '/account', '/self-report', '/progress', '/sessions'],
  ],
}
const long = /^(families|two lines|a calendar entry|an entry of its own)$/

test('every text is shown as the words it is, where it is said here', () => {
  const every = texts.map(([what]) => what)
  for (const page of showing.all) expect(shownOn(page), page).toEqual(every)
  const short = every.filter((what) => !long.test(what))
  for (const page of showing.most) expect(shownOn(page), page).toEqual(expect.arrayContaining(short))
  for (const page of showing.some) expect(shownOn(page).length, page).toBeGreaterThan(2)
  const shows = looked.map(nameOf).filter((page) => shownOn(page).length > 0)
  expect(shows.sort()).toEqual(Object.values(showing).flat().sort())
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

/** Where a PDF says what is done on opening and pressing; what is drawn is compressed, and any letters may stand there by chance. */
const outsideStreams = (pdf: string) => pdf.replace(/\bstream\r?\n.*?\bendstream\b/gs, '')

test('every file is inert: no formula in a table, no entry of somebody’s own in a calendar, no markup', async () => {
  const files = await filesTaken()
  const types = new Set([...files.values()].map(({ type }) => type))
  for (const type of ['text/csv', 'text/calendar', 'application/json', 'application/pdf'])
    expect([...types]).toContain(type)
  const tables: string[] = []
  for (const [file, { type, name, text }] of files) {
    expect(type, file).not.toMatch(/html|xml(?!\b)/)
    expect(name, file).not.toMatch(/\.\.|etc|alert|VEVENT|[\r\n]/)
    if (type === 'text/csv') {
      const { data, errors } = Papa.parse<string[]>(text.replace('\uFEFF', ''), { skipEmptyLines: true })
      expect(errors, file).toEqual([])
      const formulas = data.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)))
      expect(formulas, file).toEqual([])
      tables.push(...data.flat())
    }
    if (type === 'text/calendar') {
      expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
      const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent')
      expect(events.length, file).toBe(text.split('\r\n').filter((line) => line === 'BEGIN:VEVENT').length)
      const names = events.map((event) => String(event.getFirstPropertyValue('summary')))
      expect(names.filter((name) => name.startsWith('two'))).toEqual([])
    }
    if (type === 'application/json') JSON.parse(text)
    if (type === 'application/pdf') {
      expect(text.slice(0, 5), file).toBe('%PDF-')
      expect(outsideStreams(text), file).not.toMatch(
        /\/(JavaScript|JS|OpenAction|AA|Launch|EmbeddedFile|SubmitForm)\b|javascript:/,
      )
    }
  }
  expect(tables.filter((cell) => /^'[=@]/.test(cell)).length, 'what would be one').toBeGreaterThan(0)
})

const action = (name: string) => Object.keys(actions).find((each) => each.endsWith(`#${name}`))!

/** A page, or that of an address. */
function pageOf(file: string, path?: string): PageRow {
  const row = pages.find((each) => each.file === file)!
  return path ? { ...row, path: () => path, of: path } : row
}

test('nor on what an invitation opens for whoever has it', async ({ browser }) => {
  const invite = action('invitePatientToPortal')
  const { value } = await call(served, invite, [served.subject.patientId], invite, 'therapist')
  const opened = pageOf('/invitation/[token]', new URL((value as { link: string }).link).pathname)
  expect(await walk(browser, 'signed out', [opened])).toEqual([])
  expect(shownOn(nameOf(opened)).length).toBeGreaterThan(2)
})

test('nor without a network, on what a phone keeps', async ({ browser }) => {
  const kept = { ...pageOf('/today'), of: 'without a network' }
  const inTheGarden = async (context: BrowserContext) => {
    const page = await context.newPage()
    await page.goto('/today')
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await expect.poll(() => lying(page, 'days')).toBe(1)
    await page.close()
    await context.setOffline(true)
  }
  expect(await walk(browser, 'patient', [kept], inTheGarden)).toEqual([])
  expect(seen.get(nameOf(kept))).toContain('No connection')
  expect(shownOn(nameOf(kept)).length).toBeGreaterThan(10)
})

/** A text of the clinic’s own, with them in all that it says. Answers its id. */
async function storedText(): Promise<string> {
  const add = action('addExercise')
  const [, toRead] = (await forms[add]!.args(written(served))) as [string, { defaultDosage: object }]
  const dosage = { ...toRead.defaultDosage, frequency: { kind: 'as-needed' } }
  await store(add, {}, [() => [null, { ...toRead, kind: 'education', defaultDosage: dosage }]])
  const [row] = await asOwner<{ id: string }>(
    served.databaseUrl,
    'SET ROLE phaseline_backup',
    `SELECT id FROM exercises WHERE clinic_id IS NOT NULL AND kind = 'education'`,
  )
  return row!.id
}

/** Another plan of the patient, which has that text to read. Answers its id. */
async function publishedWith(exerciseId: string): Promise<string> {
  const fill = async (name: string, about: Partial<Subject> = {}) =>
    sayable(await forms[action(name)]!.args({ ...written(served), ...about }))
  const begun = await call(served, action('startPlan'), await fill('startPlan'), 'another plan')
  const { planId } = begun.value as { planId: string }
  const [, draft] = (await fill('saveDraft', { planId, exerciseId })) as [string, { content: Content }]
  // The ids of the form are another plan’s by now; and what there is to read is never due.
  draft.content.phases = draft.content.phases.map((phase) => ({
    ...{ ...phase, id: crypto.randomUUID() },
    prescriptions: phase.prescriptions
      .filter(({ dosage }) => dosage.frequency.kind === 'as-needed')
      .map((each) => ({ ...each, id: crypto.randomUUID() })),
  }))
  expect(await call(served, action('saveDraft'), [planId, draft], 'a text')).toMatchObject({ ok: true })
  const published = await call(served, action('publishPlan'), await fill('publishPlan', { planId }), 'a text')
  expect(published).toEqual({ ok: true, value: { number: 1 } })
  return planId
}
type Content = {
  phases: { id: string; prescriptions: { id: string; dosage: { frequency: { kind: string } } }[] }[]
}

test('nor on those of what there is to read, of a plan that has ended, and of what the patient keeps of one', async ({
  browser,
}) => {
  const readingId = await storedText()
  const planId = await publishedWith(readingId)
  const text = pageOf('/learn/[itemId]', `/learn/${readingId}`)
  expect(await walk(browser, 'patient', [pageOf('/learn'), text])).toEqual([])

  const reassess = action('saveReassessment')
  takers.delete(reassess)
  await store(reassess, { planId }, [
    async (about) => {
      const [, decided] = (await forms[reassess]!.args(about)) as [string, { selfManagement: object }]
      const selfManagement = { ...decided.selfManagement, keep: [] }
      return [planId, { ...decided, decision: 'discharge', selfManagement, cancelSessions: [] }]
    },
  ])
  expect([...takers]).toContain(reassess)
  await store(action('endPlan'))
  const completed = pageOf('/plans/[planId]', `/plans/${planId}`)
  const theirs = [pageOf('/patients/[patientId]'), pageOf('/plans/[planId]'), completed]
  expect(await walk(browser, 'therapist', theirs)).toEqual([])
  expect(await walk(browser, 'patient', [pageOf('/keep-well')])).toEqual([])
  for (const page of [text, ...theirs, pageOf('/keep-well')].map(nameOf))
    expect(shownOn(page).length, page).toBeGreaterThan(10)
  expect(shownOn('/learn').length).toBeGreaterThan(2)
})
