// Who may open and do what, over HTTP, the way an attacker would ask: real ids, foreign cookies, no page in between.
import { isIP } from 'node:net'
import { expect, test } from '@playwright/test'
import { actionWords, objectWords } from '@/domain/accounts/audit'
import { ownerName } from '@/domain/accounts/page-owner'
import { asOwner } from '@/prisma/cloned'
import { actions, publicActions } from './authorisation.actions'
import type { Expected } from './authorisation.columns'
import { handlers, pages } from './authorisation.matrix'
import { expectedOf, isAboutThePatient } from './authorisation.others'
import {
  actionIds,
  actionsOnDisk,
  ask as askAs,
  askPayload,
  besidesBuilt,
  callAction,
  resultOf,
  routesBuilt,
  routesOf,
  titleAndAddresses,
  type Answer,
  type Asked,
} from './doors'
import {
  others,
  ownExercise,
  patientName,
  people,
  serveMatrix,
  type Anybody,
  type Other,
  type Person,
  type Served,
} from './authorisation.people'

let served: Served

test.describe.configure({ mode: 'default', timeout: 300_000 })
test.beforeAll(async () => {
  test.setTimeout(600_000)
  served = await serveMatrix()
})
test.afterAll(() => served?.stop())

const ask = (person: Anybody, at: string, init?: Asked) => askAs(served, person, at, init)

/** An answer in the words of the matrix. */
function asExpected({ status, location }: Answer): Expected | number {
  if (status !== 307 && status !== 303) return status
  const { pathname } = new URL(location, served.origin)
  if (pathname === '/sign-in') return 'in'
  return status === 307 && ['/caseload', '/today'].includes(pathname) ? 'home' : status
}

type Answers = Partial<Record<Person, Expected | number>>

const atOnce = async (of: (person: Person) => Promise<Expected | number>): Promise<Answers> =>
  Object.fromEntries(await Promise.all(people.map(async (person) => [person, await of(person)])))

/** Where all ask for what is one person's: a calendar is made for one of an account at a time. */
async function inTurn(of: (person: Person) => Promise<Expected | number>): Promise<Answers> {
  const found: Answers = {}
  for (const person of people) found[person] = await of(person)
  return found
}

test.describe('no door is forgotten', () => {
  // What was built is what stands on disk, and nothing beside it.
  test('every page has a row', () => {
    const found = routesOf('page.tsx')
    expect([...new Set(pages.map(({ file }) => file))].sort()).toEqual(found)
    expect(routesBuilt('page')).toEqual(found)
  })

  test('every route handler has a row', () => {
    const found = routesOf('route.ts')
    expect([...new Set(handlers.map(({ file }) => file))].sort()).toEqual(found)
    const files = ['/favicon.ico', '/icon.svg', '/manifest.webmanifest']
    expect(routesBuilt('route')).toEqual([...found, ...files].sort())
  })

  test('a method without a row is refused', async () => {
    for (const { file, path: pathOf } of handlers)
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        if (handlers.some((each) => each.file === file && each.method === method)) continue
        // What next-auth makes of its forms, strangers.spec.ts tries.
        if (file === '/api/auth/[...nextauth]' && method === 'POST') continue
        const at = typeof pathOf === 'string' ? pathOf : pathOf(served.subject)
        const { status } = await ask('admin', at, { method, headers: { origin: served.origin } })
        expect(status, `${method} ${file}`).toBe(405)
      }
  })

  test('no proxy stands before the pages, and no page of the older router beside them', () => {
    expect(besidesBuilt()).toEqual([])
  })

  test('every server action has a row', () => {
    const found = actionsOnDisk()
    expect([...Object.keys(actions), ...publicActions].sort()).toEqual(found.sort())
    // What was built is what stands on disk.
    expect(Object.keys(actionIds()).sort()).toEqual(found.sort())
  })
})

const mayKnow: Person[] = ['admin', 'therapist', 'patient']

for (const { file, path: pathOf, expected, of } of pages) {
  test(`page ${file}${of ? `, ${of}` : ''}`, async () => {
    const at = pathOf(served.subject)
    const before = await served.fingerprint()
    const found = await atOnce(async (person) => {
      const page = await ask(person, at)
      for (const { name } of served.patients)
        expect(titleAndAddresses(page.text), `${person}: ${at}`).not.toContain(name)
      if (!mayKnow.includes(person)) {
        // The page, the payload that a link navigates with, and the one that it prefetches.
        const payloads = [
          await askPayload(served, person, at, false),
          await askPayload(served, person, at, true),
        ]
        for (const { status } of payloads)
          expect([200, 307, 401, 403, 404], `${person}: payload`).toContain(status)
        if (expected[person] === 200) expect(payloads.map(({ status }) => status)).toEqual([200, 200])
        for (const { text } of [page, ...payloads]) {
          expect(text.includes(patientName), `${person} reads who is ill on ${at}`).toBe(false)
          if (person !== 'other therapist')
            expect(text.includes(ownExercise), `${person} reads the clinic's own exercise on ${at}`).toBe(
              false,
            )
        }
      }
      return asExpected(page)
    })
    expect(found).toEqual(expected)
    expect(await served.fingerprint(), 'looking writes nothing').toBe(before)
  })
}

