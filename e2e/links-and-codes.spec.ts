// The doors of strangers that open only half-way through a sign-in, or where the clinic sends e-mail: whatever is put in is
// refused in words, and writes nothing.
import { expect, test } from '@playwright/test'
import pg from 'pg'
import { authenticator } from '@/server/authenticator.fixture'
import type { Served } from './authorisation.people'
import { badNumbers, badStructures, badTexts } from './bad-input'
import { ask, callAction, resultOf } from './doors'
import { fingerprinting } from './fingerprint'
import { mailingDemo, type MailingDemo } from './own-demo'
import { pastTheProgram } from './past-the-program'
import { actionCalled, fieldsOf, forgetGuesses, submit, tryTexts } from './public-forms'
import { demoPassphrase, demoPeople } from './story'

let demo: MailingDemo
let client: pg.Client
let place: { origin: string; cookies: { 'signed out': string } } & Pick<Served, 'asSystem' | 'fingerprint'>

let as: ReturnType<typeof pastTheProgram>

test.describe.configure({ mode: 'default', timeout: 180_000 })
test.beforeAll(async () => {
  test.setTimeout(180_000)
  demo = await mailingDemo('the session key of links and codes alone')
  client = new pg.Client({ connectionString: demo.databaseUrl })
  await client.connect()
  as = pastTheProgram(client)
  place = {
    origin: demo.program.origin,
    cookies: { 'signed out': '' },
    asSystem: (sql, values) => as(null, sql, values),
    fingerprint: fingerprinting(client),
  }
})
test.afterAll(async () => {
  await client?.end()
  await demo?.end()
})

test('a code: whatever is typed instead neither sets a second step up nor signs in, and the right one still does', async () => {
  const [clinic] = await as<{ id: string }>(null, 'SELECT clinic_id AS id FROM accounts WHERE sign_in = $1', [
    demoPeople.therapist,
  ])
  await as(clinic!.id, 'UPDATE clinics SET second_step_required = true WHERE id = $1', [clinic!.id])
  const halfWay = async (at: string) => {
    const credentials = { email: demoPeople.therapist, passphrase: demoPassphrase }
    const answer = await submit(place, 'signed out', 'signInWithPassphrase', credentials)
    expect(answer.location).toBe(at)
    return {
      ...place,
      cookies: { 'signed out': answer.cookies.map((each) => each.split(';')[0]).join('; ') },
    }
  }
  const refusesAll = async (at: typeof place, name: string) => {
    const before = await place.fingerprint()
    await tryTexts(at, name, { code: '000000' })
    expect(await place.fingerprint(), name).toBe(before)
    await forgetGuesses(place)
  }

  const enrolling = await halfWay('/sign-in/enrol')
  const { text } = await ask(enrolling, 'signed out', '/sign-in/enrol')
  const app = authenticator(/<code[^>]*>([A-Z2-7 ]{32,})<\/code>/.exec(text)![1]!)
  await refusesAll(enrolling, 'enrol')
  const enrolled = await submit(enrolling, 'signed out', 'enrol', { code: app() })
  expect(resultOf<{ codes: string[] }>(enrolled.text)?.codes).toHaveLength(10)

  const entering = await halfWay('/sign-in/code')
  await refusesAll(entering, 'enterCode')
  const entered = await submit(entering, 'signed out', 'enterCode', { code: app(1) })
  expect(entered.location).toBe('/caseload')
  expect(entered.cookies.join()).toContain('session-token=')
})

test('an address: whatever stands in its place is none, and what is almost one gets no e-mail', async () => {
  const before = await place.fingerprint()
  for (const name of ['askForLink', 'askForRenewal']) {
    await tryTexts(place, name, { email: 'no address' })
    for (const [what, text] of Object.entries(badTexts)) {
      await forgetGuesses(place)
      const answer = await submit(place, 'signed out', name, { email: `${text}@demo.test` })
      expect(answer.status, `${name}: ${what}`).toBeLessThan(500)
      if (answer.status < 400 && !answer.location.endsWith('?sent'))
        expect(fieldsOf(answer), `${name}: ${what}`).toHaveProperty('email')
    }
  }
  expect(await place.fingerprint()).toBe(before)
  await forgetGuesses(place)
  await submit(place, 'signed out', 'askForRenewal', { email: demoPeople.therapist })
  await expect.poll(() => demo.mailbox.to).toEqual([demoPeople.therapist])
})

test('the secret of a link: whatever stands in its place opens and ends nothing', async () => {
  const before = await place.fingerprint()
  await tryTexts(place, 'signInWithLink', { token: 'no-such-token' })
  // As long as the signed one that ends reminders.
  const seal = { 'a seal of nobody': 'A'.repeat(64) }
  for (const name of ['stopReminders', 'confirmEmail'])
    for (const [what, bad] of Object.entries({ ...badTexts, ...badNumbers, ...badStructures, ...seal })) {
      const answer = await callAction(place, 'signed out', actionCalled(name), [bad])
      if (answer.status === 413) continue
      expect(answer.status, `${name}: ${what}`).toBe(200)
      expect(Object.values(fieldsOf(answer) ?? {}).join(''), `${name}: ${what}`).not.toBe('')
    }
  expect(await place.fingerprint()).toBe(before)
})
