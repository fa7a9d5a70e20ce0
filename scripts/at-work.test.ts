// What is worked at for one asker at once, and when a place is free again.
import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { expect, it } from 'vitest'
import { asked } from '@/server/asked'
import { cookieOf, origin, running, shellOf } from './shell.fixture'

it('works at few requests of one asker at once, at as many as there are in all, and holds up nobody else', async () => {
  const working: Record<string, { now: number; most: number }> = {}
  const open: (() => void)[] = []
  const own = async (id: string) => (await cookieOf(id)).replace('x=y; ', '')
  const [ana, anaToo, ben] = [await own('1'), await own('2'), await own('3')]
  const whose = new Map([ana, anaToo, ben].map((cookie, at) => [cookie, ['Ana', 'Ana', 'Ben'][at]!]))
  const send = await shellOf({}, (response) => {
    const account = whose.get(String(response.req.headers.cookie)) ?? 'nobody'
    if (account !== 'nobody') asked.getStore()!.hears?.(account)
    if (response.req.url === '/today') return response.end('answer')
    // As whoever waits for the database.
    asked.getStore()!.rests?.()
    const count = (working[account] ??= { now: 0, most: 0 })
    count.most = Math.max(count.most, ++count.now)
    open.push(() => {
      count.now -= 1
      response.end()
    })
  })
  for (const cookie of whose.keys()) await send('GET', '/today', { cookie })
  const asks = [
    ...Array.from({ length: 20 }, () => send('GET', '/progress', { cookie: ana })),
    ...Array.from({ length: 20 }, () => send('GET', '/progress', { cookie: anaToo })),
    ...Array.from({ length: 40 }, () => send('GET', '/sign-in')),
  ]
  await expect.poll(() => open).toHaveLength(4 + 16)
  const other = send('GET', '/patients', { cookie: ben })
  await expect.poll(() => working.Ben?.now).toBe(1)
  const statuses = Promise.all([...asks, other]).then((all) => all.map(({ status }) => status))
  for (let done = 0; done < asks.length + 1; done++) {
    await expect.poll(() => open.length).toBeGreaterThan(0)
    open.shift()!()
  }
  expect(await statuses).toEqual(Array.from({ length: 81 }, () => 200))
  expect([working.Ana!.most, working.nobody!.most]).toEqual([4, 16])
})

it('takes sessions of which it knows nothing yet for one, by whatever they ask', async () => {
  const ends: (() => void)[] = []
  const send = await shellOf({}, async (response) => {
    asked.getStore()!.rests?.()
    await new Promise<void>((end) => ends.push(end))
    response.end('answer')
  })
  const cookies = await Promise.all(Array.from({ length: 30 }, (_, at) => cookieOf(`new ${at}`)))
  const all = cookies.map((cookie) => send('GET', '/sign-in/forgotten', { cookie }))
  await expect.poll(() => ends).toHaveLength(16)
  for (let at = 0; at < 30; at++) {
    await expect.poll(() => ends.length).toBeGreaterThan(at)
    if (at === 0) expect(ends).toHaveLength(16)
    ends[at]!()
  }
  expect((await Promise.all(all)).map(({ status }) => status)).toEqual(Array(30).fill(200))
})

