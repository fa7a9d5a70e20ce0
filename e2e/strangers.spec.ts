// What strangers may try: changes sent from elsewhere at every door, and the doors that need no viewer with whatever comes to mind.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { expect, test } from '@playwright/test'
import { v7 } from 'uuid'
import { cloneDatabase } from '@/prisma/cloned'
import { actions } from './authorisation.actions'
import { handlers } from './authorisation.matrix'
import { people, serveMatrix, type Person, type Served } from './authorisation.people'
import { badTexts } from './bad-input'
import { actionsOnDisk, ask, callAction, changingHandlers } from './doors'
import { serve, stop } from './program'
import { actionCalled, fieldsOf, forgetGuesses, formOf, isTooLong, submit, tryTexts } from './public-forms'
import { demoPassphrase, demoPeople } from './story'

let served: Served

test.describe.configure({ mode: 'default', timeout: 180_000 })
test.beforeAll(async () => {
  served = await serveMatrix()
})
test.afterAll(() => served?.stop())

const elsewhere: Record<string, Record<string, string>> = {
  'no origin': {},
  'another site': { origin: 'https://evil.example' },
  'a port of this machine': { origin: 'http://127.0.0.1:1' },
  'an origin that is kept back': { origin: 'null' },
  'one kept back by another site': { origin: 'null', 'sec-fetch-site': 'cross-site' },
}

test.describe('a change that comes from elsewhere is refused', () => {
  const nextAuth = ['signin/credentials', 'callback/credentials', 'signout', 'session', '_log']
  const answersAnybody = handlers.filter(({ fromAnywhere }) => fromAnywhere).map(({ file }) => file)
  for (const { route, method } of changingHandlers().filter((each) => !answersAnybody.includes(each.route)))
    test(`${method} ${route}`, async () => {
      const before = await served.fingerprint()
      const row = handlers.find((handler) => handler.file === route && handler.method === method)
      const paths =
        route === '/api/auth/[...nextauth]'
          ? nextAuth.map((rest) => `/api/auth/${rest}`)
          : [typeof row?.path === 'function' ? row.path(served.subject) : row?.path]
      for (const path of paths)
        for (const headers of Object.values(elsewhere))
          for (const person of people) {
            const type = row?.type ?? 'application/x-www-form-urlencoded'
            const answer = await ask(served, person, path!, {
              method,
              headers: { ...headers, 'content-type': type },
              body: row?.body?.(served.subject) ?? '',
            })
            expect(answer.status, `${path} ${person} ${JSON.stringify(headers)}`).toBe(403)
            expect(answer.cookies).toEqual([])
          }
      expect(await served.fingerprint()).toBe(before)
    })

  test('every server action', async () => {
    const before = await served.fingerprint()
    for (const name of actionsOnDisk()) {
      const row = actions[name]
      const may = row ? people.filter((person) => row.expected[person] === 'ok') : people
      expect(may.length, name).toBeGreaterThan(0)
      for (const headers of Object.values(elsewhere))
        for (const person of may) {
          const args = row?.args(served.subject) ?? [{}, formOf({})]
          const { status, cookies } = await callAction(served, person, name, args, headers)
          expect(status, `${name} ${person} ${JSON.stringify(headers)}`).toBe(403)
          expect(cookies).toEqual([])
        }
    }
    expect(await served.fingerprint()).toBe(before)
  })
})

