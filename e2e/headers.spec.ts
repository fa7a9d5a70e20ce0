// What a browser is told that it may do with an answer, on every kind of answer there is: pages, files, refusals, and what is no request at all.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect, test } from '@playwright/test'
import { cookieOf } from './program'
import { demoPeople } from './story'

const origin = process.env.E2E_URL!
const { hostname, port, host } = new URL(origin)
const signedIn = { therapist: '', patient: '' }
const known = { file: '', picture: '' }

test.beforeAll(async () => {
  for (const person of ['therapist', 'patient'] as const)
    signedIn[person] = await cookieOf(origin, demoPeople[person])
  const page = await (await fetch(`${origin}/sign-in`)).text()
  known.file = /\/_next\/static\/[^"\\]+\.js/.exec(page)![0]
  const offered = await fetch(`${origin}/api/exercises?q=wall`, { headers: { cookie: signedIn.therapist } })
  known.picture = `/pictures/${((await offered.json()) as { id: string }[])[0]!.id}/loop`
})

type Asked = {
  by?: keyof typeof signedIn
  method?: string
  /** The lines of the head but for the host, the cookie and, in a change, the origin. */
  lines?: string[]
  body?: string
}
type Answer = { status: number; headers: Headers }

const headOf = (path: string, { by, method = 'GET', lines = [], body = '' }: Asked) =>
  [
    `${method} ${path} HTTP/1.1`,
    `Host: ${host}`,
    ...(method === 'GET' ? [] : [`Origin: ${origin}`]),
    ...(by ? [`Cookie: ${signedIn[by]}`] : []),
    ...(body ? [`Content-Length: ${body.length}`] : []),
    ...lines,
    '\r\n',
  ].join('\r\n') + body

/** The head of the first answer to whatever is sent. */
async function answerTo(sent: string, socket: Socket = connect(Number(port), hostname)): Promise<Answer> {
  socket.write(sent)
  let text = ''
  while (!text.includes('\r\n\r\n')) text += String(((await once(socket, 'data')) as [Buffer])[0])
  socket.destroy()
  const [first = '', ...lines] = text.slice(0, text.indexOf('\r\n\r\n')).split('\r\n')
  const pairs = lines.map((line) => line.split(/: (.*)/, 2) as [string, string])
  return { status: Number(first.split(' ')[1]), headers: new Headers(pairs) }
}

function expectHeaders({ headers }: Answer, cache = 'private, no-store'): void {
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/(script-src|default-src)[^;]*'unsafe-/)
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': cache,
    'permissions-policy': expect.stringMatching(/camera=\(\).*geolocation=\(\).*microphone=\(\)/),
  })
  expect(headers.get('x-powered-by')).toBeNull()
}

