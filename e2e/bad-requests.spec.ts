// Bad input in what is asked for without a form: addresses, batches of logs and the bodies of every handler. Never a broken answer, never half a write.
import { expect, test } from '@playwright/test'
import { handlers, pages } from './authorisation.matrix'
import { people, serveMatrix, type Person, type Served } from './authorisation.people'
import { badDates, badNumbers, badTexts } from './bad-input'
import { actionIds, ask, callAction } from './doors'
import { queryNames } from './query-names'

let served: Served

test.describe.configure({ mode: 'default', timeout: 900_000 })
test.beforeAll(async () => {
  served = await serveMatrix()
})
test.afterAll(() => served?.stop())

/** What an address can carry; a megabyte is more than any server reads of one. */
const inAddresses = Object.entries({
  ...{ ...badTexts, families: '👨‍👩‍👧'.repeat(4) },
  ...{ 'page -1': '-1', infinite: '1e309' },
}).filter(([, text]) => text.length < 5_000)
const read = queryNames()
const asked = [...new Set([...read.values()].flat())]

/** Their paths: whoever reads no name is asked for one text alone. */
const reads = new Set(
  [...read.keys()].map((file) =>
    `/${file.replace(/(^|\/)(page\.tsx|route\.ts)$/, '')}`.replace(/\/\([^)]+\)/g, ''),
  ),
)
const readBy = (file: string) => inAddresses.filter(([what]) => reads.has(file) || what === 'script')

test('every page and handler that reads its address says by which names', () => {
  expect([...read].filter(([, names]) => names.length === 0)).toEqual([])
  expect(asked.length).toBeGreaterThan(30)
  const known = new Set([...pages, ...handlers].map(({ file }) => file))
  expect([...reads].filter((file) => !known.has(file))).toEqual([])
})

/** The address with this in place of each part that names something, one at a time. */
function namedOtherwise(file: string, at: string, text: string): string[] {
  const parts = at.split('/')
  return file.split('/').flatMap((part, index) =>
    part.startsWith('[')
      ? // What is not well-formed cannot be written in an address.
        [parts.with(index, encodeURIComponent(text.toWellFormed())).join('/')]
      : [],
  )
}

/** What is opened counts as read, once. */
async function openEachPage() {
  for (const { path: pathOf, expected } of pages)
    for (const person of people)
      if (expected[person] === 200) await ask(served, person, pathOf(served.subject))
}

test('an address may ask for anything', async () => {
  await openEachPage()
  const before = await served.fingerprint()
  for (const { file, path: pathOf, expected } of pages) {
    const person = people.find((each) => expected[each] === 200)
    if (!person) continue
    const [at = ''] = pathOf(served.subject).split('?')
    for (const [what, text] of readBy(file)) {
      // Once each, or one of it twice.
      const said = new URLSearchParams(asked.map((name) => [name, text]))
      if (what === 'script') for (const name of asked) said.append(name, 'x')
      const query = await ask(served, person, `${at}?${said}`)
      expect(query.status, `${file}: ${what} in its query`).toBeLessThan(500)
      // Else it was too long to be read.
      expect(query.status, `${file}: ${what} in its query`).not.toBe(431)
      expect(query.text, `${file}: ${what} in its query`).not.toContain('<script>alert(1)')
    }
    for (const [what, text] of inAddresses)
      for (const named of namedOtherwise(file, at, text)) {
        const answer = await ask(served, person, named)
        expect(answer.status, `${file}: ${what} in its path`).toBeLessThan(500)
      }
  }
  expect(await served.fingerprint()).toBe(before)
})

const part = '--x\r\nContent-Disposition: form-data'
const tornForms = [
  ['multipart/form-data', 'hello'],
  ['multipart/form-data; boundary=', 'hello'],
  ['multipart/form-data; boundary=x', ''],
  ['multipart/form-data; boundary=x', '--x\r\nCont'],
  ['multipart/form-data; boundary=x', `${part}\r\n\r\na\r\n--x--\r\n`],
  ['multipart/form-data; boundary=x', `${part}; name="a"\r\n\r\na`],
  ['multipart/form-data; boundary=x', `${part}; name="__proto__[a]"\r\n\r\na\r\n--x--\r\n`],
  ['multipart/form-data; boundary=x', `${part}; name="$ACTION_ID_x"\r\n\r\na\r\n--x--\r\n`],
  ['multipart/form-data; boundary=x', `${part}; name="$ACTION_REF_1"\r\n\r\n\r\n--x--\r\n`],
  ['application/x-www-form-urlencoded', '$ACTION_ID_x=1&%E0%A4%A=%%%'],
  ['application/json', '{"a":'],
  ['text/plain', 'x'],
] as const

test('a page may be sent any form, torn or of another kind', async () => {
  await openEachPage()
  const before = await served.fingerprint()
  for (const { file, path: pathOf, expected } of pages) {
    const person = whoMay(expected)
    if (!person) continue
    for (const [type, body] of tornForms)
      for (const action of [undefined, '40'.padEnd(42, '0')]) {
        const headers = {
          origin: served.origin,
          'content-type': type,
          ...(action && { 'next-action': action }),
        }
        const { status } = await ask(served, person, pathOf(served.subject), {
          method: 'POST',
          headers,
          body,
        })
        expect(status, `${file} as ${type}: ${body}`).toBeLessThan(500)
      }
  }
  expect(await served.fingerprint()).toBe(before)
})

const whoMay = (expected: Record<Person, unknown>) =>
  people.find((person) => [200, 303, 422].includes(expected[person] as number))

