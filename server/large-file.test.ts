// A large file is handed over whole, by few at once, and nobody who does not read theirs keeps the rest from anybody for long.
import { afterEach, expect, test, vi } from 'vitest'
import { largeFile } from '@/server/large-file'
import { NoPlace } from '@/server/places'
import type { Viewer } from '@/server/viewer'

afterEach(() => void vi.useRealTimers())

const words = 'Edith’s file, 🏋️. '.repeat(20_000)
const asked = (method = 'GET') => new Request('http://127.0.0.1/file', { method })
/** Somebody of that clinic. */
let people = 0
const of = (clinicId: string) => ({ clinicId, accountId: `${++people}` }) as Viewer
const file = (
  clinicId: string,
  make: () => Promise<string | Response> = () => Promise.resolve(words),
  method?: string,
) => largeFile(asked(method), of(clinicId), make, { 'Content-Type': 'text/plain' })

test('it arrives whole, and its length is said', async () => {
  const answer = await file('Harbour')
  expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(words)))
  expect(await answer.text()).toBe(words)
})

test('a clinic has three that were not read, whoever asked, all together eight; a place is had again once one is read or given up', async () => {
  const [first] = [await file('Harbour'), await file('Harbour'), await file('Harbour')]
  await expect(file('Harbour')).rejects.toThrow(NoPlace)
  await first.text()
  const third = await file('Harbour')
  for (const clinicId of ['Riverside', 'Riverside', 'Riverside', 'Hill', 'Hill']) await file(clinicId)
  await expect(file('Lake')).rejects.toThrow(NoPlace)
  await third.body!.cancel()
  await third.body!.cancel()
  await file('Lake')
  await expect(file('Lake'), 'given up twice is one place').rejects.toThrow(NoPlace)
})

test('what fails, what is answered instead and what nobody reads keeps no place', async () => {
  vi.resetModules()
  const { largeFile: fresh } = await import('@/server/large-file')
  for (let i = 0; i < 10; i++) {
    await expect(
      fresh(asked(), of('Harbour'), () => Promise.reject(new Error('no database')), {}),
    ).rejects.toThrow(/no data/)
    const instead = await fresh(
      asked(),
      of('Harbour'),
      () => Promise.resolve(new Response(null, { status: 422 })),
      {},
    )
    expect(instead.status).toBe(422)
    const head = await fresh(asked('HEAD'), of('Harbour'), () => Promise.resolve(words), {})
    expect([head.body, head.headers.get('content-length')]).toEqual([null, String(Buffer.byteLength(words))])
  }
})

test('whoever falls twenty seconds behind a slow line is let go, and nobody has longer than ten minutes', async () => {
  vi.useFakeTimers()
  vi.resetModules()
  const { largeFile: fresh } = await import('@/server/large-file')
  const ask = (text = words) => fresh(asked(), of('Harbour'), () => Promise.resolve(text), {})
  const [unread, slow] = [await ask(), await ask(), await ask()]
  const reader = slow.body!.getReader()
  // Two kilobytes a second, so 64 give another 32.
  expect((await reader.read()).done).toBe(false)
  await vi.advanceTimersByTimeAsync(19_000)
  await expect(ask()).rejects.toMatchObject({ name: 'NoPlace' })
  await vi.advanceTimersByTimeAsync(1_000)
  await expect(unread.text()).rejects.toThrow(/not read in time/)
  await vi.advanceTimersByTimeAsync(31_000)
  expect((await reader.read()).done).toBe(false)
  await vi.advanceTimersByTimeAsync(33_000)
  await expect(reader.read()).rejects.toThrow(/not read in time/)

  const lasting = (await ask(words.repeat(4))).body!.getReader()
  for (let second = 0; second < 600; second += 30) {
    expect((await lasting.read()).done).toBe(false)
    await vi.advanceTimersByTimeAsync(30_000)
  }
  await expect(lasting.read()).rejects.toThrow(/not read in time/)

  const steady = (await ask()).body!.getReader()
  let read = 0
  for (let part = await steady.read(); !part.done; part = await steady.read()) {
    read += part.value.length
    await vi.advanceTimersByTimeAsync(30_000)
  }
  expect(read).toBe(Buffer.byteLength(words))
  expect([(await ask()).status, (await ask()).status]).toEqual([200, 200])
})