test('a payload says what the page says', async () => {
  const at = `/patients/${served.subject.patientId}`
  expect((await askPayload(served, 'therapist', at, false)).text).toContain(patientName)
})

/** Whatever was opened was opened so long ago that opening it again is noted again. */
const openedLongAgo = () =>
  asOwner(
    served.databaseUrl,
    'ALTER TABLE audit_entries NO FORCE ROW LEVEL SECURITY',
    `UPDATE audit_entries SET at = at - interval '6 minutes' WHERE action = 'read'`,
    'ALTER TABLE audit_entries FORCE ROW LEVEL SECURITY',
  )

for (const { file, path: pathOf, expected, of } of [...pages, ...handlers].filter(isAboutThePatient))
  test(`opening ${file}${of ? `, ${of}` : ''}, is noted in the audit log`, async () => {
    await openedLongAgo()
    const before = await served.noted()
    await ask(
      expected.therapist === 200 ? 'therapist' : 'admin',
      typeof pathOf === 'string' ? pathOf : pathOf(served.subject),
    )
    expect(await served.noted()).toBeGreaterThan(before)
  })

for (const row of [...pages, ...handlers].filter(isAboutThePatient))
  test(`${row.file}${row.of ? `, ${row.of}` : ''}, for others of the clinic`, async () => {
    const at = typeof row.path === 'string' ? row.path : row.path(served.subject)
    const before = await served.fingerprint()
    for (const other of others) {
      const answer = await ask(other, at)
      expect(asExpected(answer), other).toBe(expectedOf(other, row))
      if (answer.status !== 200)
        expect(answer.text.includes(patientName), `${other} reads who is ill on ${at}`).toBe(false)
    }
    expect(await served.fingerprint(), 'looking writes nothing').toBe(before)
  })

for (const { file, method, path: pathOf, type, body, fromAnywhere, expected, of } of handlers) {
  test(`handler ${method} ${file}${of ? `, ${of}` : ''}`, async () => {
    const at = typeof pathOf === 'string' ? pathOf : pathOf(served.subject)
    const before = await served.fingerprint()
    const send = (person: Person, origin: string) =>
      ask(person, at, {
        method,
        ...(body && { body: body(served.subject) }),
        headers: { ...(type && { 'content-type': type }), ...(method === 'POST' && { origin }) },
      })
    const answers = await inTurn(async (person) => {
      const answer = await send(person, served.origin)
      if (person === 'other clinic staff' || person === 'signed out')
        expect(answer.text.includes(ownExercise), `${person} reads the clinic's own exercise`).toBe(false)
      return asExpected(answer)
    })
    expect(answers).toEqual(expected)
    if (method === 'POST' && !fromAnywhere)
      for (const person of people)
        expect((await send(person, 'https://evil.example')).status, person).toBe(403)
    expect(await served.fingerprint()).toBe(before)
  })
}

test('what is sent to another page, as by a press while the next one comes, is handed on to its own', async () => {
  const name = 'app/(clinic)/patients/[patientId]/edit/actions.ts#writeNote'
  const send = (person: Person) =>
    ask(person, '/caseload', {
      method: 'POST',
      headers: {
        ...{ 'next-action': actionIds()[name]!.id, accept: 'text/x-component', origin: served.origin },
        'content-type': 'text/plain;charset=UTF-8',
      },
      body: JSON.stringify(actions[name]!.args(served.subject)),
    })
  expect(resultOf((await send('therapist')).text)).toMatchObject({ ok: true })
  expect(resultOf((await send('other clinic staff')).text)).toMatchObject({ status: 404 })
})

