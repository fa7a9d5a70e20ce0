// Losing the database: said within seconds and with the form intact, healthy again by itself, and no log lost or stored twice.
import { request } from 'node:http'
import pg from 'pg'
import { cloneDatabase } from '@/prisma/cloned'
import { startTemplateServer } from '@/prisma/testing'
import { expectAccessible } from './accessible'
import { actionIds, callAction, resultOf } from './doors'
import { cookieOf, done, due, health, send, serve, stop, type Program } from './program'
import { pastTheProgram } from './past-the-program'
import { formOf } from './public-forms'
import { startRelay, type Relay } from '@/prisma/testing-relay'
import { awake, demoPeople, expect, phone, signIn, test } from './story'

test.describe.configure({ mode: 'default', timeout: 120_000 })

let relay: Relay
let program: Program
let database: pg.Client
const undo: (() => Promise<unknown>)[] = []

test.beforeAll(async () => {
  const template = await startTemplateServer()
  undo.unshift(() => template.stop())
  const { url, drop } = await cloneDatabase()
  undo.unshift(drop)
  relay = await startRelay(url)
  undo.unshift(() => relay.stop())
  program = await serve('demo', {
    DATABASE_URL: relay.url,
    NEXTAUTH_SECRET: 'the key of the lost database alone',
  })
  undo.unshift(() => stop(program))
  database = new pg.Client({ connectionString: url })
  await database.connect()
  undo.unshift(() => database.end())
})
test.afterAll(async () => {
  for (const step of undo) await step()
})

/** Asks the database past the relay too. */
const as: ReturnType<typeof pastTheProgram> = (...asked) => pastTheProgram(database)(...asked)

async function whoLogs() {
  const sql = `SELECT clinic_id AS "clinicId", patient_id AS "patientId" FROM accounts WHERE sign_in = $1`
  return (await as<{ clinicId: string; patientId: string }>(null, sql, [demoPeople.patient]))[0]!
}

/** How often it is in the database. */
const stored = async (id: string, table: 'logs' | 'messages' = 'logs') =>
  (await as((await whoLogs()).clinicId, `SELECT FROM ${table} WHERE id = $1`, [id])).length

const idOf = (batch: string) => (JSON.parse(batch) as { logs: { id: string }[] }).logs[0]!.id

/** What is answered, and after how many seconds. */
async function ask(path: string, init: RequestInit & { headers: Record<string, string> }) {
  const before = performance.now()
  const response = await fetch(program.origin + path, { ...init, redirect: 'manual' })
  return {
    status: response.status,
    retryAfter: Number(response.headers.get('retry-after')),
    text: await response.text(),
    seconds: (performance.now() - before) / 1_000,
  }
}

for (const how of ['refused', 'silent'] as const)
  test(`a database whose connections are ${how}: 503 in time, and healthy again by itself`, async () => {
    const { origin } = program
    const patient = await cookieOf(origin, demoPeople.patient)
    const staff = await cookieOf(origin, demoPeople.therapist)
    const [item] = await due(origin, patient)
    const batch = done(item!)
    const asPage = { accept: 'text/html' }

    await relay.lose(how)
    try {
      const answers = await Promise.all([
        ask('/api/logs', {
          method: 'POST',
          headers: { origin, cookie: patient, 'content-type': 'application/json' },
          body: batch,
        }),
        ask('/api/logs/form', {
          method: 'POST',
          headers: {
            ...asPage,
            origin,
            cookie: patient,
            'content-type': 'application/x-www-form-urlencoded',
          },
          body: new URLSearchParams({ ...item, status: 'done' }).toString(),
        }),
        ask('/today', { headers: { ...asPage, cookie: patient } }),
        ask('/caseload', { headers: { ...asPage, cookie: staff } }),
      ])
      for (const { status, retryAfter, seconds } of answers) {
        expect(status).toBe(503)
        expect(retryAfter).toBeGreaterThan(0)
        expect(seconds).toBeLessThan(3)
      }
      for (const { text } of answers) expect(text).toContain('Not saved')
      // Its answer of a second ago may still be given.
      await expect.poll(() => health(origin), { intervals: [100], timeout: 3_000 }).toBe(503)
    } finally {
      await relay.giveBack()
    }
    const back = Date.now()
    await expect.poll(() => health(origin), { intervals: [100], timeout: 5_000 }).toBe(200)
    await expect
      .poll(async () => (await ask('/today', { headers: { ...asPage, cookie: patient } })).status, {
        intervals: [100],
        timeout: 5_000 - (Date.now() - back),
      })
      .toBe(200)
    expect(await stored(idOf(batch))).toBe(0)
    expect(await send(origin, patient, batch)).toEqual({ status: 200, outcomes: ['stored'] })
    expect(await stored(idOf(batch))).toBe(1)
  })