it('has every place back from whoever asked for much in one breath and hung up', async () => {
  let hold = true
  const send = await shellOf({}, (response) => (hold ? new Promise(() => undefined) : response.end('answer')))
  const { port } = running.server!.address() as AddressInfo
  const ask = 'GET /sign-in HTTP/1.1\r\nHost: x\r\n\r\n'
  const form =
    'POST /sign-in HTTP/1.1\r\nHost: x\r\nOrigin: http://127.0.0.1:4999\r\nContent-Length: 1\r\n\r\nx'
  const refused = 'GET /sign-in HTTP/1.1\r\nHost: x\r\nExpect: nonsense\r\n\r\n'
  const behind = Array.from({ length: 16 }, () => refused + ask)
  for (const words of [ask.repeat(40), form.repeat(40), ...behind]) {
    const accepted = once(running.server!, 'connection') as Promise<[Socket]>
    const stranger = connect(port, '127.0.0.1')
    stranger.write(words)
    const [socket] = await accepted
    stranger.once('error', () => undefined)
    await once(socket, 'close')
    stranger.destroy()
  }
  hold = false
  expect(await send('GET', '/sign-in')).toMatchObject({ status: 200 })
  expect(await send('POST', '/sign-in', { origin }, 'x')).toMatchObject({ status: 200 })
  // One after the other on one connection is what everybody does.
  const patient = connect(port, '127.0.0.1')
  for (const _ of [1, 2, 3]) {
    patient.write(ask)
    const [answer] = (await once(patient, 'data')) as [Buffer]
    expect(answer.toString()).toMatch(/^HTTP\/1.1 200 /)
  }
  patient.destroy()
})

it('begins nothing of what stands behind a head that is refused', async () => {
  const send = await shellOf({}, async (response) => {
    if (response.req.url === '/sign-in') return response.end('answer')
    asked.getStore()!.rests?.()
    response.end('answer')
    // As Next, which waits until its answer has gone out.
    await new Promise((resolve) => response.once('finish', resolve).once('close', resolve))
  })
  const { port } = running.server!.address() as AddressInfo
  const lines = Array.from({ length: 101 }, () => 'a:b').join('\r\n')
  const words = ['Host: x\r\n' + lines, 'Host: x']
    .map((head) => `GET /behind HTTP/1.1\r\n${head}\r\n\r\n`)
    .join('')
  for (let at = 0; at < 16; at++) {
    const stranger = connect(port, '127.0.0.1')
      .on('error', () => undefined)
      .resume()
    stranger.write(words)
    await once(stranger, 'close')
  }
  expect(await send('GET', '/sign-in')).toMatchObject({ status: 200 })
})

it('asks the program once whether it answers, for all who want to know', async () => {
  let asks = 0
  let ends: (() => void) | undefined
  const send = await shellOf({}, async (response) => {
    if (response.req.url !== '/api/health') return response.end('page')
    asks += 1
    await new Promise<void>((end) => (ends = end))
    response.writeHead(503, { 'Content-Type': 'application/json', 'Retry-After': '5' }).end('{"a":1}')
  })
  const all = Array.from({ length: 300 }, (_, at) => send(at % 2 ? 'GET' : 'HEAD', '/api/health'))
  await expect.poll(() => asks).toBe(1)
  // Nobody else waits for it.
  expect(await send('GET', '/sign-in')).toMatchObject({ status: 200 })
  ends!()
  for (const { status, headers } of await Promise.all(all))
    expect([status, headers['content-type'], headers['retry-after']]).toEqual([503, 'application/json', '5'])
  expect(asks).toBe(1)
  const later: Promise<unknown>[] = []
  await expect
    .poll(() => {
      later.push(send('GET', '/api/health'))
      return asks
    })
    .toBe(2)
  ends!()
  await Promise.all(later)
})

it.each([
  ['another site’s form', 'POST', '/sign-in', 403],
  ['an unknown method', 'PUT', '/sign-in', 405],
  ['an address that cannot be read', 'GET', '/%', 400],
  ['an address of too many parts', 'GET', `/?${'&'.repeat(300)}`, 414],
  ['too large a body', 'POST', '/sign-in', 413],
])(
  'refuses in turn, so that whoever has much refused waits for themself: %s',
  async (_, method, path, status) => {
    const ends: (() => void)[] = []
    const send = await shellOf({}, async (response) => {
      if (response.req.url === '/today') return response.end('answer')
      asked.getStore()!.rests?.()
      await new Promise<void>((end) => ends.push(end))
      response.end('answer')
    })
    const all = Array.from({ length: 16 }, () => send('GET', '/sign-in'))
    await expect.poll(() => ends).toHaveLength(16)
    let isRefused = false
    const headers: Record<string, string> = {
      ...(status !== 403 && { origin }),
      ...(status === 413 && { 'content-length': '70000' }),
    }
    const body = status === 413 ? 'x'.repeat(70_000) : ''
    const refused = send(method, path, headers, body).finally(() => (isRefused = true))
    expect(await send('GET', '/today', { cookie: await cookieOf('one') })).toMatchObject({ status: 200 })
    expect(isRefused).toBe(false)
    for (const end of ends) end()
    expect(await refused).toMatchObject({ status })
    await Promise.all(all)
  },
)

