// The outer shell over a real socket: foreign changes refused, claims of the client dropped, one nonce per answer, nothing private cached.
import type { ServerResponse } from 'node:http'
import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { expect, it, vi } from 'vitest'
import { ownerName } from '@/domain/accounts/page-owner'
import { asked, begin, isFromAnothersPage, sayRefused } from '@/server/asked'
import { Unavailable } from '@/server/errors'
import { cookieOf, origin, running, shellOf } from './shell.fixture'

it('answers no method that there is nothing for, and says which there are', async () => {
  const send = await shellOf()
  for (const method of ['PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'])
    expect(await send(method, '/sign-in', { origin: 'http://127.0.0.1:4999' })).toMatchObject({
      ...{ status: 405, seen: undefined },
      headers: { allow: 'GET, HEAD, OPTIONS, POST' },
    })
})

it.each([
  ['behind a proxy for longer than the proxy does', true, 150],
  ['without one not for long', false, 5],
] as const)('keeps a connection that rests: %s', async (_, trustProxy, seconds) => {
  const send = await shellOf({ trustProxy })
  const { headers } = await send('GET', '/sign-in', { connection: 'keep-alive' })
  expect(headers['keep-alive']).toBe(`timeout=${seconds}`)
})

it('refuses an address of thousands of parts, which Next would compare each with each', async () => {
  const send = await shellOf()
  for (const path of ['/sign-in', '/today', '/api/health', '/nowhere'])
    for (const part of ['&a', '&a=1', '&'])
      expect(await send('GET', `${path}?a${part.repeat(3_000)}`)).toMatchObject({
        status: 414,
        seen: undefined,
      })
  expect((await send('GET', `/exercises?${'region=neck&'.repeat(150)}`)).status).toBe(200)
})

it('hands on what a browser says of itself and of where it stands, and no more, nor what nobody can read', async () => {
  const send = await shellOf()
  const state = 'next-router-state-tree'
  const long = await send('GET', '/sign-in', { 'user-agent': 'a'.repeat(16_000) })
  expect(long.seen).toMatchObject({ 'user-agent': 'a'.repeat(300) })
  const deep = (levels: number) => `["",${'{"a":["",'.repeat(levels)}{}${']}'.repeat(levels)}]`
  for (const unread of ['%5B%5D', '%5B%22%22%5D', '%', '[', 'x', '["",{}], ["",{}]', deep(500)])
    expect((await send('GET', '/sign-in', { [state]: unread })).seen, unread).not.toHaveProperty(state)
  for (const read of ['%5B%22%22%2C%7B%7D%5D', deep(200)])
    expect((await send('GET', '/sign-in', { [state]: read })).seen, read).toMatchObject({ [state]: read })
  const prefetch = 'next-router-prefetch'
  expect((await send('GET', '/sign-in', { [prefetch]: '2' })).seen).not.toHaveProperty(prefetch)
  const asBrowsersDo = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64)', [prefetch]: '1' }
  expect((await send('GET', '/sign-in', asBrowsersDo)).seen).toMatchObject(asBrowsersDo)
})

it('refuses a body that is too large or of unknown length before reading it', async () => {
  const send = await shellOf()
  const cookie = await cookieOf('one')
  const sent = (path: string, bytes: string) =>
    send('POST', path, { origin, cookie, 'content-length': bytes }).then(({ status }) => status)
  expect(await sent('/', '9000000')).toBe(413)
  const photo = '/api/exercises/00000000-0000-7000-8000-000000000000/photo'
  expect(await sent(photo, '0')).toBe(200)
  expect(await sent(photo, '10000000')).toBe(413)
  expect(await sent(`${photo}/x`, '9000000')).toBe(413)
  for (const method of ['POST', 'GET'])
    expect((await send(method, '/', { origin, cookie, 'transfer-encoding': 'chunked' })).status).toBe(411)
})