test.describe('signing in', () => {
  test('with anything at all is refused, and nobody is signed in or out by it', async () => {
    const before = await served.fingerprint()
    await tryTexts(
      served,
      'signInWithPassphrase',
      { email: 'nobody@demo.test', passphrase: 'not it' },
      people,
    )
    expect(await served.fingerprint()).toBe(before)
  })

  const stranger = () => ({ ...served, cookies: { ...served.cookies } })

  for (const [what, name] of Object.entries({
    'capital letters': 'Therapist2@DEMO.test',
    'full width': 'ｔｈｅｒａｐｉｓｔ２＠ｄｅｍｏ．ｔｅｓｔ',
    spaces: '  therapist2@demo.test ',
  }))
    test(`in ${what} is the same person`, async () => {
      await forgetGuesses(served)
      const answer = await submit(stranger(), 'signed out', 'signInWithPassphrase', {
        email: name,
        passphrase: demoPassphrase,
      })
      expect(answer).toMatchObject({ location: '/caseload' })
      expect(answer.cookies.join()).toContain('session-token=')
    })

  for (const evil of [
    '//evil',
    'https://evil.example',
    '/\\evil',
    '\\\\evil',
    'javascript:alert(1)',
    '/\t/evil',
  ])
    test(`never leads to ${JSON.stringify(evil)}`, async () => {
      await forgetGuesses(served)
      const credentials = { email: demoPeople.therapist, passphrase: demoPassphrase, callbackUrl: evil }
      const byAction = await submit(stranger(), 'signed out', 'signInWithPassphrase', credentials)
      expect(byAction).toMatchObject({ location: '/caseload' })

      const csrf = await ask(served, 'signed out', '/api/auth/csrf')
      const { csrfToken } = JSON.parse(csrf.text) as { csrfToken: string }
      const byNextAuth = await ask(served, 'signed out', '/api/auth/callback/credentials', {
        method: 'POST',
        headers: { origin: served.origin, cookie: csrf.cookies.map((each) => each.split(';')[0]).join('; ') },
        body: new URLSearchParams({ ...credentials, csrfToken }),
      })
      expect(byNextAuth.status).toBe(302)
      expect(new URL(byNextAuth.location, served.origin).origin).toBe(served.origin)
    })

  test('again ends the session that this browser had, by the page and by next-auth’s own form', async () => {
    await forgetGuesses(served)
    const credentials = { email: demoPeople.therapist, passphrase: demoPassphrase }
    const as = (cookie: string) => ({ ...served, cookies: { ...served.cookies, 'signed out': cookie } })
    const isIn = async (cookie: string) => (await ask(as(cookie), 'signed out', '/caseload')).status === 200
    const byPage = (cookie: string) => submit(as(cookie), 'signed out', 'signInWithPassphrase', credentials)
    const byNextAuth = async (cookie: string) => {
      const csrf = await ask(served, 'signed out', '/api/auth/csrf')
      const { csrfToken } = JSON.parse(csrf.text) as { csrfToken: string }
      const pairs = [cookie, ...csrf.cookies.map((each) => each.split(';')[0])].join('; ')
      return ask(served, 'signed out', '/api/auth/callback/credentials', {
        method: 'POST',
        headers: { origin: served.origin, cookie: pairs },
        body: new URLSearchParams({ ...credentials, csrfToken }),
      })
    }
    let before = ''
    for (const signIn of [byPage, byPage, byNextAuth, byNextAuth, byPage]) {
      const set = (await signIn(before)).cookies.find((each) => each.startsWith('next-auth.session-token='))!
      expect(set).toMatch(/; *HttpOnly/i)
      expect(set).toMatch(/; *SameSite=Lax/i)
      expect(set).toMatch(/; *Path=\/;/i)
      const now = set.split(';')[0]!
      expect(await isIn(now)).toBe(true)
      if (before) expect(await isIn(before), `${signIn.name}: the earlier one`).toBe(false)
      before = now
    }
  })

  test('next-auth’s own pages answer whatever they are asked, and lead nowhere else', async () => {
    const before = await served.fingerprint()
    const failed: string[] = []
    for (const path of [
      'signin',
      'signin/credentials',
      'signout',
      'callback/credentials',
      'callback/nowhere',
      'error',
      'nowhere',
      '%00',
      'signin/../../x',
    ])
      for (const query of [
        '',
        'callbackUrl=//evil',
        'callbackUrl=https://evil.example',
        'error=<script>',
        'error=%0aFORGED',
        'x=%00&callbackUrl=%0d%0a//evil',
        'error[]=x&callbackUrl[]=y',
      ])
        for (const method of ['GET', 'POST'] as const) {
          const answer = await ask(served, 'signed out', `/api/auth/${path}?${query}`, {
            method,
            headers: { origin: served.origin, 'content-type': 'application/x-www-form-urlencoded' },
            ...(method === 'POST' && { body: 'email=x&passphrase=y' }),
          })
          if (answer.status >= 500) failed.push(`${method} ${path}?${query}`)
          expect(answer.text).not.toContain('<script>alert')
          if (answer.location) expect(new URL(answer.location, served.origin).origin).toBe(served.origin)
        }
    expect(failed).toEqual([])
    expect(await served.fingerprint()).toBe(before)
  })

  test('next-auth’s other forms are none of ours: nothing is written into the program’s log by them', async () => {
    for (const path of ['_log', 'session', 'csrf', 'providers', 'error']) {
      const answer = await ask(served, 'signed out', `/api/auth/${path}`, {
        method: 'POST',
        headers: { origin: served.origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'level=error&code=hello%0Athere',
      })
      expect([path, answer.status]).toEqual([path, 404])
    }
  })
})

test.describe('an invitation', () => {
  type Account = { id: string; clinic_id: string }
  /** A link for a patient who has not used any yet, or for the colleague of the matrix. */
  async function invite(who: 'patient' | 'colleague', { expired = false } = {}): Promise<string> {
    const [account] = await served.asSystem<Account>(
      who === 'patient'
        ? `SELECT id, clinic_id FROM accounts WHERE name = $1`
        : `SELECT id, clinic_id FROM accounts WHERE id = $1`,
      [who === 'patient' ? 'Farid Karimi' : served.subject.colleagueId],
    )
    const token = crypto.randomUUID()
    await served.asSystem(
      `INSERT INTO invitations (id, clinic_id, account_id, token_hash, expires_at)
       VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5))`,
      [v7(), account!.clinic_id, account!.id, hashOf(token), expired ? -1 : 3_600],
    )
    return token
  }
  const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
  const good = { way: 'passphrase', signIn: 'farid-of-the-test', passphrase: 'kettle orbit lantern moss' }
  const refusal = /used or has expired/

  test('that is none is refused to everybody', async () => {
    const before = await served.fingerprint()
    await tryTexts(served, 'acceptHere', { token: 'no-such-token', ...good }, people)
    expect(await served.fingerprint()).toBe(before)
  })

  test('is not used up by bad input', async () => {
    const token = await invite('patient')
    const before = await served.fingerprint()
    for (const [what, text] of Object.entries(badTexts))
      for (const field of ['signIn', 'passphrase'] as const) {
        // Long enough, and nothing is wrong with it: whatever can be typed may be a passphrase or a name.
        const mayBe =
          field === 'passphrase'
            ? text.length >= 15 && text.length <= 128
            : /^[^\s\p{C}]{3,120}$/u.test(text.toWellFormed())
        if (mayBe) continue
        const answer = await submit(served, 'signed out', 'acceptHere', { token, ...good, [field]: text })
        if (isTooLong(text)) expect(answer.status).toBe(413)
        else expect(Object.keys(fieldsOf(answer) ?? {}), `${what} as ${field}`).toContain(field)
      }
    for (const name of [
      demoPeople.therapist,
      demoPeople.therapist.toUpperCase(),
      'ｐａｔｉｅｎｔ＠ｄｅｍｏ．ｔｅｓｔ',
    ])
      expect(
        fieldsOf(await submit(served, 'signed out', 'acceptHere', { token, ...good, signIn: name })),
      ).toHaveProperty('signIn', expect.stringMatching(/taken/))
    expect(await served.fingerprint()).toBe(before)

    // Of two at once one is let in; afterwards it is used, for everybody.
    const both = await Promise.all(
      [1, 2].map(() => submit(served, 'signed out', 'acceptHere', { token, way: 'this-device' })),
    )
    expect(both.map(({ location }) => location).sort()).toEqual(['', '/today'])
    expect(both.flatMap((answer) => Object.values(fieldsOf(answer) ?? {})).join()).toMatch(refusal)
    const used = await served.fingerprint()
    for (const person of people)
      expect(
        Object.values(fieldsOf(await submit(served, person, 'acceptHere', { token, ...good })) ?? {}).join(),
        person,
      ).toMatch(refusal)
    expect(await served.fingerprint()).toBe(used)
  })

  test('that has expired, or of which only the hash is known, opens nothing', async () => {
    const expired = await invite('patient', { expired: true })
    const token = await invite('patient')
    const before = await served.fingerprint()
    for (const wrong of [expired, hashOf(token), token.toUpperCase(), `${token} `])
      for (const person of people)
        expect(
          Object.values(
            fieldsOf(await submit(served, person, 'acceptHere', { ...good, token: wrong })) ?? {},
          ).join(),
        ).toMatch(refusal)
    expect(await served.fingerprint()).toBe(before)
  })

  test('of a colleague does not let a device in without a passphrase', async () => {
    const token = await invite('colleague')
    const before = await served.fingerprint()
    const answer = await submit(served, 'patient', 'acceptHere', { token, way: 'this-device' })
    expect(fieldsOf(answer)).toHaveProperty('passphrase')
    expect(answer.cookies).toEqual([])
    expect(await served.fingerprint()).toBe(before)
  })

  test('page says nothing to who has no good one', async () => {
    const expired = await invite('patient', { expired: true })
    for (const token of [
      expired,
      '%00',
      '%FF',
      '..%2F..%2Fx',
      'x'.repeat(5_000),
      encodeURIComponent(badTexts['script']!),
    ])
      for (const person of people) {
        const { status, text } = await ask(served, person, `/invitation/${token}`)
        expect(status, token.slice(0, 20)).toBeLessThan(500)
        expect(text).not.toContain('Farid Karimi')
        expect(text).not.toContain('<script>alert')
      }
  })
})

test('Next’s own picture service answers nobody, with or without a picture that somebody may see', async () => {
  const { exerciseId } = served.subject
  for (const person of people)
    for (const place of [
      `/pictures/${exerciseId}/photo`,
      '/icons/192.png',
      '/today',
      'http://169.254.169.254/',
    ]) {
      const at = `/_next/image?${new URLSearchParams({ url: place, w: '64', q: '75' })}`
      expect((await ask(served, person, at)).status, `${person} ${place}`).toBe(404)
    }
})

test('nobody opens a web socket: who asks for one is answered as if they had not', async () => {
  for (const [path, status] of [
    ['/sign-in', 200],
    ['/nothing', 404],
    ['/_next/webpack-hmr', 404],
  ] as const)
    for (const upgrade of ['websocket', 'h2c']) {
      const asking = get(`${served.origin}${path}`, { headers: { connection: 'upgrade', upgrade } })
      const [answer] = (await once(asking, 'response')) as [IncomingMessage]
      expect(answer.statusCode, `${path} as ${upgrade}`).toBe(status)
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
      answer.resume()
      await once(answer, 'end')
    }
})

test('signing out with no session, a forged one or somebody’s signed with another key ends nothing', async () => {
  const before = await served.fingerprint()
  for (const cookie of ['', 'next-auth.session-token=x', 'next-auth.session-token=eyJhbGciOiJub25lIn0.e30.'])
    expect(
      await callAction(
        { ...served, cookies: { ...served.cookies, patient: cookie } },
        'patient',
        actionCalled('signOut'),
        [],
      ),
    ).toMatchObject({ location: '/sign-in' })
  expect(await served.fingerprint()).toBe(before)
})

test('setting up a clinic that there is already is refused to everybody', async () => {
  const before = await served.fingerprint()
  await tryTexts(served, 'setUpHere', { code: 'x'.repeat(20), ...newClinic }, people)
  expect(await served.fingerprint()).toBe(before)
})

const newClinic = {
  clinicName: 'Stolen clinic',
  timeZone: 'Europe/London',
  name: 'Mallory',
  signIn: 'mallory@evil.example',
  passphrase: 'kettle orbit lantern moss',
}

test('setting up: bad input is shown at its field, the rest is kept as it is, and of two only one makes the clinic', async () => {
  const database = await cloneDatabase()
  const code = 'a-code-for-one-test'
  const program = await serve('start', {
    DATABASE_URL: database.url,
    SETUP_CODE: code,
    NEXTAUTH_SECRET: 'the key of one set-up, and of nothing else',
  })
  try {
    const place = { origin: program.origin, cookies: { 'signed out': '' } as Record<Person, string> }
    const good = { code, ...newClinic }
    for (const [field, wrong] of [
      ['code', ['', 'x', badTexts.NUL, badTexts['a megabyte']]],
      ['clinicName', ['', '   ', '\u200B', badTexts.NUL, badTexts['a megabyte'], badTexts['two lines']]],
      ['timeZone', ['', 'Mars/X', '+01:00', badTexts.NUL]],
      ['name', ['', '\u200B', badTexts.NUL]],
      ['signIn', ['', 'a', 'a b', badTexts.NUL]],
      ['passphrase', ['', 'short', 'aaaaaaaaaaaaaaaaaaaa', badTexts['a megabyte']]],
    ] as const)
      for (const text of wrong) {
        const answer = await submit(place, 'signed out', 'setUpHere', { ...good, [field]: text! })
        expect(answer.status, `${field}: ${text!.slice(0, 20)}`).toBe(isTooLong(text) ? 413 : 200)
        if (isTooLong(text)) continue
        expect(fieldsOf(answer), `${text!.slice(0, 20)}`).toHaveProperty(field)
      }
    const literal = { ...good, clinicName: badTexts.SQL!, name: badTexts.image! }
    const answers = await Promise.all([1, 2, 3].map(() => submit(place, 'signed out', 'setUpHere', literal)))
    expect(answers.map(({ location }) => location).sort()).toEqual(['', '', '/caseload'])
    const cookie = answers
      .find(({ location }) => location !== '')!
      .cookies.map((each) => each.split(';')[0])
      .join('; ')
    const settings = await fetch(`${program.origin}/settings`, { headers: { cookie } })
    const page = await settings.text()
    expect(page).toContain('&#x27;; DROP TABLE patients; --')
    expect(page).not.toContain('<img src=x')
  } finally {
    await stop(program)
    await database.drop()
  }
})