const nobody = '/patients/0199c0de-0000-7000-8000-000000000000'
const json = 'Content-Type: application/json'
const answers: [what: string, status: number, path: string | (() => string), asked?: Asked][] = [
  ['a page', 200, '/sign-in'],
  ['a page about a person', 200, '/today', { by: 'patient' }],
  ['a page that is not one’s own to see', 404, nobody, { by: 'therapist' }],
  ['a page that one’s role lacks', 403, '/outcomes', { by: 'therapist' }],
  ['an address of nothing', 404, '/nothing-here'],
  ['the way to the sign-in page', 307, '/caseload'],
  ['the head of a page', 200, '/sign-in', { method: 'HEAD' }],
  ['what a link navigates with', 200, '/today?_rsc=', { by: 'patient', lines: ['RSC: 1'] }],
  [
    'what stands where nobody can read',
    200,
    '/today?_rsc=',
    { by: 'patient', lines: ['RSC: 1', 'Next-Router-State-Tree: %5B%5D'] },
  ],
  [
    'a prefetch of a kind that no page has',
    200,
    '/today?_rsc=',
    { by: 'patient', lines: ['RSC: 1', 'Next-Router-Prefetch: 2'] },
  ],
  [
    'what a link prefetches, by another address',
    307,
    '/sign-in',
    { lines: ['RSC: 1', 'Next-Router-Prefetch: 1'] },
  ],
  ['health', 200, '/api/health'],
  ['an address for machines, signed out', 401, '/api/today'],
  ['one that a role lacks', 403, '/api/today', { by: 'therapist' }],
  ['one of nothing', 404, '/api/nothing'],
  ['next-auth', 200, '/api/auth/session'],
  ['a file, signed out', 401, '/plans/x/handout.pdf'],
  ['a file that is taken away', 200, '/api/exercises/export?items=all&format=json', { by: 'therapist' }],
  ['a picture', 200, () => known.picture, { by: 'therapist' }],
  ['a picture, signed out', 401, () => known.picture],
  ['an action of nobody', 409, '/sign-in', { method: 'POST', lines: [`Next-Action: ${'0'.repeat(42)}`] }],
  ['a change from elsewhere', 403, '/sign-in', { method: 'POST', lines: ['Origin: https://evil.example'] }],
  ['a body of unknown length', 411, '/sign-in', { method: 'POST', lines: ['Transfer-Encoding: chunked'] }],
  ['a body that is too long', 413, '/sign-in', { method: 'POST', body: 'x'.repeat(70_000) }],
  ['JSON that is none', 400, '/api/logs', { by: 'patient', method: 'POST', lines: [json], body: '{' }],
  ['a body of another kind', 415, '/api/logs', { by: 'patient', method: 'POST', body: 'x' }],
  ['a method that an address lacks', 405, '/api/health', { method: 'DELETE' }],
  ['a method that pages lack', 405, '/sign-in', { method: 'PROPFIND' }],
  ['OPTIONS', 400, '/sign-in', { method: 'OPTIONS' }],
  ['TRACE', 405, '/sign-in', { method: 'TRACE' }],
  ['an address that leads elsewhere', 400, '/x/../sign-in'],
  ['an expectation', 417, '/sign-in', { lines: ['Expect: nonsense'] }],
  ['a head that is too large', 431, '/sign-in', { lines: [`A: ${'a'.repeat(17_000)}`] }],
  ['a line that is none', 400, '/sign-in', { lines: ['a b: c'] }],
]

for (const [what, status, path, asked = {}] of answers)
  test(`${what}: ${status}`, async () => {
    const answer = await answerTo(headOf(typeof path === 'string' ? path : path(), asked))
    expect(answer.status).toBe(status)
    expectHeaders(answer)
  })

const ofEverybody = {
  '/sw.js': 'public, max-age=0',
  '/offline.html': 'public, max-age=0',
  '/manifest.webmanifest': 'private, no-store',
  '/icon.svg': 'private, no-store',
  'the build’s': 'public, max-age=31536000, immutable',
}
for (const [path, cache] of Object.entries(ofEverybody))
  test(`a file of everybody: ${path}`, async () => {
    const answer = await answerTo(headOf(path.startsWith('/') ? path : known.file, {}))
    expect(answer.status).toBe(200)
    expectHeaders(answer, cache)
  })

test('what is no request: 400', async () => expectHeaders(await answerTo('NONSENSE\r\n\r\n')))

test('a request without a host: 400', async () => {
  const answer = await answerTo('GET /sign-in HTTP/1.1\r\n\r\n')
  expect(answer.status).toBe(400)
  expectHeaders(answer)
})

test('too much at once: 429', async () => {
  const files = Array.from({ length: 31 }, () => answerTo(headOf('/nothing.pdf', { by: 'therapist' })))
  const refused = (await Promise.all(files)).find(({ status }) => status === 429)!
  expectHeaders(refused)
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/)
})

test('too many bodies at once: 503', async () => {
  const asked: Asked = { by: 'patient', method: 'POST', lines: ['Content-Length: 10'] }
  const open = Array.from({ length: 129 }, () => connect(Number(port), hostname).on('error', () => undefined))
  try {
    // The others wait for their bodies.
    const refused = await Promise.race(open.map((socket) => answerTo(headOf('/messages', asked), socket)))
    expect(refused.status).toBe(503)
    expectHeaders(refused)
  } finally {
    for (const socket of open) socket.destroy()
  }
})