test('what is sent from the page of whoever was signed in before is done as nobody', async () => {
  const before = await served.fingerprint()
  const headers = { origin: served.origin, [ownerName]: served.subject.colleagueId }
  for (const [name, { args, expected }] of Object.entries(actions)) {
    const person = people.find((each) => expected[each] === 'ok')!
    const sent = args(served.subject)
    const form = sent.find((each): each is FormData => each instanceof FormData)
    // Without scripts there is no header.
    form?.set(ownerName, served.subject.colleagueId)
    const { text } = await callAction(served, person, name, sent, form ? { origin: served.origin } : headers)
    expect(resultOf(text), name).toMatchObject({ ok: false, status: 409 })
  }
  for (const at of [`/api/exercises/${served.subject.exerciseId}/photo`, '/api/exercises/import'])
    expect((await ask('therapist', at, { method: 'POST', body: 'x', headers })).status, at).toBe(409)
  const followed = await ask('therapist', `/patients/${served.subject.patientId}`, { headers })
  expect(followed.status, 'nor is anything shown under another name').toBe(401)
  expect(followed.text).not.toContain(patientName)
  const plain = await ask('patient', '/api/logs/form', {
    method: 'POST',
    body: new URLSearchParams({ entry: 'check-in', [ownerName]: served.subject.colleagueId }),
    headers: { origin: served.origin },
  })
  expect(plain).toMatchObject({ status: 303, location: '/today?not-saved=somebody-else' })
  await callAction(served, 'therapist', 'app/(public)/actions.ts#signOut', [], headers)
  expect((await ask('therapist', '/caseload')).status, 'whoever is in stays in').toBe(200)
  expect(await served.fingerprint(), 'nothing is written, and nothing noted').toBe(before)
})

async function act(
  person: Anybody,
  name: string,
  args: unknown[],
): Promise<{ expected: Expected | number; text: string }> {
  const { status, text } = await callAction(served, person, name, args)
  const result = resultOf<{ ok: boolean; status?: number }>(text)
  if (!result) return { expected: status, text }
  // Bad input is refused only after it is known that the person may act at all.
  const may = result.ok || result.status === 422
  return { expected: may ? 'ok' : (result.status as Expected), text }
}

for (const [name, row] of Object.entries(actions)) {
  const { args, expected } = row
  test(`action ${name.split('#')[1]}`, async () => {
    const sent = args(served.subject)
    const before = await served.fingerprint()
    const found: Partial<Record<Person, unknown>> = {}
    for (const person of people) {
      if (expected[person] === 'ok') continue
      const { expected: answered, text } = await act(person, name, sent)
      found[person] = answered
      // The page that an action is sent from may be drawn anew with its answer: for whom it may be.
      if (!mayKnow.includes(person))
        expect(text.includes(patientName), `${person} reads who is ill`).toBe(false)
    }
    expect(await served.fingerprint(), 'a refused action writes nothing').toBe(before)
    for (const person of people)
      if (expected[person] === 'ok') found[person] = (await act(person, name, sent)).expected
    expect(found).toEqual(expected)
  })

  if (isAboutThePatient(row))
    test(`action ${name.split('#')[1]}, for others of the clinic`, async () => {
      const found: Partial<Record<Other, unknown>> = {}
      for (const other of others) found[other] = (await act(other, name, args(served.subject))).expected
      expect(found).toEqual(Object.fromEntries(others.map((other) => [other, expectedOf(other, row)])))
    })
}

test('an open page is not enough to change staff, to take away or erase a person, to end other devices, or to be a patient', async () => {
  const settings = 'app/(clinic)/settings/actions.ts'
  const waiting = ['inviteNewColleague', 'inviteColleagueAgain', 'changeRolesOf', 'renameAccount']
  waiting.push(
    'disableAccount',
    'enableAccount',
    'handOverPatientsOf',
    'requireSecondStepOfAll',
    'removeSecondStepOf',
  )
  await served.asSystem('UPDATE auth_sessions SET proved_until = now()')
  const before = await served.fingerprint()
  const names = waiting.map((each) => `${settings}#${each}`)
  for (const name of [...names, 'app/(clinic)/patients/[patientId]/data/actions.ts#erasePatient']) {
    const { text } = await callAction(served, 'admin', name, actions[name]!.args(served.subject))
    expect(text, name).toContain('Enter your passphrase once more')
  }
  const own = 'app/own-account-actions.ts'
  const invite = 'app/(clinic)/patients/[patientId]/invitation-actions.ts#invitePatientToPortal'
  for (const name of [`${own}#endOwnDevice`, `${own}#endOtherDevices`, invite]) {
    const { text } = await callAction(served, 'therapist', name, actions[name]!.args(served.subject))
    expect(text, name).toContain('Enter your passphrase once more')
  }
  const person = `/patients/${served.subject.patientId}/data`
  for (const [file, asking] of [
    [`${person}.json`, person],
    [`${person}.pdf`, person],
    ['/api/audit?action=read', '/settings/audit?who=&patient=&action=read&from=&to=&download='],
  ] as const)
    expect(await ask('admin', file)).toMatchObject({ status: 303, location: asking, text: '' })
  expect(await served.fingerprint()).toBe(before)
})

test('all who were refused something above stand in the audit log, once in a quarter of an hour', async () => {
  for (const person of people.filter((each) => each !== 'signed out')) {
    await ask(person, `/patients/${crypto.randomUUID()}`)
    await expect.poll(() => served.refusals(person), person).toBeGreaterThan(0)
    // The tests above were refused some hundred times.
    expect(await served.refusals(person), person).toBeLessThan(5)
  }
})

