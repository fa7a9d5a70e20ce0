// A large file is handed over whole, by few at once, and nobody who does not read theirs keeps the rest from anybody for long.
import { afterEach, expect, test, vi } from 'vitest'
import { largeFile } from '@/server/large-file'
import { NoPlace } from '@/server/places'

afterEach(() => void vi.useRealTimers())

const words = 'Edith’s file, 🏋️. '.repeat(20_000)
const asked = (method = 'GET') => new Request('http://127.0.0.1/file', { method })
const file = (
  who: string,
  make: () => Promise<string | Response> = () => Promise.resolve(words),
  method?: string,
) => largeFile(asked(method), who, make, { 'Content-Type': 'text/plain' })

test('it arrives whole, and its length is said', async () => {
  const answer = await file('Ana')
  expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(words)))
  expect(await answer.text()).toBe(words)
})

test('an account has two that it has not read, all together six; a place is had again once one is read or given up', async () => {
  const [first] = [await file('Ana'), await file('Ana')]
  await expect(file('Ana')).rejects.toThrow(NoPlace)
  await first.text()
  const third = await file('Ana')
  for (const who of ['Ben', 'Ben', 'Eve', 'Eve']) await file(who)
  await expect(file('Zoe')).rejects.toThrow(NoPlace)
  await third.body!.cancel()
  await third.body!.cancel()
  await file('Zoe')
  await expect(file('Zoe'), 'given up twice is one place').rejects.toThrow(NoPlace)
})

test('what fails, what is answered instead and what nobody reads keeps no place', async () => {
  vi.resetModules()
  const { largeFile: fresh } = await import('@/server/large-file')
  for (let i = 0; i < 10; i++) {
    await expect(fresh(asked(), 'Ana', () => Promise.reject(new Error('no database')), {})).rejects.toThrow(
      /no data/,
    )
    const instead = await fresh(
      asked(),
      'Ana',
      () => Promise.resolve(new Response(null, { status: 422 })),
      {},
    )
    expect(instead.status).toBe(422)
    const head = await fresh(asked('HEAD'), 'Ana', () => Promise.resolve(words), {})
    expect([head.body, head.headers.get('content-length')]).toEqual([null, String(Buffer.byteLength(words))])
  }
})

test('whoever reads slowly on purpose is cut off', async () => {
  vi.useFakeTimers()
  vi.resetModules()
  const { largeFile: fresh } = await import('@/server/large-file')
  const make = () => Promise.resolve(words)
  const slow = [await fresh(asked(), 'Ana', make, {}), await fresh(asked(), 'Ana', make, {})]
  const reader = slow[0]!.body!.getReader()
  expect((await reader.read()).done).toBe(false)
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  await expect(reader.read()).rejects.toThrow(/not read in time/)
  expect((await fresh(asked(), 'Ana', make, {})).status).toBe(200)
})