it('takes what the program hands on to itself, and nothing of whoever only says so', async () => {
  const send = await shellOf()
  const cookie = await cookieOf('one')
  const { seen } = await send('GET', '/today', { cookie })
  const handedOn = { origin, cookie, 'transfer-encoding': 'chunked', 'x-action-forwarded': '1' }
  const marked = { ...handedOn, 'x-phaseline-mark': String(seen?.['x-phaseline-mark']) }
  const there = 'http://localhost:4999'
  expect(await send('POST', '/messages', { ...marked, origin: there }, 'x')).toMatchObject({
    ...{ status: 200, seen: { origin: there, host: 'localhost:4999', 'x-phaseline-origin': there } },
  })
  for (const mark of ['', 'x'])
    expect(await send('POST', '/messages', { ...handedOn, 'x-phaseline-mark': mark }, 'x')).toMatchObject({
      status: 411,
      seen: undefined,
    })
})

it('reads short forms alone of a stranger, and tells a device that was signed out that it was', async () => {
  const send = await shellOf()
  await cookieOf('one')
  for (const cookie of [
    '',
    'next-auth.session-token=x',
    'next-auth.session-token=eyJhbGciOiJub25lIn0.e30.',
  ]) {
    const sent = (path: string) =>
      send('POST', path, { origin, cookie, 'content-length': '70000' }, 'x'.repeat(70_000))
    expect(await sent('/sign-in')).toMatchObject({ status: 413, seen: undefined })
    expect(await sent('/api/logs')).toMatchObject({ status: 401, seen: undefined })
  }
})

it('refuses an address that spells no characters', async () => {
  const send = await shellOf()
  for (const path of ['/invitation/%FF', '/%', '/%E0%A4%A'])
    expect(await send('GET', path)).toMatchObject({ status: 400, seen: undefined })
  expect((await send('GET', '/today?q=%FF')).status).toBe(200)
})

it.each([
  '/./api/exercises/export',
  '/x/../api/exercises/export',
  '/_next/static/../../api/exercises',
  '/_next/static/%2e%2E/../api/exercises',
  '/_next/static/..%2f..%2fapi/exercises',
  '/_next/static/..%5c..%5capi/exercises',
  '/x\\..\\api\\exercises',
  '//evil.example/api/exercises',
  'http://evil.example/api/exercises',
  '/api/exercises#x',
])('refuses %s, which leads elsewhere than it says, and no cache keeps the answer', async (path) => {
  const send = await shellOf()
  expect(await send('GET', path)).toMatchObject({
    ...{ status: 400, seen: undefined },
    headers: { 'cache-control': 'private, no-store' },
  })
})

it('takes an address that is spelt with escapes for none, where it would be another without them', async () => {
  const send = await shellOf()
  for (const path of [
    '/%61pi/health',
    '/api%2Fhealth',
    '/_next%2fstatic/x',
    '/today/%7E',
    '/%30',
    '/a%5Fb',
    '/%5A',
  ])
    expect(await send('GET', path), path).toMatchObject({ status: 400, seen: undefined })
  expect((await send('GET', '/invitation/a%20b%3Cc%60..d%C3%A9')).status).toBe(200)
})

const forged = {
  'x-forwarded-for': '6.6.6.6, 7.7.7.7',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-phaseline-address': '6.6.6.6',
  'x-phaseline-path': '//evil.example',
  'x-middleware-subrequest': 'middleware:middleware',
  'content-security-policy': "script-src 'nonce-known'",
}

/** What no page of a clinic needs of the device that it is open on. */
const closed = [
  ...['accelerometer', 'autoplay', 'camera', 'display-capture', 'encrypted-media', 'geolocation'],
  ...['gyroscope', 'hid', 'idle-detection', 'magnetometer', 'microphone', 'midi', 'payment', 'serial'],
  ...['usb', 'xr-spatial-tracking', 'browsing-topics'],
]

it('tells browsers what they may do with every answer, also with one that refuses', async () => {
  const send = await shellOf()
  for (const { headers } of [await send('GET', '/'), await send('POST', '/')])
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': closed.map((feature) => `${feature}=()`).join(', '),
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
})

