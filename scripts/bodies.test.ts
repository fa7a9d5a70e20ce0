// Bodies over real sockets: only what has arrived is held, whoever is slow is ended, and a flood holds up itself.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { request as ask, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { encode } from 'next-auth/jwt'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import nextConfig from '../next.config.js'
import { largestBody, roomForBodies } from './bodies'
import { createShell } from './http'

const secret = 'a secret of at least thirty-two characters'
const origin = 'http://127.0.0.1:4999'
const short = { one: 64_000, all: 96_000, least: 16_000 }
const few = { strangers: short, forms: short, files: { one: 2_000_000, all: 4_000_000, least: 1_000_000 } }

let server: Server
let port: number
let sockets: Socket[]
/** The digests of the bodies that the app was given. */
let given: string[]
beforeEach(() => {
  vi.stubEnv('NEXTAUTH_SECRET', secret)
  // Each body that still arrives has one timer, which tells the tests that it has begun.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  server.close()
  server.closeAllConnections()
})

async function shellOf(most = roomForBodies) {
  sockets = []
  given = []
  server = createShell(
    { host: '127.0.0.1', port: 4999, trustProxy: false, dev: false },
    async (request, response) => {
      // Next makes a Request of it, which refuses a body that was read before.
      const { method, url = '' } = request
      const asked = new Request(origin + url, { method, body: request as never, ...{ duplex: 'half' } })
      given.push(digest(Buffer.from(await asked.arrayBuffer())))
      response.end()
    },
    most,
  )
  server.on('connection', (socket) => sockets.push(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
}

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const arriving = (count: number) => expect.poll(() => vi.getTimerCount()).toBe(count)

type Sending = ReturnType<typeof send>

/** Announces `bytes` and sends `first` of them. */
function send(path: string, bytes: number, first: string | Buffer, cookie = '', more = {}) {
  const headers = { origin, 'content-length': String(bytes), ...(cookie && { cookie }), ...more }
  const sending = ask({ port, host: '127.0.0.1', method: 'POST', path, headers, agent: false })
  let closed = false
  const status = new Promise<number | undefined>((resolve) => {
    sending.once('response', (response) => resolve(response.resume().statusCode))
    sending.on('error', () => resolve(undefined))
    sending.once('close', () => resolve(undefined))
  })
  sending.once('socket', (socket) => socket.once('close', () => (closed = true)))
  if (Buffer.byteLength(first) === bytes) sending.end(first)
  else sending.write(first)
  return { status, sending, isClosed: () => closed }
}
const toAction = { 'next-action': 'an id' }
const form = (cookie = '') => send('/sign-in', 5, 'whole', cookie).status
const cookieOf = async (sessionId: string) =>
  `next-auth.session-token=${await encode({ token: { sessionId }, secret, maxAge: 60 })}`

it('gives the app a body only when it is here whole, as it was sent', async () => {
  await shellOf()
  const whole = Buffer.from(Array.from({ length: 2_000_000 }, (_, i) => (i * i) % 251))
  const cookie = await cookieOf('one')
  const half = send('/today', whole.length, whole.subarray(0, 1_200_000), cookie, toAction)
  await arriving(1)
  expect(await form()).toBe(200)
  expect(given).toEqual([digest(Buffer.from('whole'))])
  half.sending.end(whole.subarray(1_200_000))
  expect(await half.status).toBe(200)
  expect(given.at(-1)).toBe(digest(whole))
})

it('refuses what Next would end by an error', async () => {
  await shellOf()
  const most = largestBody('/today', toAction, true)
  expect(nextConfig.experimental?.serverActions?.bodySizeLimit).toBe(most)
  expect(await send('/today', most + 1, '', await cookieOf('one'), toAction).status).toBe(413)
  expect(given).toEqual([])
})

it('hands on no longer forms of whoever is signed in than of strangers, of those that no script sends', async () => {
  await shellOf()
  const cookie = await cookieOf('one')
  const whole = 'x'.repeat(64 * 1024)
  const nextAuth = ['callback/credentials', 'signin/credentials', 'signout'].map(
    (form) => `/api/auth/${form}`,
  )
  const statusOf = (body: string) =>
    Promise.all([
      send('/account', body.length, body, cookie).status,
      ...nextAuth.map((path) => send(path, body.length, body, cookie, toAction).status),
    ])
  expect(await statusOf(`${whole}x`)).toEqual([413, 413, 413, 413])
  expect(given).toEqual([])
  expect(await statusOf(whole)).toEqual([200, 200, 200, 200])
})

it('never tells the app of a body that was broken off', async () => {
  await shellOf()
  const broken = send('/sign-in', 60_000, 'x')
  await arriving(1)
  broken.sending.destroy()
  await arriving(0)
  expect(given).toEqual([])
})

it('ends what stands still for twenty seconds, however much was announced', async () => {
  await shellOf()
  const still = [
    send('/sign-in', 60_000, 'x'),
    send('/api/exercises/import', 33_000_000, 'x', await cookieOf('one')),
  ]
  await arriving(2)
  vi.advanceTimersByTime(19_000)
  expect(vi.getTimerCount()).toBe(2)
  vi.advanceTimersByTime(1_001)
  expect(await Promise.all(still.map(({ status }) => status))).toEqual([408, 408])
  expect(given).toEqual([])
})

it('waits for a phone that sends two kilobytes a second', async () => {
  await shellOf()
  const batch = 256 * 1024
  const slow = send('/api/logs', batch, 'x'.repeat(2048), await cookieOf('phone'))
  await arriving(1)
  for (let sent = 2048; sent < batch; sent += 2048) {
    await expect.poll(() => sockets[0]!.bytesRead, { interval: 1 }).toBeGreaterThan(sent)
    vi.advanceTimersByTime(1_000)
    slow.sending.write('x'.repeat(2048))
  }
  slow.sending.end()
  expect(await slow.status).toBe(200)
})

it('lets one asker have only so many open, and again when one is gone', async () => {
  await shellOf(few)
  const open: Sending[] = Array.from({ length: 4 }, () => send('/sign-in', 60_000, 'x'))
  await arriving(4)
  const refused = send('/sign-in', 60_000, 'x')
  expect(await refused.status).toBe(503)
  expect(await form(await cookieOf('one'))).toBe(200)
  // The rest of what was refused is awaited for five seconds, so that the answer arrives.
  await arriving(5)
  vi.advanceTimersByTime(5_000)
  await expect.poll(refused.isClosed).toBe(true)
  open[0]?.sending.destroy()
  await arriving(3)
  expect(await form()).toBe(200)
})

it('counts what has arrived, and ends what grows beyond one asker’s share', async () => {
  await shellOf(few)
  const cookie = await cookieOf('one')
  const other = send('/api/exercises/import', 1_800_000, 'x', cookie)
  await arriving(1)
  const long = send('/api/exercises/import', 1_800_000, 'x'.repeat(1_500_000), cookie)
  expect(await long.status).toBe(503)
  other.sending.end('x'.repeat(1_799_999))
  expect(await other.status).toBe(200)
})

it('when the room is full, whoever holds most of it gives way, and everybody else is answered', async () => {
  await shellOf(few)
  const phone = send('/api/logs', 10, 'x', await cookieOf('phone'))
  await arriving(1)
  const device = await cookieOf('device')
  const flood = Array.from({ length: 4 }, () => send('/api/logs', 60_000, 'x', device))
  await arriving(5)
  const last = send('/api/logs', 60_000, 'x', await cookieOf('another device'))
  await arriving(6)
  expect(await form(await cookieOf('somebody else'))).toBe(200)
  expect(await Promise.race(flood.map(({ status }) => status))).toBe(503)
  phone.sending.end('x'.repeat(9))
  expect(await phone.status).toBe(200)
  last.sending.destroy()
})

it('what would cost the program seconds to take apart is refused before the app has it', async () => {
  await shellOf()
  const streams = JSON.stringify(Array.from({ length: 3_000 }, (_, i) => `$R${i}`))
  const post = (path: string, headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { origin, ...headers },
      body: streams,
    })
  expect((await post('/sign-in', { 'next-action': 'x' })).status).toBe(400)
  expect((await post('/sign-in', { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(400)
  expect(given).toEqual([])
  // Where no handler is a page says so, and is sent actions like any other.
  for (const path of ['/api/nothing', '/api/logs', '/api/reminders/stop/x'])
    expect((await post(path, { 'next-action': 'x' })).status).toBe(400)
  expect(given).toEqual([])
  expect((await post('/api/logs', { 'content-type': 'application/json' })).status).toBe(200)
})