test('what was typed outlasts the database', async ({ device, expectedComplaints }) => {
  expectedComplaints.push(/status of 503/)
  const { origin } = program
  const desk = await device({ baseURL: origin })
  await signIn(desk, demoPeople.therapist)
  await desk.goto('/patients/new')
  await awake(desk)
  const name = 'Ottoline Typed-Once'
  await desk.getByLabel('Name', { exact: true }).fill(name)
  await desk.getByLabel('Diagnosis or problem').fill('Neck pain')
  const pocket = await device({ ...phone, baseURL: origin })
  await signIn(pocket, demoPeople.patient)
  await awake(pocket)
  const first = pocket.getByRole('button', { name: /^Done: / }).first()
  const exercise = (await first.getAttribute('aria-label'))?.replace('Done: ', '') ?? ''
  const without = await device({
    ...phone,
    baseURL: origin,
    javaScriptEnabled: false,
    storageState: await pocket.context().storageState(),
  })
  await without.goto('/today')

  const save = desk.getByRole('button', { name: /^Save/ }).last()
  await relay.lose('refused')
  try {
    await save.click()
    await expect(desk.getByText(/^Not saved/).first()).toBeVisible()
    await expect(desk.getByLabel('Name', { exact: true })).toHaveValue(name)
    await expect(desk.getByLabel('Diagnosis or problem')).toHaveValue('Neck pain')

    await first.click()
    await expect(pocket.getByText('Saved on this phone, 1 to send')).toBeVisible()

    await without
      .getByRole('button', { name: /^Done: / })
      .last()
      .click()
    await expect(without.getByRole('heading', { name: 'Not saved' })).toBeVisible()

    const strange = await device({
      ...phone,
      baseURL: origin,
      storageState: await pocket.context().storageState(),
    })
    await strange.goto('/today')
    await expect(strange.getByText(/Not saved/)).toBeVisible()
    await expectAccessible(strange)
    await relay.giveBack()
    await strange.getByRole('link', { name: 'Try again' }).click()
    await expect(strange.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible()
  } finally {
    await relay.giveBack()
  }
  await save.click()
  await expect(desk.getByRole('heading', { level: 1, name })).toBeVisible()
  await pocket.getByRole('button', { name: 'Send now' }).click()
  await expect(pocket.getByText('Sent', { exact: true })).toBeVisible()
  await expect(pocket.getByRole('link', { name: `Change: ${exercise}` })).toBeVisible()
})

test('what is written in an editor is saved by itself once the database is back', async ({
  device,
  expectedComplaints,
}) => {
  expectedComplaints.push(/status of 503/)
  const desk = await device({ baseURL: program.origin })
  await signIn(desk, demoPeople.therapist)
  await desk.goto('/protocols/new')
  await awake(desk)
  await desk.getByLabel('Name', { exact: true }).fill('Outlasts the database')
  await desk.getByRole('button', { name: 'Save draft' }).click()
  await expect(desk.getByText('Saved', { exact: true })).toBeVisible()
  await relay.lose('refused')
  try {
    await desk.getByLabel('Condition', { exact: true }).fill('Typed meanwhile')
    await expect(desk.getByRole('alert').getByText('database does not answer')).toBeVisible()
  } finally {
    await relay.giveBack()
  }
  // What is asked for every quarter of a minute would come later.
  await expect(desk.getByText('Saved', { exact: true })).toBeVisible({ timeout: 10_000 })
  await desk.reload()
  await expect(desk.getByLabel('Condition', { exact: true })).toHaveValue('Typed meanwhile')
})

test('an answer that is lost after COMMIT: sent again, it is stored once', async () => {
  const { origin } = program
  const cookie = await cookieOf(origin, demoPeople.patient)
  const [item] = await due(origin, cookie)
  const batch = done(item!)
  const commit = relay.holdCommitOf(idOf(batch))
  const sending = request(`${origin}/api/logs`, {
    method: 'POST',
    headers: { origin, cookie, 'content-type': 'application/json' },
  })
  const lost = new Promise((resolve) => sending.once('error', resolve).once('response', resolve))
  sending.end(batch)
  await commit.reached
  await expect.poll(() => stored(idOf(batch)), { message: 'committed' }).toBe(1)
  sending.destroy(new Error('the phone is gone'))
  expect(await lost).toMatchObject({ message: 'the phone is gone' })
  commit.release()

  expect(await send(origin, cookie, batch)).toEqual({ status: 200, outcomes: ['already-stored'] })
  expect(await stored(idOf(batch))).toBe(1)
})

/** What is answered where the database is lost after it has committed these words, and before it could say so. */
async function lostAtCommit<T>(words: string, written: () => Promise<number>, asking: () => Promise<T>) {
  const commit = relay.holdCommitOf(words)
  const answer = asking()
  await commit.reached
  await expect.poll(written, { message: 'committed' }).toBe(1)
  commit.cut()
  return answer
}

test('a database that is lost at COMMIT: not called saved, and stored once when sent again', async () => {
  const { origin } = program
  const cookie = await cookieOf(origin, demoPeople.patient)
  const [item] = await due(origin, cookie)
  const batch = done(item!)
  const id = idOf(batch)
  const sending = () => send(origin, cookie, batch)
  expect(await lostAtCommit(id, () => stored(id), sending)).toEqual({ status: 503, outcomes: undefined })

  expect(await sending()).toEqual({ status: 200, outcomes: ['already-stored'] })
  expect(await stored(id)).toBe(1)
})

test('nor is a form without its script called saved at COMMIT, nor what staff write', async () => {
  const { origin } = program
  const patient = await cookieOf(origin, demoPeople.patient)
  const [item] = await due(origin, patient)
  const [logged, sent] = [crypto.randomUUID(), crypto.randomUUID()]
  const typing = () =>
    ask('/api/logs/form', {
      method: 'POST',
      headers: { origin, cookie: patient, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...item, id: logged, status: 'done' }).toString(),
    })
  expect(await lostAtCommit(logged, () => stored(logged), typing)).toMatchObject({ status: 503 })

  const { patientId } = await whoLogs()
  const place = { origin, cookies: { therapist: await cookieOf(origin, demoPeople.therapist) } }
  const text = 'Written while the database is lost'
  const writing = () =>
    callAction(place, 'therapist', 'app/(clinic)/patients/[patientId]/messages/actions.ts#sendToPatient', [
      ...[patientId, '', null],
      formOf({ id: sent, text }),
    ])
  const answer = await lostAtCommit(text, () => stored(sent, 'messages'), writing)
  expect(resultOf(answer.text)).toMatchObject({ ok: false, status: 503, text })
})