it('drops what a client claims about itself', async () => {
  const { seen } = await (await shellOf())('GET', '/', forged)
  for (const name of ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-middleware-subrequest'])
    expect(seen).not.toHaveProperty(name)
  const inPart = {
    range: 'bytes=99999999-',
    'if-match': '"x"',
    'if-unmodified-since': new Date(0).toUTCString(),
  }
  const whole = await (await shellOf())('GET', '/', inPart)
  for (const name of Object.keys(inPart)) expect(whole.seen).not.toHaveProperty(name)
  expect(seen?.['x-phaseline-address']).toBe('127.0.0.1')
  expect(seen?.['x-phaseline-path']).toBe('/')
  expect(seen?.['content-security-policy']).not.toContain('known')
})

it('behind a trusted proxy believes the last hop and no earlier one', async () => {
  const { seen } = await (await shellOf({ trustProxy: true }))('GET', '/', forged)
  expect(seen?.['x-phaseline-address']).toBe('7.7.7.7')
  expect(seen).not.toHaveProperty('x-middleware-subrequest')
})

it('gives each answer a nonce of its own, the same to Next and to the browser, and no inline scripts', async () => {
  const send = await shellOf()
  const answers = [await send('GET', '/'), await send('GET', '/')]
  const policies = answers.map(({ headers }) => String(headers['content-security-policy']))
  expect(new Set(policies).size).toBe(2)
  for (const [i, policy] of policies.entries()) {
    expect(policy).toBe(answers[i]?.seen?.['content-security-policy'])
    expect(policy).toMatch(/script-src 'nonce-[\w+/=]{24}' 'strict-dynamic';/)
  }
})

it('has noted that somebody who is signed in was refused, by the status or by what an action says', async () => {
  const noted = vi.fn()
  const answers = [200, 403, 404, 500, 'an action'] as const
  for (const answered of answers) {
    const send = await shellOf({}, (response) => {
      const request = asked.getStore()!
      request.noteRefusal = () => noted(answered, asked.getStore()?.address)
      if (answered === 'an action') sayRefused()
      else response.statusCode = answered
      response.end()
    })
    await send('GET', '/patients/x')
    running.server?.close()
  }
  await expect
    .poll(() => noted.mock.calls)
    .toEqual([403, 404, 'an action'].map((each) => [each, '127.0.0.1']))
})

it('hears whose page something is sent from', async () => {
  const others: boolean[] = []
  const send = await shellOf({}, (response) => {
    others.push(isFromAnothersPage({ accountId: 'grace' }))
    response.end()
  })
  const heads: Record<string, string>[] = [{ [ownerName]: 'grace' }, { [ownerName]: 'jun' }, {}]
  for (const head of heads) await send('POST', '/messages', { origin, ...head })
  expect(others).toEqual([false, true, false])
})

it('keeps every answer out of caches, whatever the app says, but for the build’s own files', async () => {
  const send = await shellOf()
  expect((await send('GET', '/today?x=/_next/static/')).headers['cache-control']).toBe('private, no-store')
  expect((await send('GET', '/_next/static/a.js')).headers['cache-control']).toBe('public, max-age=60')
})

const failing = (error: () => unknown) => (response: ServerResponse) => {
  error()
  response.statusCode = 500
  response.setHeader('Content-Encoding', 'gzip').setHeader('Content-Length', '8')
  response.write('<page')
  response.end('/> ')
}

it('says 503 when the database does not answer, to a browser with a page of its own', async () => {
  const send = await shellOf(
    {},
    failing(() => new Unavailable('The database does not answer')),
  )
  const origin = 'http://127.0.0.1:4999'
  const asked = await send('GET', '/today', { accept: 'text/html,*/*' })
  expect(asked).toMatchObject({ status: 503, headers: { 'retry-after': '5' } })
  expect(asked.headers).not.toHaveProperty('content-encoding')
  expect(asked.headers).toMatchObject({
    'x-frame-options': 'DENY',
    'cache-control': 'private, no-store',
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
  })
  expect(asked.text).toMatch(/^<!doctype html>[^]*Try again[^]*<\/html>\n$/)
  expect(asked.headers['content-length']).toBe(String(Buffer.byteLength(asked.text)))
  const sent = await send('POST', '/api/logs/form', { origin, accept: 'text/html' })
  expect(sent.text).toContain('Go back: what you typed is still there.')
  for (const headers of [{ accept: '*/*' }, { accept: 'text/html', rsc: '1' }])
    expect(await send('GET', '/today', headers as Record<string, string>)).toMatchObject({
      status: 503,
      text: '<page/> ',
    })
})

it('says 400 where a form or an action could not be read, and 500 once it has begun', async () => {
  const origin = 'http://127.0.0.1:4999'
  const unread = await shellOf(
    {},
    failing(() => undefined),
  )
  const form = { origin, 'content-type': 'multipart/form-data; boundary=x' }
  const body = '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n\r\n--x--\r\n'
  for (const headers of [form, { origin, 'next-action': 'x' }] as Record<string, string>[])
    expect(await unread('POST', '/sign-in', headers, body)).toMatchObject({ status: 400 })
  expect(await unread('POST', '/sign-in', { origin, 'content-type': 'text/plain' }, 'x')).toMatchObject({
    status: 500,
  })
  running.server?.close()
  const begun = await shellOf({}, failing(begin))
  expect(await begun('POST', '/sign-in', form, body)).toMatchObject({ status: 500 })
})

it.each([
  ['Content-Length: 100000', 90, '413'],
  ['Transfer-Encoding: chunked', 90, '411'],
  ['Content-Length: 100000', 110, '431'],
  ['Transfer-Encoding: chunked', 110, '431'],
  ['Content-Length: 100000', 2_000, '431'],
  ['Transfer-Encoding: chunked', 2_000, '431'],
  ['Expect: nonsense', 2_000, '431'],
])('reads a head to its end or not at all: %s behind %i lines', async (last, length, status) => {
  await shellOf()
  const stranger = connect((running.server!.address() as AddressInfo).port, '127.0.0.1')
  const lines = Array.from({ length }, () => 'a:b').join('\r\n')
  stranger.write(
    `POST /sign-in HTTP/1.1\r\nHost: x\r\nOrigin: http://127.0.0.1:4999\r\n${lines}\r\n${last}\r\n\r\n`,
  )
  const [answer] = (await once(stranger, 'data')) as [Buffer]
  expect(answer.toString()).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  stranger.destroy()
})

it('knows whom a page is for that the program asks itself for, and believes nobody else', async () => {
  const send = await shellOf()
  const { seen } = await send('GET', '/sign-in')
  const mark = String(seen?.['x-phaseline-mark'])
  const claimed = { 'x-phaseline-address': '203.0.113.9' }
  const address = async (headers: Record<string, string>) =>
    (await send('GET', '/caseload', headers)).seen?.['x-phaseline-address']
  expect(await address({ ...claimed, 'x-phaseline-mark': mark })).toBe('203.0.113.9')
  expect(await address({ ...claimed, 'x-phaseline-mark': `${mark.slice(1)}x` })).toBe('127.0.0.1')
  expect(await address(claimed)).toBe('127.0.0.1')
})

it('lets go of whoever does not read the answer', async () => {
  await shellOf({}, (response) => response.end(Buffer.alloc(64 * 1024 * 1024)))
  running.server!.timeout /= 3_000
  const accepted = once(running.server!, 'connection') as Promise<[Socket]>
  const silent = connect((running.server!.address() as AddressInfo).port, '127.0.0.1').pause()
  silent.write('GET /sign-in HTTP/1.1\r\nHost: x\r\n\r\n')
  const [socket] = await accepted
  await once(socket, 'close')
  silent.destroy()
})

it('counts a session that has ended as nobody’s, and the sessions of one account as one', async () => {
  let account: string | null = null
  const send = await shellOf({}, (response) => {
    asked.getStore()!.hears?.(account)
    response.end('answer')
  })
  const file = async (cookie: string) => (await send('GET', '/plans/x/handout.pdf', { cookie })).status
  for (const whose of ['Ana', null]) {
    account = whose
    const cookies = await Promise.all(Array.from({ length: 40 }, (_, i) => cookieOf(`${whose} ${i}`)))
    // A page costs nothing, and says whose the session is.
    for (const cookie of cookies) await send('GET', '/today', { cookie })
    const statuses = []
    for (const cookie of cookies) statuses.push(await file(cookie))
    expect(statuses.at(-1), String(whose)).toBe(429)
    // They are strangers of this network, and an account is not.
    expect(await file('')).toBe(whose === null ? 429 : 200)
  }
  account = 'Ben'
  const live = await cookieOf('live')
  await send('GET', '/today', { cookie: live })
  expect(await file(live)).toBe(200)
})

it('counts a session with its account from the sign-in on that began it', async () => {
  const send = await shellOf({}, (response) => {
    if (response.req.url === '/sign-in') asked.getStore()!.hears?.('Ana', 'new')
    response.end('answer')
  })
  await send('POST', '/sign-in', { origin })
  const old = await Promise.all(Array.from({ length: 40 }, (_, i) => cookieOf(`old ${i}`)))
  for (const cookie of old) await send('GET', '/plans/x/handout.pdf', { cookie })
  expect((await send('GET', '/plans/x/handout.pdf', { cookie: old[0]! })).status).toBe(429)
  expect((await send('GET', '/plans/x/handout.pdf', { cookie: await cookieOf('new') })).status).toBe(200)
})

it('counts a session of which it knows nothing yet with the network that it comes from', async () => {
  const send = await shellOf()
  const cookies = await Promise.all(Array.from({ length: 40 }, (_, i) => cookieOf(`new ${i}`)))
  const statuses = []
  for (const cookie of cookies) statuses.push((await send('GET', '/plans/x/handout.pdf', { cookie })).status)
  expect(statuses.slice(-5)).toEqual(Array(5).fill(429))
})

it('leaves every other failure as it is', async () => {
  const send = await shellOf(
    {},
    failing(() => new Error('unexpected')),
  )
  const answer = await send('GET', '/today', { accept: 'text/html' })
  expect(answer).toMatchObject({ status: 500, text: '<page/> ' })
  expect(answer.headers).not.toHaveProperty('retry-after')
})

it('asks a device that never stops to wait, and nobody else at the same address', async () => {
  const send = await shellOf({}, (response) => {
    asked.getStore()!.hears?.(response.req.headers.cookie ?? null)
    response.end('answer')
  })
  const [one, another] = [await cookieOf('one'), await cookieOf('another')]
  for (const cookie of [one, another]) await send('GET', '/today', { cookie })
  const statuses: (number | undefined)[] = []
  for (let time = 0; time < 700 && statuses.at(-1) !== 429; time++)
    statuses.push((await send('GET', '/api/today', { cookie: one })).status)
  expect(statuses.length).toBeGreaterThan(600)
  const late = await send('GET', '/plans/x/handout.pdf', { cookie: one })
  expect(late).toMatchObject({ status: 429, seen: undefined })
  expect(Number(late.headers['retry-after'])).toBeGreaterThan(0)
  expect((await send('GET', '/today', { cookie: one })).status).toBe(200)
  expect((await send('GET', '/api/today', { cookie: another })).status).toBe(200)
  // A cookie that is not ours makes nobody somebody else.
  for (let time = 0; time < 30; time++)
    expect((await send('GET', '/plans/x/handout.pdf', { cookie: `${one}${time}` })).status).toBe(200)
  expect((await send('GET', '/plans/x/handout.pdf')).status).toBe(429)
})