for (const [name, { args }] of Object.entries(actions).filter(([, { reads }]) => reads))
  test(`reading by ${name.split('#')[1]} is noted in the audit log`, async () => {
    await openedLongAgo()
    const before = await served.noted()
    expect((await act('therapist', name, args(served.subject))).expected).toBe('ok')
    expect(await served.noted()).toBe(before + 1)
  })

test.describe('lists, counts and search', () => {
  const lists = [
    '/patients',
    '/caseload',
    '/caseload?flag=any',
    '/calendar',
    '/calendar?whose=all',
    '/inbox',
    '/patients?which=former',
    '/protocols/upper-back-pain-12-weeks',
    // It is in everybody's plan.
    '/catalog/scapular-squeeze-sitting',
  ]
  const own: Partial<Record<Person, (patient: Served['patients'][number]) => boolean>> = {
    admin: ({ therapist }) => therapist.endsWith('@demo.test'),
    therapist: ({ therapist }) => therapist === 'therapist@demo.test',
    'other therapist': ({ therapist }) => therapist === 'therapist2@demo.test',
    'other clinic staff': ({ therapist }) => therapist === 'therapist@riverside.test',
  }
  for (const [person, isOwn] of Object.entries(own) as [Person, NonNullable<(typeof own)[Person]>][])
    test(`${person} meets nobody else's patient in any list`, async () => {
      const others = served.patients.filter((patient) => !isOwn(patient))
      const mine = served.patients.filter(isOwn)
      expect([others.length, mine.length].every((count) => count > 1)).toBe(true)
      for (const at of lists) {
        const { status, text } = await ask(person, at)
        expect(status, at).toBe(200)
        expect(
          others.filter(({ name }) => text.includes(name)),
          at,
        ).toEqual([])
      }
      const { text } = await ask(person, '/patients')
      expect(mine.filter(({ name, former }) => text.includes(name) === former)).toEqual([])
      for (const { name } of others) {
        const found = await act(person, 'app/(clinic)/patients/actions.ts#searchPatients', [name])
        expect(found.text.includes(name), `${name} is found`).toBe(false)
      }
    })

  test('the catalog counts and finds what is built in and one’s own', async () => {
    const read = async (person: Person, at: string) => (await ask(person, at)).text
    const count = async (person: Person) =>
      Number(/(\d+)(?:<!-- -->)? exercises/.exec(await read(person, '/catalog'))?.[1])
    expect(await count('other clinic staff')).toBe((await count('therapist')) - 1)
    const q = encodeURIComponent(ownExercise)
    for (const at of [`/catalog?q=${q}`, `/catalog?q=${q}&kind=strengthening&page=9999`]) {
      expect(await read('therapist', at), at).toContain(`>${ownExercise}<`)
      expect(await read('other clinic staff', at), at).not.toContain('harbour-wall-walk')
    }
    const offered = JSON.parse(await read('therapist', `/api/exercises?q=${q}`)) as { name: string }[]
    expect(offered[0]?.name).toBe(ownExercise)
    const foreign = JSON.parse(await read('other clinic staff', `/api/exercises?q=${q}`)) as {
      name: string
    }[]
    expect(foreign.map(({ name }) => name)).not.toContain(ownExercise)
  })

  test('another patient’s prescription is no place for a log', async () => {
    const at = new Date().toISOString()
    const log = {
      id: crypto.randomUUID(),
      prescriptionId: served.subject.prescriptionId,
      dueOn: at.slice(0, 10),
      slot: 1,
      extra: false,
      status: 'done',
      performedAt: at,
      loggedAt: at,
      timeZone: 'Europe/London',
    }
    const before = await served.fingerprint()
    for (const person of ['other patient', 'other clinic patient'] as const) {
      const { text } = await ask(person, '/api/logs', {
        method: 'POST',
        headers: { origin: served.origin, 'content-type': 'application/json' },
        body: JSON.stringify({ logs: [log], checkIns: [] }),
      })
      expect(JSON.parse(text)).toMatchObject({ results: [{ outcome: 'refused' }] })
    }
    expect(await served.fingerprint()).toBe(before)
  })
})

test('what was noted of all this are words of the program and addresses, and no text of anybody’s', async () => {
  const noted = await asOwner<{ action: string; object: string; address: string }>(
    served.databaseUrl,
    'SET ROLE phaseline_backup',
    'SELECT DISTINCT action, object, address FROM audit_entries',
  )
  expect(noted).not.toEqual([])
  const isKnown = ({ action, object, address }: (typeof noted)[number]) =>
    Object.hasOwn(actionWords, action) &&
    Object.hasOwn(objectWords, object) &&
    (address === '' || isIP(address) > 0)
  expect(noted.filter((entry) => !isKnown(entry))).toEqual([])
})