it('packs few files of one network at once', async () => {
  const ends: (() => void)[] = []
  const send = await shellOf({}, async (response) => {
    await new Promise<void>((end) => ends.push(end))
    response.end('file')
  })
  const all = Array.from({ length: 20 }, () => send('GET', '/_next/static/chunks/x.js'))
  await expect.poll(() => ends).toHaveLength(8)
  const page = send('GET', '/sign-in')
  await expect.poll(() => ends).toHaveLength(9)
  for (let at = 0; at < 21; at++) {
    await expect.poll(() => ends.length).toBeGreaterThan(at)
    ends[at]!()
  }
  expect((await Promise.all([page, ...all])).map(({ status }) => status)).toEqual(Array(21).fill(200))
})

it('keeps nobody waiting for whoever reads slowly', async () => {
  const slow = (words: string) => words.includes('slow')
  let took: boolean | undefined
  const send = await shellOf({}, (response) => {
    if (!slow(response.req.url ?? '')) return response.end('answer')
    took = response.write(Buffer.alloc(200_000))
    return response.end(Buffer.alloc(16 * 1024 * 1024))
  })
  const { port } = running.server!.address() as AddressInfo
  const readers = Array.from({ length: 20 }, () => connect(port, '127.0.0.1').pause())
  for (const reader of readers) reader.write('GET /sign-in?slow HTTP/1.1\r\nHost: x\r\n\r\n')
  await expect.poll(() => took).toBe(true)
  expect(await send('GET', '/sign-in')).toMatchObject({ status: 200 })
  for (const reader of readers) reader.destroy()
})

it.each([
  ['/sign-in', 'before there is an answer', 0],
  ['/pictures/a/b', 'while it is answered', 100],
  ['/api/session', 'while more is answered than anybody reads', 16 * 1024 * 1024],
])('lets nobody have more at work by hanging up on %s %s', async (path, _, answered) => {
  const part = Buffer.alloc(answered)
  const ends: (() => void)[] = []
  let told = 0
  const send = await shellOf({}, async (response) => {
    if (response.req.url !== path) return response.end('answer')
    response.once('close', () => (told += 1))
    asked.getStore()!.rests?.()
    // As Next, which waits for whoever reads.
    const write = async () => response.write(part) || once(response, 'drain')
    const written = answered > 0 ? write() : undefined
    await new Promise<void>((end) => ends.push(end))
    await written
    if (answered > 0) await write()
    response.end()
  })
  const { port } = running.server!.address() as AddressInfo
  const hungUp = async () => {
    const accepted = once(running.server!, 'connection') as Promise<[Socket]>
    const impatient = connect(port, '127.0.0.1').on('error', () => undefined)
    impatient.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`)
    const [socket] = await accepted
    const closed = new Promise((resolve) => socket.once('close', resolve))
    const before = ends.length
    if (before < 16) await expect.poll(() => ends.length).toBe(before + 1)
    impatient.destroy()
    await closed
  }
  for (let at = 0; at < 20; at++) await hungUp()
  expect(ends).toHaveLength(16)
  expect(told).toBe(0)
  const next = send('GET', '/sign-in/forgotten')
  for (const end of ends) end()
  // Before they would be given up, which takes twice as long.
  await expect.poll(() => told, { timeout: 15_000 }).toBe(16)
  expect(await next).toMatchObject({ status: 200 })
})