test('a handler may be sent anything', async () => {
  const before = await served.fingerprint()
  const shapes = [
    ...['', 'x', 'null', '[]', '"x"', '{', '{"logs":{}}', '{"logs":[null,1,"x",[],{}],"checkIns":[[]]}'],
    ...[
      '['.repeat(10_000),
      '{"logs":[],"logs":1}',
      '{"__proto__":{"kind":"staff"}}',
      'a=%00&b=%ED%A0%80',
      '{"logs":[{"slot":1e309}]}',
    ],
  ]
  const types = ['application/json', 'application/x-www-form-urlencoded', 'text/csv', 'x/y']
  const signIn = ['callback/credentials', 'signout', 'session'].map((name) => ({
    ...handlers.find(({ file }) => file.startsWith('/api/auth/'))!,
    ...{ method: 'POST', path: `/api/auth/${name}` },
  }))
  for (const { file, method, path: pathOf, type, expected } of [...handlers, ...signIn]) {
    const person = whoMay(expected)
    if (!person) continue
    const at = typeof pathOf === 'string' ? pathOf : pathOf(served.subject)
    if (method === 'GET')
      for (const [what, text] of inAddresses) {
        const said = new URLSearchParams(asked.map((name) => [name, text]))
        const [own = ''] = at.split('?')
        for (const address of [`${own}?${said}`, ...namedOtherwise(file, own, text)])
          expect((await ask(served, person, address)).status, `${file}: ${what}`).toBeLessThan(500)
      }
    else
      for (const body of [...shapes, ...Object.values(badTexts)])
        // A text that is no shape of anything is read as what the handler takes, or as a form.
        for (const sent of new Set([
          ...[type ?? 'application/json', 'application/x-www-form-urlencoded'],
          ...(shapes.includes(body) ? types : []),
        ])) {
          const headers = { origin: served.origin, 'content-type': sent }
          const { status } = await ask(served, person, at, { method, headers, body })
          expect(status, `${method} ${file} as ${sent}: ${body.slice(0, 40)}`).toBeLessThan(500)
        }
  }
  expect(await served.fingerprint()).toBe(before)
})

test('each entry of a batch is refused at its field, or kept', async () => {
  const at = new Date().toISOString()
  const times = { performedAt: at, loggedAt: at, timeZone: 'Europe/London' }
  const log = {
    ...{ prescriptionId: served.subject.prescriptionId, prescriptionVersionId: null, slot: 1 },
    ...{ dueOn: at.slice(0, 10), status: 'done', setsDone: 1, repsDone: 1, pain: 1, painAfter: 1, effort: 1 },
    ...{ skipReason: null, note: '', replaces: null, ...times },
  }
  const checkIn = {
    planId: served.subject.planId,
    on: at.slice(0, 10),
    pain: 1,
    word: '',
    replaces: null,
    ...times,
  }
  const values = Object.entries({ ...badTexts, ...badNumbers, ...badDates }).filter(
    ([what]) => what !== 'a megabyte',
  )
  const send = async (batch: object) => {
    const answer = await ask(served, 'patient', '/api/logs', {
      method: 'POST',
      headers: { origin: served.origin, 'content-type': 'application/json' },
      // More than a number holds, as somebody may write it who needs no program for it.
      body: JSON.stringify(batch).replaceAll('"1e309"', '1e309'),
    })
    expect(answer.status, answer.text.slice(0, 200)).toBe(200)
    return (JSON.parse(answer.text) as { results: Answered[] }).results
  }
  type Answered = { outcome: string; errors?: Record<string, string> }
  for (const [list, good] of Object.entries({ logs: log, checkIns: checkIn }))
    for (const field of ['id', ...Object.keys(good)]) {
      const spoilt = values.map(([, bad]) => ({ ...good, id: crypto.randomUUID(), [field]: bad }))
      const results = await send({ [list]: [...spoilt, { ...good, id: crypto.randomUUID() }] })
      // Of one occurrence there is one first entry: once it is there, that is said of each that has nothing else wrong.
      const always = results.pop()?.errors ?? {}
      for (const [index, { outcome, errors = {} }] of results.entries()) {
        const words = `${list}: ${values[index]![0]} as ${field}: ${JSON.stringify(errors)}`
        if (outcome !== 'refused') continue
        const said = Object.keys(errors)
        // It cannot have been written down before it was done, whichever of the two was spoilt.
        if (field === 'loggedAt' && said.includes('performedAt')) continue
        expect(said.includes(field) || said.every((each) => each in always), words).toBe(true)
      }
    }
})

/** What is no arguments of anything; React reads what begins with "$" as something else than a text. */
const anything: unknown[] = [
  ...[[], [null, null, null], [{}, JSON.parse('{"__proto__":{"x":1}}'), []], ['x', 'y', 'z']],
  ...[[1, true, '$undefined'], ['$NaN', '$Infinity', '$n12'], ['$Dxyz'], ['$K1', '$K1'], ['$Q1'], ['$@1']],
  { then: '$0:then' },
]

test('an action may be called with anything', async () => {
  // Whoever signs out has nothing left to try.
  const names = Object.keys(actionIds()).filter((name) => !name.endsWith('#signOut'))
  expect(names.length).toBeGreaterThan(80)
  const wrong: string[] = []
  const call = async (person: Person, name: string, args: unknown) => {
    const { status } = await callAction(served, person, name, args as unknown[])
    if (status >= 500) wrong.push(`${status} to ${person}: ${name} ${JSON.stringify(args)}`)
  }
  for (const name of names)
    for (const person of ['signed out', 'patient', 'admin'] as const)
      await Promise.all(anything.map((args) => call(person, name, args)))
  expect(wrong).toEqual([])
})
