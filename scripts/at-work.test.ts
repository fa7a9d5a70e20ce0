// What is worked at for one asker at once, and when a place is free again.
import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { expect, it, vi } from 'vitest'
import { cookieOf, origin, running, shellOf } from './shell.fixture'

it('works at few requests of one asker at once, at as many as there are in all, and holds up nobody else', async () => {
  const working: Record<string, { now: number; most: number }> = {}
  const open: (() => void)[] = []
  const send = await shellOf({}, (response) => {
    const who = String(response.req.headers.cookie ?? 'nobody')
    const count = (working[who] ??= { now: 0, most: 0 })
    count.most = Math.max(count.most, ++count.now)
    open.push(() => {
      count.now -= 1
      response.end()
    })
  })
  const own = (id: string) => cookieOf(id).then((cookie) => cookie.replace('x=y; ', ''))
  const [ana, ben] = [await own('ana'), await own('ben')]
  const asked = [
    ...Array.from({ length: 40 }, () => send('GET', '/progress', { cookie: ana })),
    ...Array.from({ length: 40 }, () => send('GET', '/sign-in')),
  ]
  await vi.waitFor(() => expect(open).toHaveLength(4 + 16))
  const other = send('GET', '/patients', { cookie: ben })
  await vi.waitFor(() => expect(working[ben]?.now).toBe(1))
  const statuses = Promise.all([...asked, other]).then((all) => all.map(({ status }) => status))
  for (let done = 0; done < asked.length + 1; done++) {
    await vi.waitFor(() => expect(open.length).toBeGreaterThan(0))
    open.shift()!()
  }
  expect(await statuses).toEqual(Array.from({ length: 81 }, () => 200))
  expect([working[ana]!.most, working.nobody!.most]).toEqual([4, 16])
})

it('has every place back from whoever asked for much in one breath and hung up', async () => {
  let hold = true
  const send = await shellOf({}, (response) => (hold ? new Promise(() => undefined) : response.end('answer')))
  const { port } = running.server!.address() as AddressInfo
  const ask = 'GET /sign-in HTTP/1.1\r\nHost: x\r\n\r\n'
  const form =
    'POST /sign-in HTTP/1.1\r\nHost: x\r\nOrigin: http://127.0.0.1:4999\r\nContent-Length: 1\r\n\r\nx'
  for (const words of [ask.repeat(40), form.repeat(40)]) {
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

it('packs few files of one network at once', async () => {
  const ends: (() => void)[] = []
  const send = await shellOf({}, async (response) => {
    await new Promise<void>((end) => ends.push(end))
    response.end('file')
  })
  const all = Array.from({ length: 20 }, () => send('GET', '/_next/static/chunks/x.js'))
  await vi.waitFor(() => expect(ends).toHaveLength(8))
  const page = send('GET', '/sign-in')
  await vi.waitFor(() => expect(ends).toHaveLength(9))
  for (let at = 0; at < 21; at++) {
    await vi.waitFor(() => expect(ends.length).toBeGreaterThan(at))
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

it('lets nobody have more at work by hanging up', async () => {
  const ends: (() => void)[] = []
  const send = await shellOf({}, async (response) => {
    if (response.req.url === '/sign-in') await new Promise<void>((end) => ends.push(end))
    response.end('answer')
  })
  const { port } = running.server!.address() as AddressInfo
  for (let time = 0; time < 3; time++) {
    const impatient = Array.from({ length: 16 }, () => connect(port, '127.0.0.1'))
    for (const each of impatient) each.write('GET /sign-in HTTP/1.1\r\nHost: x\r\n\r\n')
    if (time === 0) await expect.poll(() => ends.length).toBe(16)
    else await send('GET', '/api/health')
    for (const each of impatient) each.destroy()
  }
  expect(ends).toHaveLength(16)
  for (const end of ends) end()
  expect(await send('GET', '/today')).toMatchObject({ status: 200 })
})