test('pages are answered with a login of their own, which owns nothing', async () => {
  await cookieOf(program.origin, demoPeople.patient)
  const { rows } = await database.query<{ owns: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_class WHERE relowner = a.usesysid) AS owns FROM pg_stat_activity a
     WHERE a.datname = current_database() AND a.usename LIKE 'phaseline_serves_%'`,
  )
  expect(new Set(rows.map(({ owns }) => owns))).toEqual(new Set([false]))
})

test('what nobody foresaw is in the program’s log, without a word of what was typed', async () => {
  const { origin } = program
  const cookie = await cookieOf(origin, demoPeople.patient)
  const [item] = await due(origin, cookie)
  const note = 'my shoulder is none of the log’s business'
  const batch = JSON.parse(done(item!)) as { logs: object[] }
  batch.logs = batch.logs.map((log) => ({ ...log, note }))
  await database.query(
    `ALTER TABLE logs ADD CONSTRAINT unforeseen CHECK (note NOT LIKE 'my shoulder%') NOT VALID`,
  )
  try {
    const sent = await ask('/api/logs', {
      method: 'POST',
      headers: { origin, cookie, 'content-type': 'application/json' },
      body: JSON.stringify(batch),
    })
    const typed = await ask('/api/logs/form', {
      method: 'POST',
      headers: { origin, cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...item, status: 'done', note }).toString(),
    })
    expect([sent.status, typed.status]).toEqual([500, 500])
    await expect.poll(() => program.said().match(/23514 unforeseen/g)?.length).toBe(2)
  } finally {
    await database.query('ALTER TABLE logs DROP CONSTRAINT unforeseen')
  }
  expect(program.said()).not.toContain('shoulder')
  expect(program.said()).not.toContain(item!.prescriptionId)
})

test('what a stranger sends stands nowhere in the program’s log, and does not fill it', async () => {
  const { origin } = program
  const before = program.said().length
  const action = (headers: Record<string, string>, body: string) =>
    ask('/sign-in', { method: 'POST', headers: { origin, 'content-type': 'text/plain', ...headers }, body })
  const unknown = '40'.padEnd(42, 'a')
  for (const [headers, body] of [
    [{ 'next-action': 'SHOULDER name' }, '[]'],
    [{ 'next-action': unknown, 'x-forwarded-host': 'shoulder.example' }, '[]'],
    [{ 'next-action': Object.values(actionIds())[0]!.id }, '\nshoulder ache'],
  ] as const)
    expect((await action(headers, body)).status).toBeLessThan(500)
  for (let time = 0; time < 60; time++) await action({ 'next-action': unknown }, '[]')
  const said = program.said().slice(before)
  expect(said).not.toMatch(/shoulder/i)
  expect(said.match(/Failed to find Server Action/g)?.length).toBeLessThanOrEqual(20)
})
